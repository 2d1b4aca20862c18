/** One panel, from phase to phase, through a call that comes in and one that goes out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Page } from 'puppeteer-core';

import { SIZES } from '../../demo/gallery/sections.js';
import { inspecting } from './inspecting.js';
import { restyle, standsStill } from './studio.js';

const { inside } = inspecting('journey.ts');
const window = { width: 1280, height: 900 };

/** What moved on the way through all phases, or through some of the steps. */
async function travel(page: Page, until?: string): Promise<readonly string[]> {
  await page.evaluate(() => globalThis.departs());
  for (const step of await page.evaluate(() => globalThis.stepsOfJourney())) {
    await page.evaluate((name) => globalThis.takeStep(name), step);
    await standsStill(page);
    if (step === until) break;
  }
  return page.evaluate(() => globalThis.movedOnTheWay());
}

describe('from phase to phase the panel, its header, picture and name, the stage and the row of controls stay where they are', () => {
  for (const { width, height } of SIZES) {
    for (const lang of width < 480 ? ['en', 'de', 'ar'] : ['en']) {
      it(`${width} × ${height}, ${lang}`, async () => {
        assert.deepEqual(await inside(`only=idle&width=${width}&height=${height}&lang=${lang}`, { window }, (page) => travel(page)), []);
      });
    }
  }

  const SPOILT = {
    panel: [':host([phase="incoming"]) [part="panel"] { block-size: 101% }', 'incoming: the panel'],
    header: [':host([phase="connecting"]) [part="header"] { min-block-size: 65px }', 'connecting: the header'],
    picture: [':host([phase="connecting"]) [part="avatar"] { scale: 1.1 }', 'connecting: the picture'],
    name: [':host([phase="active"]) [part="name"] { translate: 0 1px }', 'active: the name'],
    stage: ['[part="stage"].incoming { margin-inline: 12px }', 'incoming: the stage'],
    row: ['[part="toolbar"].active { translate: 0 1px }', 'active: the row'],
  } as const;
  for (const [part, [style, complaint]] of Object.entries(SPOILT)) {
    it(`the check sees a ${part} that moves`, async () => {
      const found = await inside('only=idle&width=320', { window }, async (page) => {
        await restyle(page, style);
        return travel(page, 'active');
      });
      assert.ok(found.some((line) => line.startsWith(complaint)), found.join('\n'));
    });
  }
});
