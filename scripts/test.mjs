/**
 * `npm test`: everything that must hold, check by check, in a clone with nothing installed. Ends with `N passed, N failed`.
 *   npm test -- --only lint,node      some checks (names below)
 *   npm test -- --browser chromium    browser tests in one browser
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject } from './lib/project.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, browser: { type: 'string' } } });

ensureDependencies();
const { CHECKS } = await import('./lib/checks.mjs');
const { browsersToTest } = await import('./lib/test-browsers.mjs');

const chosen = choose(options.only?.split(','));
const browsers = browsersToTest(options.browser, chosen.flatMap(({ browser }) => browser ?? []));
const total = { passed: 0, failed: 0 };

for (const check of chosen) {
  if (check.browser && browsers[check.browser] === undefined) {
    console.log(`- ${check.title}: left out, ${check.browser} is not here`);
    continue;
  }
  const startedAt = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${check.title}\r`);
  const { passed, failed, note = '', output } = await check.run(browsers);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${check.title.padEnd(34)}${seconds.padStart(6)} s  ${note}`.trimEnd());
  if (failed > 0) console.log(output.trimEnd().replace(/^/gm, '    '));
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** All, or those named: with the build first, when one of them looks at what it makes and nothing is there. */
function choose(names) {
  if (names === undefined) return options.browser === undefined ? CHECKS : CHECKS.filter(({ browser }) => browser === undefined || browser === options.browser);
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No check is called ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  const wanted = new Set(names);
  if (CHECKS.some(({ name, built }) => built && wanted.has(name)) && !existsSync(inProject('dist'))) wanted.add('build');
  return CHECKS.filter(({ name, browser }) => wanted.has(name) && (browser === undefined || options.browser === undefined || browser === options.browser));
}
