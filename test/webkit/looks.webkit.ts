import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { LOOKS, SIZES } from '../../demo/gallery/sections.js';
import { misplaced, tooSmall, type Box } from '../visual/page/measures.js';
import type { Arrangement } from './page/gallery.js';
import type { Look } from './page/look.js';
import { visiting } from './support.js';

const page = visiting('gallery.html');

async function looksWhen(arrangement: Arrangement, spoilt = ''): Promise<readonly Look[]> {
  await page.ask('arrange', arrangement);
  const looks = (await page.ask('looks', spoilt)) as readonly Look[];
  assert.ok(looks.length > 20, 'the gallery shows its states');
  return looks;
}

function inState(looks: readonly Look[], state: string): Look {
  const found = looks.find((look) => look.state === state);
  assert.ok(found, `the state ${state} is shown`);
  return found;
}

function mirrored({ left, right, ...rest }: Box, width: number): Box {
  return { ...rest, left: width - right, right: width - left };
}

const ARRANGEMENTS: readonly Arrangement[] = SIZES.flatMap((size) => LOOKS.map((look) => ({ ...size, ...look })));

/** In one of the gallery's widths, when nothing else matters. */
function usual(width: number, lang: 'en' | 'ar' = 'en'): Arrangement {
  const size = SIZES.find((each) => each.width === width);
  assert.ok(size, `the gallery has panels ${width} px wide`);
  return { ...size, scheme: 'light', lang };
}

for (const arrangement of ARRANGEMENTS) {
  const { width, height, scheme, lang } = arrangement;

  describe(`WebKit shows the panel ${width} × ${height} px, ${scheme}, ${lang === 'ar' ? 'from right to left' : 'from left to right'}:`, () => {
    let looks: readonly Look[] = [];

    before(async () => {
      looks = await looksWhen(arrangement);
    });

    /** Each is a sentence about one state. */
    const complaints = (about: (look: Look) => readonly (string | false)[]): readonly string[] =>
      looks.flatMap((look) => about(look).flatMap((complaint) => (complaint === false ? [] : [`${look.state}: ${complaint}`])));

    it('every state has its size, and header, stage and row in this order, where they are when nothing happens', () => {
      assert.deepEqual(misplaced(looks, width), []);
    });

    it('every button has a name and lies inside the panel, and what can be pressed is large enough', () => {
      const wrong = complaints(({ size, buttons }) => [
        buttons.length < 2 && `there are ${buttons.length}`,
        ...buttons.flatMap((button) => [
          button.name === '' && `${button.part} has no name`,
          (button.left < 0 || button.right > size.width || button.top < 0 || button.bottom > size.height) && `${button.part} stands out`,
        ]),
      ]);
      assert.deepEqual([...wrong, ...tooSmall(looks.flatMap(({ targets }) => targets))], []);
    });

    it('nothing is cut off, covered or out of reach', () => {
      assert.deepEqual(looks.flatMap(({ obstacles }) => obstacles), []);
    });

    it('texts can be read: all have the contrast they need', () => {
      const wrong = complaints(({ texts, buttons, opaque }) => [
        !opaque.panel && 'the panel has no ground',
        !opaque.stage && 'the stage has no ground',
        texts.length < 2 && 'no text was found',
        ...texts.map(({ text, contrast }) => contrast < 4.5 && `"${text}" has a contrast of ${contrast.toFixed(2)}`),
        ...buttons.map(({ part, contrast, impossible }) => !impossible && contrast < 3 && `the icon of ${part} has a contrast of ${contrast.toFixed(2)}`),
      ]);
      assert.deepEqual(wrong, []);
    });

    // What axe looks for does not depend on the widths between.
    if (width === 320 || width === 1280) it('nothing that axe looks for is wrong', async () => {
      assert.deepEqual(await page.ask('objections'), []);
    });
  });
}

