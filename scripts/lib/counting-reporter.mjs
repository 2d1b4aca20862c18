import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A web-test-runner reporter for `npm test`: prints what failed, in full, and writes how many tests passed and failed.
 * A file that could not be loaded, or that holds no test, counts as one failure.
 * @param {string} countsFile where `{ passed, failed, skipped }` goes
 */
export function countingReporter(countsFile) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) countSession(session, counts);
      writeFileSync(countsFile, JSON.stringify(counts));
    },
  };
}

function countSession(session, counts) {
  const where = `${relative(process.cwd(), session.testFile)} (${session.browser.name})`;
  const tests = session.testResults ? flatten(session.testResults, []) : [];
  for (const { path, test } of tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else {
      counts.failed += 1;
      print(where, path, test.error);
    }
  }
  // Errors outside any test: an import that fails, an unhandled rejection after the last test.
  for (const error of session.errors) print(where, 'outside any test', error);
  const silent = tests.length === 0 && session.errors.length === 0;
  if (silent) print(where, 'holds no test', undefined);
  if (session.errors.length > 0 || silent) counts.failed += 1;
  const failedHere = session.errors.length > 0 || tests.some(({ test }) => !test.passed && !test.skipped);
  if (failedHere) for (const log of session.logs) console.log(`    console: ${log.map(String).join(' ')}`);
  for (const url of session.request404s) console.log(`    ${where}: not found: ${url}`);
}

function flatten(suite, names) {
  return [
    ...suite.tests.map((test) => ({ path: [...names, test.name].join(' › '), test })),
    ...suite.suites.flatMap((inner) => flatten(inner, [...names, inner.name])),
  ];
}

function print(where, path, error) {
  console.log(`\n  ✗ ${where}: ${path}`);
  if (!error) return;
  const text = error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  console.log(text.trim().replace(/^/gm, '    '));
  if (error.expected !== undefined) console.log(`    expected: ${error.expected}\n    actual:   ${error.actual}`);
}
