const HELPERS = '/@open-wc/testing-helpers/src/helpers.js';
/** As it is written, and as esbuild writes it. */
const DEFAULT = /\btimeout = (?:1000|1e3)\b/;

/**
 * For the test runner: what tests wait for may take 10 s to come, where they say nothing else. The one second that `waitUntil`
 * gives is too little for a file that is loaded on need, on a machine that runs two browsers.
 */
export function patiencePlugin() {
  return {
    name: 'patience',
    transform({ path, body }) {
      if (!path.endsWith(HELPERS)) return undefined;
      if (!DEFAULT.test(body)) throw new Error(`${HELPERS} has another default by now: look at scripts/lib/patience-plugin.mjs.`);
      return body.replace(DEFAULT, 'timeout = 10_000');
    },
  };
}
