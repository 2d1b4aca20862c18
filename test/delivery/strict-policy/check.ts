/**
 * Serves the built panel under the strictest policy and plays every phase of a call in Chromium. Fails on any violation, on
 * any error in the console, and when a phase was not seen. Then withholds the file of a language, and gives it after all.
 * CHROMIUM_PATH names the browser.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';
import { launch, type Browser, type Page } from 'puppeteer-core';

import { launchOptions } from '../../../scripts/lib/launch-options.mjs';

const POLICY = [
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self' blob:",
  "require-trusted-types-for 'script'",
].join('; ');
const PHASES = ['active', 'connecting', 'dialing', 'ended', 'idle', 'incoming', 'reconnecting', 'ringing'];
const ROOT = join(import.meta.dirname, '../../..');

async function script(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    ignoreAnnotations: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

async function serve(): Promise<Server> {
  const scripts = new Map([
    ['/host.js', await script('host.ts')],
    ['/violating-host.js', await script('violating-host.ts')],
  ]);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(path === '/favicon.ico' ? 204 : 200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY });
    if (path.startsWith('/dist/')) response.end(readFileSync(join(ROOT, path)));
    else response.end(scripts.get(path) ?? `<!doctype html><title>Host</title><body><script type="module" src="${path}.js"></script>`);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return server;
}

interface Visit {
  readonly page: Page;
  /** Everything that the console, or an uncaught error, said was wrong. */
  readonly complaints: string[];
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
  await page.goto(address);
  await page.waitForFunction(() => 'violations' in globalThis);
  return { page, complaints };
}

async function problemsOfThePanel(browser: Browser, origin: string): Promise<string[]> {
  const { page, complaints } = await visit(browser, `${origin}/host`);
  const outcome = await page.evaluate(() => playEveryPhase().catch((error: unknown) => String(error)));
  const violated = (await page.evaluate(() => violations())).map((violation) => `violation: ${violation}`);
  if (typeof outcome === 'string') return [...violated, ...complaints, `the calls could not be played: ${outcome}`];
  const unseen = PHASES.filter((phase) => !outcome.includes(phase)).map((phase) => `the phase ${phase} was not seen`);
  return [...violated, ...complaints, ...unseen];
}

/** A language whose file does not come at first: the panel stays in English, throws nothing, and asks again at the next change. */
async function problemsOfALateLanguage(browser: Browser, origin: string): Promise<string[]> {
  const { page, complaints } = await visit(browser, `${origin}/host`);
  let withheld = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const wanted = request.url().endsWith('/dist/messenger-call-panel.de.js');
    void (wanted && withheld++ === 0 ? request.respond({ status: 404, headers: { 'content-security-policy': POLICY } }) : request.continue());
  });
  const says = async (words: string): Promise<string[]> => {
    const said = await page.waitForFunction((expected) => statusLine() === expected, { timeout: 10_000 }, words).catch(() => null);
    return said === null ? [`the panel says "${await page.evaluate(() => statusLine())}" where it should say "${words}"`] : [];
  };
  const problems: string[] = [];
  for (const [language, words] of [['de', 'Not in a call'], ['fr', 'Aucun appel'], ['de', 'Kein Anruf']] as const) {
    await page.evaluate((tag) => showPanelIn(tag), language);
    await page.waitForNetworkIdle({ idleTime: 200 });
    problems.push(...(await says(words)));
  }
  const uncaught = complaints.filter((complaint) => complaint.startsWith('uncaught'));
  const violated = (await page.evaluate(() => violations())).map((violation) => `violation: ${violation}`);
  return [...problems, ...uncaught, ...violated, ...(withheld === 2 ? [] : [`a language that did not come was asked for ${withheld} times in all, not twice`])];
}

/** The small window inherits the policy: the panel has its looks and its picture there all the same. */
async function problemsOfTheSmallWindow(browser: Browser, origin: string): Promise<string[]> {
  const { page, complaints } = await visit(browser, `${origin}/host`);
  const [x, y] = await page.evaluate(() => beginCall());
  await page.mouse.click(x, y);
  const shown = await page.waitForFunction(() => smallWindow(), { timeout: 10_000 }).catch(() => null);
  const looks = JSON.stringify(await shown?.jsonValue());
  const violated = (await page.evaluate(() => violations())).map((violation) => `violation: ${violation}`);
  await page.close();
  return [...violated, ...complaints, ...(looks === '["grid","rgb(255, 255, 255)",0]' ? [] : [`the small window shows ${looks}`])];
}

/** The same page with violations of its own: both kinds must be reported, or the check proves nothing. */
async function problemsOfTheCheck(browser: Browser, origin: string): Promise<string[]> {
  const { page, complaints } = await visit(browser, `${origin}/violating-host`);
  await page.waitForFunction(() => violations().length >= 3, { timeout: 10_000 }).catch(() => undefined);
  const seen = (await page.evaluate(() => violations())).join('\n');
  const unseen = ['style-src-attr', 'style-src-elem', 'require-trusted-types-for'].filter((directive) => !seen.includes(directive));
  return [...unseen.map((directive) => `the check does not see a violation of ${directive}`), ...(complaints.length === 0 ? ['the check does not see the console'] : [])];
}

const server = await serve();
const executable = process.env['CHROMIUM_PATH'];
if (executable === undefined) throw new Error('CHROMIUM_PATH names the browser.');
const browser = await launch(launchOptions('chromium', executable));
try {
  const origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const problems = [...(await problemsOfTheCheck(browser, origin)), ...(await problemsOfThePanel(browser, origin)), ...(await problemsOfALateLanguage(browser, origin)), ...(await problemsOfTheSmallWindow(browser, origin))];
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  server.close();
}
