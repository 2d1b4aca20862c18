import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findBrowser, howToInstall, installBrowser, type World } from '../../scripts/lib/browsers.mjs';

interface Machine extends World {
  /** Command lines that were run, but for the question whether a browser starts. */
  readonly commands: string[];
}

interface MachineDetails {
  readonly files?: readonly string[];
  readonly env?: Record<string, string>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
  readonly isRoot?: boolean;
  /** Files that are there but do not start. */
  readonly placeholders?: readonly string[];
  /** What a command line does to the machine's files, or `false` when it fails. */
  readonly onRun?: (line: string, files: Set<string>) => boolean;
}

function machine({ files = [], env = {}, platform = 'linux', home = '/home/ann', isRoot = false, placeholders = [], onRun = () => false }: MachineDetails): Machine {
  const present = new Set([...files, ...placeholders]);
  const commands: string[] = [];
  const separator = platform === 'win32' ? '\\' : '/';
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    platform,
    home,
    isRoot,
    commands,
    exists: (path) => present.has(path),
    list: (folder) => [
      ...new Set([...present].filter((path) => path.startsWith(folder + separator)).map((path) => path.slice(folder.length + 1).split(separator)[0] ?? '')),
    ],
    run: (command, args) => {
      if (args[0] === '--version' || args[0] === '--help') return present.has(command) && !placeholders.includes(command);
      const line = [command, ...args].join(' ');
      commands.push(line);
      return onRun(line, present);
    },
  };
}

describe('Finding a browser', () => {
  it('takes the one a variable names before any other', () => {
    const world = machine({ files: ['/usr/bin/chromium', '/opt/own/chrome'], env: { CHROME_PATH: '/opt/own/chrome' } });
    assert.equal(findBrowser('chromium', world), '/opt/own/chrome');
  });

  it('says so when a variable names a file that is not there', () => {
    const world = machine({ files: ['/usr/bin/firefox'], env: { FIREFOX_PATH: '/gone/firefox' } });
    assert.throws(() => findBrowser('firefox', world), /FIREFOX_PATH names \/gone\/firefox, which does not exist/);
  });

  it('looks through PATH', () => {
    assert.equal(findBrowser('chromium', machine({ files: ['/opt/bin/google-chrome'], env: { PATH: '/bin:/opt/bin' } })), '/opt/bin/google-chrome');
    assert.equal(findBrowser('firefox', machine({ files: ['/usr/bin/firefox-esr'] })), '/usr/bin/firefox-esr');
  });

  it('passes over a placeholder that does not start', () => {
    const world = machine({ placeholders: ['/usr/bin/chromium-browser'], files: ['/opt/google/chrome/chrome'] });
    assert.equal(findBrowser('chromium', world), '/opt/google/chrome/chrome');
  });

  it('knows where macOS and Windows keep them', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(findBrowser('chromium', machine({ platform: 'darwin', files: [chrome] })), chrome);
    const own = '/Users/ann/Applications/Firefox.app/Contents/MacOS/firefox';
    assert.equal(findBrowser('firefox', machine({ platform: 'darwin', home: '/Users/ann', files: [own] })), own);
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', PATH: 'C:\\Windows' };
    assert.equal(findBrowser('chromium', machine({ platform: 'win32', env, files: [windows] })), windows);
  });

  it('uses what other tools have downloaded, the newest first', () => {
    const cache = '/home/ann/.cache';
    const files = [`${cache}/ms-playwright/chromium-999/chrome-linux/chrome`, `${cache}/ms-playwright/chromium-1187/chrome-linux/chrome`];
    assert.equal(findBrowser('chromium', machine({ files })), files[1]);
    const puppeteer = `${cache}/puppeteer/chrome/linux-141.0.7390.54/chrome-linux64/chrome`;
    assert.equal(findBrowser('chromium', machine({ files: [...files, puppeteer] })), puppeteer);
  });

  it('leaves Playwright\'s own build of Firefox alone', () => {
    assert.equal(findBrowser('firefox', machine({ files: ['/home/ann/.cache/ms-playwright/firefox-1490/firefox/firefox'] })), null);
  });

  it('takes WebKit\'s driver only beside the display it needs', () => {
    const driver = '/usr/bin/WebKitWebDriver';
    assert.equal(findBrowser('webkit', machine({ files: [driver, '/usr/bin/Xvfb'] })), driver);
    assert.equal(findBrowser('webkit', machine({ files: [driver] })), null);
  });

  it('finds nothing on a machine without one', () => {
    assert.equal(findBrowser('chromium', machine({})), null);
    assert.equal(findBrowser('firefox', machine({ platform: 'win32' })), null);
    assert.equal(findBrowser('webkit', machine({ platform: 'darwin' })), null);
  });
});

