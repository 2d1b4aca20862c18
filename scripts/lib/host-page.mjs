/**
 * Plays a host's built page in Chromium as its user would: the customer's name changes, the customer calls, the agent answers,
 * the customer hangs up, and the page takes the panel away during another call. The page gives `simulator` and `unmount`.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

import { launch } from 'puppeteer-core';

import { launchOptions } from './launch-options.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const PATIENCE_MS = 30_000;
/** Told in every page by a build for developers. */
const HARMLESS = /^Lit is in dev mode|Download the (React|Vue) Dev|running a development build of Vue|Angular is running in development mode/;

/** Throws with the first thing that is not as it should be. */
export async function playHostPage(folder, executablePath) {
  const server = await serve(folder);
  const browser = await launch(launchOptions('chromium', executablePath));
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type()) && !HARMLESS.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://localhost:${server.address().port}/`);
    try {
      await play(page);
    } catch (error) {
      complaints.push(error.message);
    }
    if (complaints.length > 0) throw new Error(`on its page:\n${complaints.join('\n')}`);
  } finally {
    await browser.close();
    server.close();
  }
}

async function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = join(folder, normalize(path === '/' ? '/index.html' : path));
    readFile(file).then(
      (content) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((listening) => server.listen(0, 'localhost', listening));
  return server;
}

async function play(page) {
  const holds = async (what, condition) => {
    const seen = await page.waitForFunction(condition, { timeout: PATIENCE_MS }).catch(() => null);
    if (seen === null) throw new Error(`waited in vain: ${what} (${await page.evaluate(state)})`);
  };
  await holds('the element is upgraded and has its properties', () => {
    const panel = document.querySelector('messenger-call-panel');
    return panel?.shadowRoot && panel.adapter === simulator.adapter && panel.pageId === simulator.pageId && panel.consumerName === 'Maria Santos' && panel.audioOnly === false;
  });
  await holds("the page's own content stands in the panel's slot", () => {
    const [line] = document.querySelector('messenger-call-panel').shadowRoot.querySelector('slot[name=idle]')?.assignedElements() ?? [];
    return line?.checkVisibility() && /Maria Santos has not called yet|Nobody is calling/.test(line.textContent);
  });
  await page.evaluate(() => (globalThis.first = document.querySelector('messenger-call-panel')));

  await page.focus('input');
  await page.keyboard.press('End');
  await page.keyboard.type(' Lopez');
  await holds('a change in the page reaches the panel', () => first.consumerName === 'Maria Santos Lopez' && first.shadowRoot.querySelector('[part=stage]').textContent.includes('Maria Santos Lopez'));

  await page.evaluate(() => simulator.consumer.call());
  await holds('the panel rings', () => first.getAttribute('phase') === 'incoming' && first.shadowRoot.querySelector('[part~=accept-button]')?.checkVisibility());
  await holds('the page shows what the event told', () => document.querySelector('output').textContent === `${simulator.consumer.psid} is calling.`);
  await page.evaluate(() => first.shadowRoot.querySelector('[part~=accept-button]').click());
  await holds('the call is up', () => first.call?.phase === 'active' && simulator.consumer.phase === 'talking');

  await page.keyboard.type('!');
  await holds('a change in the page leaves the call alone', () => first.consumerName === 'Maria Santos Lopez!' && first.call.phase === 'active' && document.querySelector('messenger-call-panel') === first);

  await page.evaluate(() => simulator.consumer.hangUp());
  await holds('the page shows how the call ended', () => document.querySelector('output').textContent === 'Over: consumer-hung-up.');

  await page.evaluate(() => simulator.consumer.call());
  await holds('the panel rings again', () => first.call?.phase === 'incoming');
  await page.evaluate(() => first.accept());
  await holds('the second call is up', () => first.call?.phase === 'active');
  await page.evaluate(() => unmount());
  await holds('taking the panel away ends its call', () => !document.querySelector('messenger-call-panel') && !simulator.consumer.isBusy && simulator.calls.every(({ state }) => state === 'completed'));
}

/** What to tell when something was waited for in vain; runs in the page. */
function state() {
  const panel = document.querySelector('messenger-call-panel');
  return JSON.stringify({ phase: panel?.getAttribute('phase'), name: panel?.consumerName, news: document.querySelector('output')?.textContent, message: panel?.shadowRoot?.querySelector('[part=message]')?.textContent });
}
