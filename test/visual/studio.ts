import { launch, type Browser, type Page } from 'puppeteer-core';

import { findBrowser, howToInstall } from '../../scripts/lib/browsers.mjs';
import { launchOptions } from '../../scripts/lib/launch-options.mjs';
import { serveGallery } from './gallery-server.js';
import type { Picture } from './pictures.js';

/** Letters and colours as little as possible by the machine's own settings. */
const EVEN = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--force-prefers-reduced-motion'];

/** Wide enough for four panels of 320 px. */
const WINDOW = { width: 1392, height: 900 };

/** Other checks may keep the machine busy. */
const PATIENCE_MS = 120_000;

/** A gallery and a browser to look at it. */
export interface Studio {
  /** For example `Chromium 156 on linux`. */
  readonly madeBy: string;
  /** A page of the gallery that stands still. */
  readonly visit: (query: string, options?: VisitOptions) => Promise<Page>;
  /** A PNG. */
  readonly photograph: (picture: Picture, change?: (page: Page) => Promise<void>) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

export interface VisitOptions {
  readonly forcedColors?: boolean | undefined;
  readonly window?: { readonly width: number; readonly height: number };
}

export async function openStudio(flags: readonly string[] = EVEN): Promise<Studio> {
  const executable = findBrowser('chromium');
  if (executable === null) throw new Error(howToInstall('chromium'));
  const gallery = await serveGallery();
  const options = launchOptions('chromium', executable);
  const browser = await launch({ ...options, args: [...(options.args ?? []), ...flags] });

  const visit = async (query: string, { forcedColors = false, window = WINDOW }: VisitOptions = {}): Promise<Page> => {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport(window);
    if (forcedColors) await forceColors(page);
    const fails = new Promise<never>((_, reject) => page.once('pageerror', (error) => reject(error instanceof Error ? error : new Error(String(error)))));
    const arrives = async (): Promise<Page> => {
      await page.goto(`${gallery.address}?still&${query}`);
      await page.waitForFunction((forced) => matchMedia('(forced-colors: active)').matches === forced, {}, forcedColors);
      await standsStill(page);
      return page;
    };
    fails.catch(() => undefined);
    return Promise.race([arrives(), fails]);
  };

  const photograph = async ({ section, forcedColors, text }: Picture, change?: (page: Page) => Promise<void>): Promise<Uint8Array> => {
    const page = await visit(`section=${section}${text === undefined ? '' : `&text=${text}`}`, { forcedColors });
    try {
      await change?.(page);
      return await pictureOf(page);
    } finally {
      await page.close();
    }
  };

  return {
    madeBy: await maker(browser),
    visit,
    photograph,
    close: async () => {
      await browser.close();
      gallery.close();
    },
  };
}

/** Gives panels a style that spoils them: all, or the first that fits a selector. */
export function restyle(page: Page, style: string, first?: string): Promise<void> {
  return page.evaluate(
    (text, selector) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      const panels = [...document.querySelectorAll(selector ?? 'still-panel')].slice(0, selector === undefined ? undefined : 1);
      for (const panel of panels) panel.shadowRoot?.adoptedStyleSheets.push(sheet);
    },
    style,
    first,
  );
}

async function maker(browser: Browser): Promise<string> {
  const [, major = '?'] = /\/(\d+)/.exec(await browser.version()) ?? [];
  return `Chromium ${major} on ${process.platform}`;
}

/** By the protocol: puppeteer's own method does not know this feature. */
async function forceColors(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
}

/** What comes in files of its own: where the first is, the second follows. On a busy machine an idle network does not mean that it has come. */
const LATE = [
  ['[part~="devices-button"][aria-pressed="true"]', '.sheet select:enabled'],
  ['.message:not([hidden])', 'details'],
  ['[part="stage"]:is(.dialing, .ringing, .connecting, .active, .reconnecting)', '.tools'],
] as const;

/** Everything that is loaded later is there, and every picture that is shown has arrived. */
export async function standsStill(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.waitForFunction((late) => {
    const panels = [...document.querySelectorAll('still-panel')];
    const videos = panels.flatMap((panel) => [...(panel.shadowRoot?.querySelectorAll('video') ?? [])]).filter((video) => video.checkVisibility());
    const complete = panels.every(({ shadowRoot }) => late.every(([first, second]) => !shadowRoot?.querySelector(first) || shadowRoot.querySelector(second)));
    const arrived = videos.every(({ videoWidth, readyState }) => videoWidth > 0 && readyState >= 2);
    return panels.length > 0 && complete && arrived && matchMedia('(prefers-reduced-motion)').matches && document.fonts.status === 'loaded';
  }, {}, LATE);
}

/** Photographs until two in a row are the same. */
async function pictureOf(page: Page): Promise<Uint8Array> {
  const section = await page.waitForSelector('section');
  if (section === null) throw new Error('the gallery shows no section');
  let taken = await section.screenshot();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const again = await section.screenshot();
    if (Buffer.from(again).equals(taken)) break;
    taken = again;
  }
  return taken;
}