describe('Installing a browser', () => {
  const apt = '/usr/bin/apt-get';
  const brings = (name: string, file: string) => (line: string, files: Set<string>) => {
    if (line.endsWith(` ${name}`)) files.add(file);
    return true;
  };

  it('asks apt-get, after an update, as root', () => {
    const world = machine({ files: [apt], isRoot: true, onRun: brings('chromium', '/usr/bin/chromium') });
    assert.equal(installBrowser('chromium', world), '/usr/bin/chromium');
    assert.deepEqual(world.commands, ['apt-get update -q', 'apt-get install -y -q --no-install-recommends chromium']);
  });

  it('goes through sudo where that asks for no password', () => {
    const world = machine({ files: ['/usr/bin/dnf', '/usr/bin/sudo'], onRun: brings('firefox', '/usr/bin/firefox') });
    assert.equal(installBrowser('firefox', world), '/usr/bin/firefox');
    assert.deepEqual(world.commands, ['sudo -n true', 'sudo -n dnf install -y -q firefox']);
  });

  it('runs nothing where sudo would ask for a password', () => {
    const world = machine({ files: [apt, '/usr/bin/sudo'], onRun: () => false });
    assert.equal(installBrowser('chromium', world), null);
    assert.deepEqual(world.commands, ['sudo -n true']);
  });

  it('tries the next name when a package brings only a placeholder', () => {
    const world = machine({ files: [apt], isRoot: true, onRun: brings('firefox', '/usr/bin/firefox') });
    assert.equal(installBrowser('firefox', world), '/usr/bin/firefox');
    assert.equal(world.commands.at(-1), 'apt-get install -y -q --no-install-recommends firefox');
  });

  it('asks for WebKit\'s driver and its display together', () => {
    const onRun = (line: string, files: Set<string>) => {
      if (line.endsWith(' webkit2gtk-driver xvfb')) files.add('/usr/bin/WebKitWebDriver').add('/usr/bin/Xvfb');
      return true;
    };
    assert.equal(installBrowser('webkit', machine({ files: [apt], isRoot: true, onRun })), '/usr/bin/WebKitWebDriver');
  });

  it('runs nothing for WebKit where it knows of no package', () => {
    for (const world of [machine({ files: ['/usr/bin/dnf'], isRoot: true }), machine({ platform: 'darwin', files: ['/usr/local/bin/brew'] })]) {
      assert.equal(installBrowser('webkit', world), null);
      assert.deepEqual(world.commands, []);
    }
  });

  it('gives up without a package manager', () => {
    assert.equal(installBrowser('chromium', machine({ isRoot: true })), null);
    assert.equal(installBrowser('chromium', machine({ platform: 'win32' })), null);
  });

  it('says in one line what to do by hand', () => {
    const line = howToInstall('chromium', machine({ files: [apt] }));
    assert.match(line, /^No Chromium or Chrome was found: .*apt-get install.*CHROMIUM_PATH.*$/);
    assert.doesNotMatch(line, /\n/);
    assert.match(howToInstall('firefox', machine({ platform: 'win32' })), /FIREFOX_PATH/);
    assert.match(howToInstall('webkit', machine({ files: [apt] })), /^No WebKitGTK .*apt-get install webkit2gtk-driver xvfb\), or set WEBKIT_DRIVER_PATH.*$/);
  });
});
