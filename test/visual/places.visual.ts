/** How large what can be pressed is, and that nothing jumps: in every state of the gallery, at every width, and from phase to phase. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Page } from 'puppeteer-core';

import { SIZES } from '../../demo/gallery/sections.js';
import { STATES } from '../../demo/gallery/states.js';
import { inspecting } from './inspecting.js';
import { misplaced, tooSmall } from './page/measures.js';
import { restyle } from './studio.js';

const { inside } = inspecting('inspect.ts');
const window = { width: 1280, height: 900 };
const queryOf = ({ width, height }: (typeof SIZES)[number]) => `width=${width}&height=${height}`;

const targets = (page: Page) => page.evaluate(() => globalThis.targets());
const places = (page: Page) => page.evaluate(() => globalThis.places());

describe('what can be pressed is large enough: 44 px, 36 for the tools that lie on the picture, 24 for what is no button', () => {
  for (const size of SIZES) {
    it(`${size.width} × ${size.height}`, async () => {
      const found = await inside(queryOf(size), { window }, targets);
      assert.deepEqual(tooSmall(found), []);
      assert.deepEqual([...new Set(found.map(({ state }) => state))], STATES.map(({ name }) => name), 'each state has something to press');
      assert.deepEqual([...new Set(found.map(({ kind }) => kind))].sort(), ['button', 'input', 'select', 'summary']);
      assert.ok(found.length > 5 * STATES.length, `only ${found.length} were found`);
    });
  }

  const SPOILT = {
    'a control that is too small': ['.microphone-button .disc { inline-size: 43px }', 'active: button'],
    'a way to answer someone who waits that is too small': ['[part="waiting-call"] .disc { inline-size: 40px }', 'waiting: button “Accept'],
    'a tool that is too small': ['.tools .disc { inline-size: 30px }', 'tools of the stage: button'],
    'a small summary': ['summary { min-block-size: 0; line-height: 1 }', 'error: summary'],
    'a small list': ['select { min-block-size: 0; block-size: 20px }', 'devices: select'],
    'a small switch': ['.switch { min-block-size: 0 } [role="switch"] { block-size: 12px }', 'shortcuts: input'],
  } as const;
  for (const [what, [style, complaint]] of Object.entries(SPOILT)) {
    it(`the check sees ${what}`, async () => {
      const found = await inside('only=active,tools of the stage,error,waiting,devices,shortcuts&width=320', { window }, async (page) => {
        await restyle(page, style);
        return tooSmall(await targets(page));
      });
      assert.ok(found.some((line) => line.includes(complaint)), found.join('\n'));
    });
  }
});

describe('in every state, header, stage and row stand where they stand while nothing happens', () => {
  for (const size of SIZES) {
    it(`${size.width} × ${size.height}`, async () => {
      const found = await inside(queryOf(size), { window }, places);
      assert.equal(found.length, STATES.length);
      assert.deepEqual(misplaced(found, size.width), []);
    });
  }

  it('the check sees what does not', async () => {
    const found = await inside('only=idle,active,ended&width=320', { window }, async (page) => {
      await restyle(page, '.ended[part="toolbar"] { min-block-size: 70px }');
      return misplaced(await places(page), 320);
    });
    assert.equal(found.length, 1);
    assert.match(found.join(''), /^ended: header, stage and row are at/);
  });
});
