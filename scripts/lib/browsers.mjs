/**
 * Finds the browsers that tests run in (of WebKit, its driver), and installs them where this machine's package manager may be used.
 * Everything it knows of the machine comes in as a `World`, so that a test can show it any machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName
 *
 * @typedef {object} World
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {boolean} isRoot
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => string[]} list Names in a folder; none when there is no such folder.
 * @property {(command: string, args: string[], options?: { quiet?: boolean }) => boolean} run Whether it ended well.
 */

/** @returns {World} */
export function thisMachine() {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    list: (path) => {
      try {
        return readdirSync(path);
      } catch {
        return [];
      }
    },
    run: (command, args, { quiet = false } = {}) =>
      spawnSync(command, args, {
        stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
        timeout: quiet ? 20_000 : 600_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0,
  };
}

const VARIABLES = {
  chromium: ['CHROMIUM_PATH', 'CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH'],
  firefox: ['FIREFOX_PATH', 'FIREFOX_BIN'],
  webkit: ['WEBKIT_DRIVER_PATH'],
};

const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge-stable', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
  webkit: ['WebKitWebDriver'],
};

/** Without its display WebKitGTK cannot run; the other two need none. */
const NEEDED_BESIDE = { chromium: [], firefox: [], webkit: ['Xvfb'] };

