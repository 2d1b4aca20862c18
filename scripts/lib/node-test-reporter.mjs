import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';

/**
 * A node:test reporter for `npm test`: prints what failed, in full, and writes how many tests passed and failed to the file
 * named in TEST_COUNTS.
 */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    // A suite's result repeats that of its tests. A file that cannot be loaded is reported as a failing test.
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += 1;
    else {
      counts.failed += 1;
      const { error } = data.details;
      yield `\n  ✗ ${data.name} (${data.file}:${data.line})\n${inspect(error.cause ?? error).replace(/^/gm, '    ')}\n`;
    }
  }
  writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}
