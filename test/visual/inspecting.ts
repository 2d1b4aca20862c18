import { join } from 'node:path';
import { after, before } from 'node:test';

import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';

import { openStudio, type Studio, type VisitOptions } from './studio.js';

/** What the gallery puts around a panel is no part of it. */
const BARE = 'section { padding: 0 } .figures { gap: 0 } figcaption { display: none }';

export interface Inspecting {
  /** Opens the gallery with nothing but panels in it and with the functions of the script, and looks. */
  readonly inside: <Outcome>(query: string, options: VisitOptions, look: (page: Page) => Promise<Outcome>) => Promise<Outcome>;
}

/** For all tests of a file: a browser, and a script of `page/` for what it opens. */
export function inspecting(script: string): Inspecting {
  let studio: Studio | null = null;
  let inspection = '';
  before(async () => {
    studio = await openStudio();
    const { outputFiles } = await build({ entryPoints: [join(import.meta.dirname, 'page', script)], bundle: true, format: 'iife', target: 'es2022', write: false });
    inspection = outputFiles.map(({ text }) => text).join('');
  });
  after(() => studio?.close());
  return {
    async inside(query, options, look) {
      if (studio === null) throw new Error('no browser has been opened');
      const page = await studio.visit(query, options);
      try {
        await page.addStyleTag({ content: BARE });
        await page.evaluate(inspection);
        return await look(page);
      } finally {
        await page.close();
      }
    },
  };
}