/** Below /Applications, the user's own too. */
const MAC_APPS = {
  chromium: ['Google Chrome', 'Chromium', 'Google Chrome for Testing', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`),
  firefox: ['Firefox', 'Firefox Developer Edition'].map((name) => `${name}.app/Contents/MacOS/firefox`),
  webkit: [],
};

/** Below the Program Files folders and the user's local data. */
const WINDOWS_APPS = {
  chromium: ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
  webkit: [],
};

const LINUX_PLACES = {
  chromium: ['/usr/bin/chromium', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  firefox: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/opt/firefox/firefox', '/usr/lib/firefox/firefox', '/snap/bin/firefox'],
  webkit: ['/usr/bin/WebKitWebDriver', '/usr/lib/webkit2gtk-4.1/WebKitWebDriver'],
};

/** What lies inside one version's folder of another tool's download cache. */
const CACHED_BINARIES = {
  chromium: [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    ...['mac', 'mac-x64', 'mac-arm64'].map((cpu) => `chrome-${cpu}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`),
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ],
  firefox: ['firefox/firefox', 'Firefox.app/Contents/MacOS/firefox', 'firefox/firefox.exe', 'core/firefox.exe'],
  webkit: [],
};

/**
 * The browser's executable, or null.
 * @param {BrowserName} name
 * @param {World} world
 * @returns {string | null}
 */
export function findBrowser(name, world = thisMachine()) {
  for (const variable of VARIABLES[name]) {
    const path = world.env[variable];
    if (!path) continue;
    if (!world.exists(path)) throw new Error(`${variable} names ${path}, which does not exist.`);
    return path;
  }
  if (NEEDED_BESIDE[name].some((command) => !hasCommand(command, world))) return null;
  const candidates = [...onPath(name, world), ...usualPlaces(name, world), ...cached(name, world)];
  return candidates.find((path) => world.exists(path) && starts(name, path, world)) ?? null;
}

/** Some systems have a placeholder under the browser's name which only says how to install it. On Windows the question would open a window. */
function starts(name, path, world) {
  return world.platform === 'win32' || world.run(path, [name === 'webkit' ? '--help' : '--version'], { quiet: true });
}

function pathOf(world) {
  return world.platform === 'win32' ? win32 : posix;
}

function onPath(name, world) {
  const { join, delimiter } = pathOf(world);
  const folders = (world.env.PATH ?? world.env.Path ?? '').split(delimiter).filter(Boolean);
  const ending = world.platform === 'win32' ? '.exe' : '';
  return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command + ending)));
}

function usualPlaces(name, world) {
  const { join } = pathOf(world);
  switch (world.platform) {
    case 'darwin':
      return ['/Applications', join(world.home, 'Applications')].flatMap((folder) => MAC_APPS[name].map((app) => join(folder, app)));
    case 'win32': {
      const folders = [world.env.PROGRAMFILES, world.env['PROGRAMFILES(X86)'], world.env.LOCALAPPDATA].filter(Boolean);
      return folders.flatMap((folder) => WINDOWS_APPS[name].map((app) => join(folder, app)));
    }
    default:
      return LINUX_PLACES[name];
  }
}

/** Playwright's Firefox is left out: it is a patched build that speaks Playwright's own protocol. */
function cached(name, world) {
  const { join } = pathOf(world);
  const caches = {
    linux: world.env.XDG_CACHE_HOME ?? join(world.home, '.cache'),
    darwin: join(world.home, 'Library/Caches'),
    win32: world.env.LOCALAPPDATA ?? join(world.home, 'AppData\\Local'),
  };
  const playwright = world.env.PLAYWRIGHT_BROWSERS_PATH ?? join(caches[world.platform] ?? caches.linux, 'ms-playwright');
  const puppeteer = world.env.PUPPETEER_CACHE_DIR ?? join(world.home, '.cache', 'puppeteer');
  const newestFirst = (folder) => world.list(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true })).map((version) => join(folder, version));
  const versions = [
    ...newestFirst(join(puppeteer, name === 'chromium' ? 'chrome' : 'firefox')),
    ...newestFirst(join(puppeteer, name)),
    ...(name === 'chromium' ? newestFirst(playwright).filter((folder) => /[\\/]chromium-\d+$/.test(folder)) : []),
  ];
  return versions.flatMap((folder) => CACHED_BINARIES[name].map((binary) => join(folder, ...binary.split('/'))));
}

/** In the order in which they are asked for; packages that bring no browser (a placeholder, say) are followed by the next. */
const MANAGERS = [
  { command: 'apt-get', update: ['update', '-q'], install: ['install', '-y', '-q', '--no-install-recommends'], chromium: ['chromium', 'chromium-browser'], firefox: ['firefox-esr', 'firefox'], webkit: ['webkit2gtk-driver xvfb'] },
  { command: 'dnf', install: ['install', '-y', '-q'], chromium: ['chromium'], firefox: ['firefox'] },
  { command: 'pacman', install: ['-Sy', '--noconfirm', '--needed'], chromium: ['chromium'], firefox: ['firefox'] },
  { command: 'zypper', install: ['--non-interactive', 'install'], chromium: ['chromium'], firefox: ['MozillaFirefox'] },
  { command: 'apk', update: ['update'], install: ['add'], chromium: ['chromium'], firefox: ['firefox', 'firefox-esr'] },
];

/**
 * Installs the browser by the system's package manager, if there is one that may be used without asking.
 * @param {BrowserName} name
 * @param {World} world
 * @returns {string | null} its executable, or null when that was not possible
 */
export function installBrowser(name, world = thisMachine()) {
  if (world.platform === 'darwin' && name !== 'webkit' && hasCommand('brew', world)) {
    const cask = name === 'chromium' ? 'google-chrome' : 'firefox';
    return world.run('brew', ['install', '--cask', cask]) ? findBrowser(name, world) : null;
  }
  if (world.platform !== 'linux') return null;
  const may = world.isRoot || (hasCommand('sudo', world) && world.run('sudo', ['-n', 'true'], { quiet: true }));
  const manager = MANAGERS.find(({ command }) => hasCommand(command, world));
  const packages = manager?.[name];
  if (!may || packages === undefined) return null;
  const run = (args) => (world.isRoot ? world.run(manager.command, args) : world.run('sudo', ['-n', manager.command, ...args]));
  if (manager.update) run(manager.update);
  for (const names of packages) {
    const path = run([...manager.install, ...names.split(' ')]) ? findBrowser(name, world) : null;
    if (path !== null) return path;
  }
  return null;
}

/** One line on how to get the browser by hand. */
export function howToInstall(name, world = thisMachine()) {
  const manager = world.platform === 'linux' ? MANAGERS.find(({ command }) => hasCommand(command, world)) : undefined;
  const byManager = manager?.[name] ? `install it (sudo ${manager.command} ${manager.install[0]} ${manager[name][0]})` : 'install it';
  const ways = [byManager, ...DOWNLOADS[name].map((build) => `run "npx @puppeteer/browsers install ${build} --path ~/.cache/puppeteer"`), `set ${VARIABLES[name][0]} to its executable`];
  return `No ${PRODUCTS[name]} was found: ${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
}

const PRODUCTS = { chromium: 'Chromium or Chrome', firefox: 'Firefox', webkit: 'WebKitGTK with its driver and Xvfb' };
const DOWNLOADS = { chromium: ['chrome@stable'], firefox: ['firefox@stable'], webkit: [] };

function hasCommand(command, world) {
  const folders = (world.env.PATH ?? '').split(posix.delimiter).filter(Boolean);
  return folders.some((folder) => world.exists(posix.join(folder, command)));
}
