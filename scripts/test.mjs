/**
 * `npm test`: everything that must hold, several checks side by side, in a clone with nothing installed. One line a check, when it
 * has ended; what failed is printed whole. Ends with `N passed, N failed`.
 *   npm test -- --only lint,node      some checks (names below)
 *   npm test -- --browser chromium    browser tests in one browser
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { ensureDependencies } from './lib/dependencies.mjs';
import { sideBySide } from './lib/side-by-side.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, browser: { type: 'string' } } });

ensureDependencies();
const { CHECKS } = await import('./lib/checks.mjs');
const { browsersToTest } = await import('./lib/test-browsers.mjs');

const chosen = choose(options.only?.split(','));
const browsers = browsersToTest(options.browser, chosen.flatMap(({ browser }) => browser ?? []));
const total = { passed: 0, failed: 0 };
const underWay = new Set();

const possible = chosen.filter((check) => {
  const here = check.browser === undefined || browsers[check.browser] !== undefined;
  if (!here) console.log(`- ${check.title}: left out, ${check.browser} is not here`);
  return here;
});
// What gives way to what keeps time may be half a core too many.
await sideBySide(possible, availableParallelism() + 0.5, perform);

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function perform(check) {
  const startedAt = performance.now();
  underWay.add(check.title);
  showUnderWay();
  const { passed, failed, note = '', output } = await outcomeOf(check);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  underWay.delete(check.title);
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${check.title.padEnd(34)}${seconds.padStart(6)} s  ${note}`.trimEnd());
  if (failed > 0) console.log(output.trimEnd().replace(/^/gm, '    '));
  showUnderWay();
}

/** A check that breaks off has failed, and keeps none of the others from running. */
async function outcomeOf(check) {
  try {
    return await check.run(browsers);
  } catch (error) {
    return { passed: 0, failed: 1, output: error.stack };
  }
}

/** For a person who watches: a line that the next one takes the place of. */
function showUnderWay() {
  if (process.stdout.isTTY) process.stdout.write(`\x1b[2K${underWay.size > 0 ? `… ${[...underWay].join(' · ')}`.slice(0, process.stdout.columns - 1) : ''}\r`);
}

/** All, or those named: with the build first, when one of them looks at what it makes: what is there may be old. */
function choose(names) {
  if (names === undefined) return options.browser === undefined ? CHECKS : CHECKS.filter(({ browser }) => browser === undefined || browser === options.browser);
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No check is called ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  const wanted = new Set(names);
  if (CHECKS.some(({ name, after }) => after === 'build' && wanted.has(name))) wanted.add('build');
  return CHECKS.filter(({ name, browser }) => wanted.has(name) && (browser === undefined || options.browser === undefined || browser === options.browser));
}
