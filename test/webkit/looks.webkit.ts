import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import type { Arrangement } from './page/gallery.js';
import type { Box, Look } from './page/look.js';
import { visiting } from './support.js';

const page = visiting('gallery.html');

async function looksWhen(arrangement: Arrangement): Promise<readonly Look[]> {
  await page.ask('arrange', arrangement);
  const looks = (await page.ask('looks')) as readonly Look[];
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

/** They lie on the picture for as long as the pointer does, and are not needed in order to talk: 36 px. */
const TOOLS_OF_THE_STAGE = /full-screen|small-window/;

const ARRANGEMENTS: readonly Arrangement[] = ([280, 320, 480, 640, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((scheme) => (['en', 'ar'] as const).map((lang) => ({ width, scheme, lang }))),
);

for (const arrangement of ARRANGEMENTS) {
  const { width, scheme, lang } = arrangement;

  describe(`WebKit shows the panel ${width} px wide, ${scheme}, ${lang === 'ar' ? 'from right to left' : 'from left to right'}:`, () => {
    let looks: readonly Look[] = [];

    before(async () => {
      looks = await looksWhen(arrangement);
    });

    /** Each is a sentence about one state. */
    const complaints = (about: (look: Look) => readonly (string | false)[]): readonly string[] =>
      looks.flatMap((look) => about(look).flatMap((complaint) => (complaint === false ? [] : [`${look.state}: ${complaint}`])));

    it('every state has its size, and header, stage and row in this order inside it', () => {
      const wrong = complaints(({ size, header, stage, toolbar }) => [
        size.width !== width && `it is ${size.width} px wide`,
        size.height < 240 && `it is ${size.height} px high`,
        !(header.top >= 0 && header.bottom <= stage.top + 1 && stage.bottom <= toolbar.top + 1 && toolbar.bottom <= size.height) && 'they are out of order',
        stage.height < 60 && `the stage is ${stage.height} px high`,
        [header, stage, toolbar].some(({ left, right }) => left < 0 || right > width) && 'they stand out at a side',
      ]);
      assert.deepEqual(wrong, []);
    });

    it('header, stage and row keep their places from state to state', () => {
      const heights = ({ header, stage, toolbar }: Look) => [header, stage, toolbar].map(({ top, bottom }) => `${Math.round(top)}-${Math.round(bottom)}`).join(' ');
      const idle = heights(inState(looks, 'idle'));
      assert.deepEqual(looks.filter((look) => heights(look) !== idle).map((look) => `${look.state}: ${heights(look)}, when idle ${idle}`), []);
    });

    it('every button has a name, is 44 px large, lies inside the panel and can be reached', () => {
      const wrong = complaints(({ size, buttons }) => [
        buttons.length < 2 && `there are ${buttons.length}`,
        ...buttons.flatMap((button) => [
          button.name === '' && `${button.part} has no name`,
          Math.min(button.width, button.height) < (TOOLS_OF_THE_STAGE.test(button.part) ? 35.9 : 43.9) && `${button.part} is ${button.width} by ${button.height}`,
          (button.left < 0 || button.right > size.width || button.top < 0 || button.bottom > size.height) && `${button.part} stands out`,
          button.coveredBy !== null && `${button.part} is covered by ${button.coveredBy}`,
        ]),
      ]);
      assert.deepEqual(wrong, []);
    });

    it('texts can be read: none is cut off, all have the contrast they need', () => {
      const wrong = complaints(({ cutOff, texts, buttons, opaque }) => [
        ...cutOff,
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
  for (const [width, worded] of [[280, false], [320, false], [480, true], [640, true], [1280, true]] as const) {
    it(`at ${width} px the controls have ${worded ? 'their words under them' : 'icons alone'}`, async () => {
      const { buttons, toolbar } = inState(await looksWhen({ width, scheme: 'light', lang: 'en' }), 'active');
      const controls = buttons.filter(({ part, top }) => part.includes('-button') && top >= toolbar.top);
      assert.deepEqual(controls.map((button) => `${button.part}: ${String(button.worded)}`), ['microphone', 'camera', 'screen', 'devices', 'hang-up'].map((name) => `${name}-button: ${String(worded)}`));
    });
  }

  it('someone who waits stands over the stage of a narrow one, and beside that of a wide one', async () => {
    const narrow = inState(await looksWhen({ width: 640, scheme: 'light', lang: 'en' }), 'waiting');
    assert.ok(narrow.side !== null && narrow.side.left < narrow.stage.right);
    const wide = inState(await looksWhen({ width: 1280, scheme: 'light', lang: 'en' }), 'waiting');
    assert.ok(wide.side !== null && wide.side.left >= wide.stage.right);
  });

  it('an incoming call on a narrow one has the row to itself', async () => {
    const buttonsAt = async (width: number) => inState(await looksWhen({ width, scheme: 'light', lang: 'en' }), 'incoming').buttons.map(({ part }) => part);
    assert.deepEqual(await buttonsAt(320), ['accept-button', 'accept-video-button', 'decline-button']);
    assert.deepEqual(await buttonsAt(640), ['microphone-button', 'camera-button', 'screen-button', 'devices-button', 'accept-button', 'accept-video-button', 'decline-button']);
  });
});

describe('WebKit shows the panel from right to left', () => {
  for (const width of [320, 1280] as const) {
    it(`as its mirror image, ${width} px wide`, async () => {
      const english = inState(await looksWhen({ width, scheme: 'light', lang: 'en' }), 'waiting');
      const arabic = inState(await looksWhen({ width, scheme: 'light', lang: 'ar' }), 'waiting');
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
      await page.ask('arrange', { width: 320, scheme, lang: 'en' });
      return (await page.ask('grounds')) as { readonly panel: number; readonly stage: number };
    };
    const [light, dark] = [await grounds('light'), await grounds('dark')];
    assert.ok(light.panel > 0.9 && dark.panel < 0.1, `the panel: ${light.panel}, ${dark.panel}`);
    assert.ok(light.stage < 0.1 && dark.stage < 0.1, `the stage: ${light.stage}, ${dark.stage}`);
  });

  it('the ring of the time left stands round the picture of who calls', async () => {
    await page.ask('arrange', { width: 320, scheme: 'light', lang: 'en' });
    const { ring, portrait } = (await page.ask('countdown')) as { readonly ring: Box; readonly portrait: Box };
    const middle = ({ left, right, top, bottom }: Box) => [Math.round(left + right), Math.round(top + bottom)];
    assert.deepEqual(middle(ring), middle(portrait));
    assert.ok(ring.width > portrait.width * 1.1);
  });

  it('no script went wrong in any of this', async () => {
    assert.deepEqual(await page.webkit.evaluate('return scriptErrors'), []);
  });
});
