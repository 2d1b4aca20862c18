import { findBrowser, howToInstall, installBrowser } from './browsers.mjs';

/**
 * Executables by name. Chromium must be there, and is installed where that can be done without asking; Firefox joins when it is
 * there, and in CI (or when asked for by name) must be. Ends the process with one line when a browser that must be there is not.
 * @param {string | undefined} only
 * @returns {{ chromium?: string, firefox?: string }}
 */
export function browsersToTest(only) {
  if (only !== undefined && only !== 'chromium' && only !== 'firefox') fail(`There are two browsers: chromium, firefox (not ${only}).`);
  const required = only === undefined ? ['chromium', ...(process.env.CI ? ['firefox'] : [])] : [only];
  const optional = only === undefined && !process.env.CI ? ['firefox'] : [];
  const found = {};
  for (const name of required) found[name] = find(name) ?? install(name) ?? fail(howToInstall(name));
  for (const name of optional) found[name] = find(name) ?? undefined;
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
