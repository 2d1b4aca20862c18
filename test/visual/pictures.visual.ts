/**
 * Photographs the gallery and compares with what is in `pictures/`. With UPDATE_PICTURES=1 it takes new ones instead.
 * What differs is put into `.cache/visual/`: as it should be, as it is, and where it differs.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';

import { compareClosely, compareLayout, type Difference } from './compare.js';
import { readPng, writePng, type Image } from './picture-file.js';
import { PICTURES, type Picture } from './pictures.js';
import { openStudio, restyle, type Studio } from './studio.js';

const KEPT = join(import.meta.dirname, 'pictures');
const MAKER = join(KEPT, 'made-by.txt');
const DIFFERENCES = join(import.meta.dirname, '../../.cache/visual');
/** The one that is changed, where a change is to be seen. */
const PHOTOGRAPHED_PANEL = 'still-panel[phase="active"]';
const updating = process.env['UPDATE_PICTURES'] === '1';

let studio: Studio;
before(async () => {
  studio = await openStudio();
  rmSync(DIFFERENCES, { recursive: true, force: true });
  mkdirSync(DIFFERENCES, { recursive: true });
});
after(() => studio.close());

if (updating) {
  it('takes new pictures', async () => {
    rmSync(KEPT, { recursive: true, force: true });
    mkdirSync(KEPT);
    for (const picture of PICTURES) writeFileSync(fileOf(picture), writePng(await take(picture)));
    writeFileSync(MAKER, `${studio.madeBy}\n`);
  });
} else {
  describe('the gallery looks as in its pictures', () => {
    for (const picture of PICTURES) {
      it(picture.name, async () => {
        const expected = kept(picture);
        const actual = await take(picture);
        const difference = compareClosely(expected, actual);
        if (difference === null) return;
        const compared = sameMaker() ? difference : layoutDifference(expected, actual);
        if (compared !== null) assert.fail(report(picture, expected, actual, compared));
      });
    }

    it('has no picture that is not looked at', () => {
      const names = readdirSync(KEPT).filter((name) => name.endsWith('.png'));
      assert.deepEqual(names.sort(), PICTURES.map(({ name }) => `${name}.png`).sort());
    });
  });

  describe('what somebody would see is seen, in one panel among others', () => {
    const [sheet] = PICTURES.filter(({ name }) => name === 'phases-480-light-ar');
    assert.ok(sheet);
    let unchanged: Image;
    before(async () => {
      unchanged = await take(sheet);
    });

    const CHANGES = {
      'another red': '.hang-up-button .disc { background: #b3541e }',
      'a button that is gone': '.devices-button { visibility: hidden }',
      'a row of controls 3 px lower': '[part="toolbar"] { translate: 0 3px }',
      'a line of state that is gone': '[part="status"] { visibility: hidden }',
      'a self-view in another corner': '[part="self-view"] { align-self: start !important }',
    };
    for (const [change, style] of Object.entries(CHANGES)) {
      it(`${change}, also where only the layout is compared`, async () => {
        const changed = await take(sheet, (page) => restyle(page, style, PHOTOGRAPHED_PANEL));
        assert.notEqual(compareClosely(unchanged, changed), null);
        assert.notEqual(compareLayout(unchanged, changed), null);
      });
    }

    const SMALL_CHANGES = {
      'a row of controls 1 px lower': '[part="toolbar"] { translate: 0 1px }',
      'a name in ordinary weight': '.name { font-weight: 400 }',
      'a mark of state in another colour': '[part="status"].good::before { border-color: #b3541e }',
    };
    for (const [change, style] of Object.entries(SMALL_CHANGES)) {
      it(`${change}, by a close look`, async () => {
        assert.notEqual(compareClosely(unchanged, await take(sheet, (page) => restyle(page, style, PHOTOGRAPHED_PANEL))), null);
      });
    }

    it('but not the same thing photographed twice', async () => {
      assert.equal(compareClosely(unchanged, await take(sheet)), null);
    });
  });
}

async function take(picture: Picture, change?: (page: Page) => Promise<void>): Promise<Image> {
  return readPng(await studio.photograph(picture, change));
}

function fileOf({ name }: Picture): string {
  return join(KEPT, `${name}.png`);
}

function kept(picture: Picture): Image {
  return readPng(readFileSync(fileOf(picture)));
}

/** Whether this browser draws letters and edges as in the pictures. */
function sameMaker(): boolean {
  return readFileSync(MAKER, 'utf8').trim() === studio.madeBy;
}

/** Tells, for `npm test` to say, that this was no close look. */
function layoutDifference(expected: Image, actual: Image): Difference | null {
  writeFileSync(join(DIFFERENCES, 'note.txt'), `only the layout compared: the pictures are by ${readFileSync(MAKER, 'utf8').trim()}, this is ${studio.madeBy}`);
  return compareLayout(expected, actual);
}

function report(picture: Picture, expected: Image, actual: Image, { what, picture: marked }: Difference): string {
  const files = { expected, actual, ...(marked === null ? {} : { difference: marked }) };
  for (const [name, image] of Object.entries(files)) writeFileSync(join(DIFFERENCES, `${picture.name}.${name}.png`), writePng(image));
  return `${picture.name} ${what}. See ${join(DIFFERENCES, `${picture.name}.*.png`)}; when it is meant: npm run pictures`;
}
