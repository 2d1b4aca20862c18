import { chromeLauncher } from '@web/test-runner-chrome';
import { launch } from 'puppeteer-core';

/**
 * A launcher for web-test-runner that runs several test files at a time, each page in a browser of its own. In one browser all
 * pages but one would be without the focus, or behind another, where nothing is drawn and timers are slow.
 * @param {string} name how the browser is called in the results
 * @param {import('puppeteer-core').LaunchOptions} options
 * @param {number} filesAtATime
 */
export function launcherOfSeveral(name, options, filesAtATime) {
  const others = [];
  let pages = 0;
  const createPage = async ({ context }) => {
    pages += 1;
    if (pages === 1) return context.newPage();
    const browser = await launch(options);
    others.push(browser);
    return browser.newPage();
  };
  const launcher = chromeLauncher({ launchOptions: options, createPage, concurrency: filesAtATime });
  const stop = launcher.stop.bind(launcher);
  return Object.assign(launcher, {
    name,
    stop: async () => {
      await Promise.all([stop(), ...others.map((browser) => browser.close())]);
    },
  });
}
