/**
 * How tests start a browser: no window, devices that are not there, no question before they open.
 * `--no-sandbox`: most containers cannot give Chromium its sandbox, and only pages of this project are opened.
 */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-dev-shm-usage',
];

const FIREFOX_PREFERENCES = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  // A page may take the focus (page-with-focus.mjs), and is told the devices without: this browser counts headless windows as left
  // for good once another of them was open.
  'dom.disable_window_flip': false,
  'media.devices.unfocused.enabled': true,
};

/**
 * @param {'chromium' | 'firefox'} name
 * @param {string} executablePath
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export function launchOptions(name, executablePath) {
  return name === 'firefox'
    ? { browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: FIREFOX_PREFERENCES }
    : { browser: 'chrome', executablePath, headless: true, args: CHROMIUM_FLAGS };
}
