/** The whole gallery, as somebody opens it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { SECTIONS, type Look } from '../../demo/gallery/sections.js';
import { STATES } from '../../demo/gallery/states.js';
import { openStudio, type Studio } from './studio.js';

let studio: Studio;
before(async () => {
  studio = await openStudio();
});
after(() => studio.close());

/** Of a section, how many states it has, and each way in which its panels look; there should be one. */
interface Shown {
  readonly id: string;
  readonly states: readonly string[];
  readonly looks: readonly string[];
}

const lookOf = ({ width, height, scheme, lang }: Look) => `${width} × ${height ?? 480}, ${scheme}, ${lang}, ${lang === 'ar' ? 'rtl' : 'ltr'}`;

describe('the gallery', () => {
  it('shows every section with every state it names, in its size, scheme, language and direction', async () => {
    const page = await studio.visit('');
    const shown: readonly Shown[] = await page.evaluate(() =>
      [...document.querySelectorAll('main > section')].map((section) => {
        const figures = [...section.querySelectorAll('figure')];
        const looks = figures.map((figure) => {
          const panel = figure.querySelector('still-panel');
          const frame = panel?.shadowRoot?.querySelector('[part="panel"]');
          if (!panel || !frame) return 'nothing';
          const { width, height } = frame.getBoundingClientRect();
          return `${width} × ${height}, ${getComputedStyle(panel).colorScheme}, ${frame.getAttribute('lang') ?? ''}, ${getComputedStyle(frame).direction}`;
        });
        return { id: section.id, states: figures.map((figure) => figure.querySelector('figcaption')?.textContent ?? ''), looks: [...new Set(looks)] };
      }),
    );
    const all = STATES.map(({ name }) => name);
    assert.deepEqual(
      shown,
      SECTIONS.map(({ id, look, states }) => ({ id, states: all.filter((name) => states?.some((each) => each === name) ?? true), looks: [lookOf(look)] })),
    );
    assert.ok(shown.flatMap(({ states }) => states).length > 200);
  });

  for (const [query, complaint] of [['only=active,actve', 'no state “actve”'], ['section=states,thme', 'no section “thme”']] as const) {
    it(`does not pass over what it does not know: ${query}`, async () => {
      await assert.rejects(studio.visit(query), (error: Error) => error.message.includes(complaint));
    });
  }
});
