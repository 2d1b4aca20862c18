/** What holds when an agent zooms in, has larger letters, forced colours, or no liking for motion: in every state of the gallery. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Page } from 'puppeteer-core';

import { inspecting } from './inspecting.js';
import { restyle } from './studio.js';

const { inside } = inspecting('inspect.ts');

const stumblingBlocks = (page: Page) => page.evaluate(() => globalThis.stumblingBlocks());

const SITUATIONS = {
  'a window of 1280 × 1024 at 400 %, the panel as high as it likes': { query: 'width=320', window: { width: 320, height: 256 } },
  'a window of 1280 × 1024 at 400 %, filled by the panel': { query: 'width=320&height=256', window: { width: 320, height: 256 } },
  'a window of 1280 × 1024 at 200 %': { query: 'width=640&height=512', window: { width: 640, height: 512 } },
  'a narrow panel': { query: 'width=280&height=480', window: { width: 280, height: 800 } },
  'a narrow, low panel in German': { query: 'width=280&height=240&lang=de', window: { width: 280, height: 800 } },
  'letters twice as large, 320 px': { query: 'width=320&text=200', window: { width: 320, height: 1000 } },
  'letters twice as large, 480 px': { query: 'width=480&text=200', window: { width: 480, height: 1000 } },
  'letters twice as large, 720 px, from right to left': { query: 'width=720&text=200&lang=ar', window: { width: 720, height: 1000 } },
  'letters twice as large, 1280 px': { query: 'width=1280&height=720&text=200', window: { width: 1280, height: 1000 } },
};

describe('nothing is cut off, covered or out of reach', () => {
  for (const [situation, { query, window }] of Object.entries(SITUATIONS)) {
    it(situation, async () => {
      assert.deepEqual(await inside(query, { window }, stumblingBlocks), []);
    });
  }

  const SPOILT = {
    'a row that is too long': ['[part="toolbar"] { inline-size: 400px }', 'is cut off'],
    'a page that scrolls sideways': ['[part="panel"] { inline-size: 500px }', 'the page scrolls sideways'],
    'a cover over the controls': ['[part="panel"]::after { content: ""; position: absolute; inset: 0; z-index: 9 }', 'lies under'],
    'controls that overlap': ['.hang-up-button { translate: -80px }', 'overlaps'],
    'words that nothing has as a whole': ['.quiet { max-block-size: 4px; overflow: hidden }', 'no title has it'],
  } as const;
  for (const [what, [style, complaint]] of Object.entries(SPOILT)) {
    it(`the check sees ${what}`, async () => {
      const found = await inside('only=active,idle&width=320', { window: { width: 320, height: 600 } }, async (page) => {
        await restyle(page, style);
        return stumblingBlocks(page);
      });
      assert.ok(found.some((line) => line.includes(complaint)), found.join('\n'));
    });
  }
});

describe('in forced colours', () => {
  const forced = { forcedColors: true };

  it('whatever has the focus shows it', async () => {
    assert.deepEqual(await inside('width=320', forced, (page) => page.evaluate(() => globalThis.unseenFocus())), []);
  });

  it('a toggle looks different when it is on', async () => {
    const toggles = await inside('only=active,active, muted,active, video,active, sharing,devices&width=320', forced, (page) => page.evaluate(() => globalThis.togglesLook()));
    for (const name of ['microphone-button', 'camera-button', 'screen-button', 'devices-button']) {
      const looks = (on: boolean) => new Set(toggles.filter((toggle) => toggle.name === name && toggle.on === on).map(({ look }) => look));
      const [whenOn, whenOff] = [looks(true), looks(false)];
      assert.deepEqual([whenOn.size, whenOff.size], [1, 1], `${name} has one look when it is on, and one when it is off`);
      assert.notDeepEqual(whenOn, whenOff, name);
    }
  });
});

describe('the focus', () => {
  for (const scheme of ['light', 'dark']) {
    it(`shows in a ${scheme} page`, async () => {
      assert.deepEqual(await inside(`width=320&scheme=${scheme}`, {}, (page) => page.evaluate(() => globalThis.unseenFocus())), []);
    });
  }

  it('is missed when it does not show', async () => {
    const unseen = await inside('only=active&width=320', {}, async (page) => {
      await restyle(page, 'button { outline: 0 !important }');
      return page.evaluate(() => globalThis.unseenFocus());
    });
    assert.ok(unseen.length > 4, unseen.join('\n'));
  });
});

describe('who wants no motion', () => {
  it('sees none', async () => {
    assert.deepEqual(await inside('width=320', {}, (page) => page.evaluate(() => globalThis.movements())), []);
  });

  it('and the check sees what others see', async () => {
    const seen = await inside('width=320', {}, async (page) => {
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
      await page.waitForFunction(() => globalThis.movements().length > 0);
      return page.evaluate(() => globalThis.movements());
    });
    for (const state of ['incoming', 'ringing', 'connecting', 'camera turning on']) assert.ok(seen.some((line) => line.startsWith(state)), `${state} moves:\n${seen.join('\n')}`);
  });
});
