/**
 * Browser tests. By hand: `npx wtr --files 'test/rtc/*.test.ts'`, with `BROWSERS=firefox` for one browser.
 * `npm test` runs all of them, browser by browser, and counts through the reporter named in WTR_COUNTS.
 */
import { defaultReporter } from '@web/test-runner';

import { findBrowser, howToInstall } from './scripts/lib/browsers.mjs';
import { countingReporter } from './scripts/lib/counting-reporter.mjs';
import { devServerPlugins } from './scripts/lib/dev-server-plugins.mjs';
import { freePort } from './scripts/lib/free-port.mjs';
import { launchOptions } from './scripts/lib/launch-options.mjs';
import { pageWithFocus } from './scripts/lib/page-with-focus.mjs';
import { patiencePlugin } from './scripts/lib/patience-plugin.mjs';
import { launcherOfSeveral } from './scripts/lib/test-launcher.mjs';
import { stormSeedPlugin } from './test/storm/storm-seed-plugin.mjs';

/** Most of a call is waiting, for the other side and for timers: two files at a time do not even keep one core busy. */
const FILES_AT_A_TIME = 2;

function launcher(name) {
  const executable = findBrowser(name);
  if (executable === null) throw new Error(howToInstall(name));
  return launcherOfSeveral(name === 'firefox' ? 'Firefox' : 'Chromium', launchOptions(name, executable), FILES_AT_A_TIME);
}

const wanted = process.env.BROWSERS?.split(',') ?? ['chromium', 'firefox'].filter((name) => findBrowser(name) !== null);
const countsFile = process.env.WTR_COUNTS;

export default {
  // Those that take longest come first, so that none is left over for the end.
  files: ['test/{storm,demo,dialects}/**/*.test.ts', 'test/**/*.test.ts', '!test/**/*.node.test.ts'],
  port: await freePort(),
  browsers: wanted.map(launcher),
  concurrentBrowsers: 1,
  nodeResolve: true,
  plugins: [...devServerPlugins(), patiencePlugin(), stormSeedPlugin()],
  testRunnerHtml: pageWithFocus,
  // A call is a dozen round trips of real WebRTC on a machine that may be doing other things; what a test waits for may take 10 s a piece.
  testFramework: { config: { timeout: 60_000, ui: 'bdd' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: countsFile === undefined ? [defaultReporter()] : [countingReporter(countsFile)],
};
