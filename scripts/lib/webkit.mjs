/**
 * Drives WebKit for tests: WebKitGTK's own driver opens its MiniBrowser on a virtual display, and is asked over HTTP as W3C
 * WebDriver says. The few commands that tests need are `fetch` calls: a client package would be larger than all of this.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { freePort } from './free-port.mjs';

const PATIENCE_MS = 30_000;
/** Pages 1280 px wide fit in, whatever the window's frame takes. */
const WINDOW = { width: 1400, height: 1000 };

/**
 * @typedef {object} WebKit
 * @property {string} version
 * @property {(address: string) => Promise<void>} open Resolves when the page has loaded.
 * @property {(body: string, ...values: unknown[]) => Promise<unknown>} evaluate Runs the body of an async function in the page; its
 *   `arguments` are the values. What it comes to is given back, as JSON.
 * @property {(selector?: string) => Promise<Buffer>} picture A PNG of what the window shows, or of one element.
 * @property {() => Promise<void>} close
 */

/**
 * Starts the browser. Whatever was started is stopped again when it does not come up.
 * @param {string} driver the executable of WebKitWebDriver, as `findBrowser('webkit')` gives it
 * @returns {Promise<WebKit>}
 */
export async function launchWebKit(driver) {
  const processes = [];
  process.once('exit', () => { for (const child of processes) child.kill(); }); // a test run that breaks off leaves nothing behind
  const start = (...command) => {
    const child = spawn(...command);
    processes.push(child);
    return child;
  };
  try {
    const display = await displayOf(start('Xvfb', ['-displayfd', '1', '-screen', '0', `${WINDOW.width}x${WINDOW.height}x24`, '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    const port = await freePort();
    // No accessibility bus and no session bus are needed, and most containers have neither.
    const env = { ...process.env, DISPLAY: display, NO_AT_BRIDGE: '1', PATH: [dirname(driver), process.env.PATH].join(delimiter) };
    const ended = once(start(driver, [`--port=${port}`], { stdio: 'ignore', env }), 'exit').then(() => { throw new Error('WebKitWebDriver ended at once.'); });
    const ask = commands(`http://127.0.0.1:${port}`);
    await Promise.race([answers(ask), ended]);
    ended.catch(() => undefined);
    const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: {} });
    const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
    await session('POST', '/window/rect', { x: 0, y: 0, ...WINDOW });
    return {
      version: capabilities.browserVersion,
      open: (url) => session('POST', '/url', { url }),
      evaluate: (script, ...args) => session('POST', '/execute/sync', { script: `return (async function () {${script}\n}).apply(null, arguments)`, args }),
      picture: async (selector) => Buffer.from(await session('GET', selector === undefined ? '/screenshot' : `/element/${await elementId(session, selector)}/screenshot`), 'base64'),
      close: async () => {
        await session('DELETE', '').catch(() => undefined);
        await stop(processes);
      },
    };
  } catch (error) {
    await stop(processes);
    throw error;
  }
}

/** With `-displayfd` Xvfb takes the first display that is free and says which, once it can be used. */
async function displayOf(xvfb) {
  const [said] = await Promise.race([once(xvfb.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) }), once(xvfb, 'exit').then(() => { throw new Error('Xvfb did not start.'); })]);
  return `:${String(said).trim()}`;
}

function commands(origin) {
  return async (method, path, body) => {
    const response = await fetch(origin + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS * 2) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit, ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

async function answers(ask) {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    try {
      if ((await ask('GET', '/status')).ready) return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await delay(50);
  }
}

async function elementId(session, value) {
  return Object.values(await session('POST', '/element', { using: 'css selector', value }))[0];
}

/** The driver takes its browser along; the display goes last. */
async function stop(processes) {
  for (const child of processes.toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
    child.kill();
    await once(child, 'exit');
  }
}