describe('WebKit gives the panel the layout for its width:', () => {
  for (const [width, worded] of [[280, false], [320, false], [480, true], [720, true], [1280, true]] as const) {
    it(`at ${width} px the controls have ${worded ? 'their words under them' : 'icons alone'}`, async () => {
      const { buttons, toolbar } = inState(await looksWhen(usual(width)), 'active');
      const controls = buttons.filter(({ part, top }) => part.includes('-button') && top >= toolbar.top);
      assert.deepEqual(controls.map((button) => `${button.part}: ${String(button.worded)}`), ['microphone', 'camera', 'screen', 'devices', 'hang-up'].map((name) => `${name}-button: ${String(worded)}`));
    });
  }

  it('someone who waits stands over the stage of a narrow one, and beside that of a wide one', async () => {
    const narrow = inState(await looksWhen(usual(480)), 'waiting');
    assert.ok(narrow.side !== null && narrow.side.left < narrow.stage.right);
    const wide = inState(await looksWhen(usual(1280)), 'waiting');
    assert.ok(wide.side !== null && wide.side.left >= wide.stage.right);
  });

  it('an incoming call on a narrow one has the row to itself', async () => {
    const buttonsAt = async (width: number) => inState(await looksWhen(usual(width)), 'incoming').buttons.map(({ part }) => part);
    assert.deepEqual(await buttonsAt(320), ['accept-button', 'accept-video-button', 'decline-button']);
    assert.deepEqual(await buttonsAt(720), ['microphone-button', 'camera-button', 'screen-button', 'devices-button', 'accept-button', 'accept-video-button', 'decline-button']);
  });
});

describe('WebKit shows the panel from right to left', () => {
  for (const width of [320, 1280] as const) {
    it(`as its mirror image, ${width} px wide`, async () => {
      const english = inState(await looksWhen(usual(width)), 'waiting');
      const arabic = inState(await looksWhen(usual(width, 'ar')), 'waiting');
      for (const part of ['avatar', 'stage', 'toolbar'] as const) assert.deepEqual(arabic[part], mirrored(english[part], width), part);
      assert.ok(english.name.left >= english.avatar.right && arabic.name.right <= arabic.avatar.left, 'the name follows the picture');
      const row = ({ buttons, toolbar }: Look) => buttons.filter(({ top }) => top >= toolbar.top).sort((a, b) => a.left - b.left).map(({ part }) => part);
      assert.deepEqual(row(arabic), row(english).reverse());
    });
  }
});

describe('In WebKit', () => {
  it('the stage is dark in both schemes, and the panel follows the page', async () => {
    const grounds = async (scheme: 'light' | 'dark') => {
      await page.ask('arrange', { ...usual(320), scheme });
      return (await page.ask('grounds')) as { readonly panel: number; readonly stage: number };
    };
    const [light, dark] = [await grounds('light'), await grounds('dark')];
    assert.ok(light.panel > 0.9 && dark.panel < 0.1, `the panel: ${light.panel}, ${dark.panel}`);
    assert.ok(light.stage < 0.1 && dark.stage < 0.1, `the stage: ${light.stage}, ${dark.stage}`);
  });

  it('the ring of the time left stands round the picture of who calls', async () => {
    await page.ask('arrange', usual(320));
    const { ring, portrait } = (await page.ask('countdown')) as { readonly ring: Box; readonly portrait: Box };
    const middle = ({ left, right, top, bottom }: Box) => [Math.round(left + right), Math.round(top + bottom)];
    assert.deepEqual(middle(ring), middle(portrait));
    assert.ok(ring.width > portrait.width * 1.1);
  });

  it('all these complaints would come', async () => {
    const style = '.microphone-button .disc { inline-size: 43px } .hang-up-button { translate: -90px } .quiet { max-block-size: 4px; overflow: hidden } .ended[part="toolbar"] { min-block-size: 70px }';
    const looks = await looksWhen(usual(320), style);
    const complaints = [...misplaced(looks, 320), ...tooSmall(looks.flatMap(({ targets }) => targets)), ...looks.flatMap(({ obstacles }) => obstacles)];
    for (const each of [/^ended: header, stage and row/, /^active: .* is 43 by/, /^active: .* overlaps /, /^active: .* lies under/, /^idle: .* no title has it/]) assert.ok(complaints.some((line) => each.test(line)), `${String(each)}:\n${complaints.join('\n')}`);
  });

  it('no script went wrong in any of this', async () => {
    assert.deepEqual(await page.webkit.evaluate('return scriptErrors'), []);
  });
});
