/**
 * Browser tests. By hand: `npx wtr --files 'test/rtc/*.test.ts'`, with `BROWSERS=firefox` for one browser.
 * `npm test` runs all of them, browser by browser, and counts through the reporter named in WTR_COUNTS.
 */
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';

import { findBrowser, howToInstall } from './scripts/lib/browsers.mjs';
import { countingReporter } from './scripts/lib/counting-reporter.mjs';
import { devServerPlugins } from './scripts/lib/dev-server-plugins.mjs';
import { launchOptions } from './scripts/lib/launch-options.mjs';
import { stormSeedPlugin } from './test/storm/storm-seed-plugin.mjs';

function launcher(name) {
  const executable = findBrowser(name);
  if (executable === null) throw new Error(howToInstall(name));
  const browser = chromeLauncher({ launchOptions: launchOptions(name, executable), concurrency: 1 });
  browser.name = name === 'firefox' ? 'Firefox' : 'Chromium';
  return browser;
}

const wanted = process.env.BROWSERS?.split(',') ?? ['chromium', 'firefox'].filter((name) => findBrowser(name) !== null);
const countsFile = process.env.WTR_COUNTS;

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  browsers: wanted.map(launcher),
  concurrentBrowsers: 1,
  nodeResolve: true,
  plugins: [...devServerPlugins(), stormSeedPlugin()],
  // A call is a dozen round trips of real WebRTC on a machine that may be doing other things.
  testFramework: { config: { timeout: 20_000, ui: 'bdd' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: countsFile === undefined ? [defaultReporter()] : [countingReporter(countsFile)],
};
