import { findBrowser, howToInstall, installBrowser, thisMachine } from './browsers.mjs';

const NAMES = ['chromium', 'firefox', 'webkit'];

/**
 * Executables by name. Chromium must be there; Firefox too in CI, and whichever is asked for by name. The others join when they are
 * there. One that is missing is installed where that can be done without asking: if it must be there, or if this machine is nobody's
 * own (CI, a container). Ends the process with one line when a browser that must be there is not.
 * @param {string | undefined} only
 * @param {readonly string[]} wanted what the chosen checks need
 * @returns {{ chromium?: string, firefox?: string, webkit?: string }}
 */
export function browsersToTest(only, wanted = NAMES) {
  if (only !== undefined && !NAMES.includes(only)) fail(`There are three browsers: ${NAMES.join(', ')} (not ${only}).`);
  const inCi = Boolean(process.env.CI);
  const required = only === undefined ? ['chromium', ...(inCi ? ['firefox'] : [])] : [only];
  const mayInstall = inCi || thisMachine().isRoot;
  const found = {};
  for (const name of NAMES.filter((each) => wanted.includes(each) && (only === undefined || each === only))) {
    const must = required.includes(name);
    found[name] = find(name) ?? (must || mayInstall ? install(name) : null) ?? (must ? fail(howToInstall(name)) : undefined);
  }
  return found;
}

/** A variable that names a file which is not there is a mistake to be told, not to be passed over. */
function find(name) {
  try {
    return findBrowser(name);
  } catch (error) {
    return fail(error.message);
  }
}

function install(name) {
  console.log(`No ${name} is here: trying this system's package manager ...`);
  return installBrowser(name);
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
