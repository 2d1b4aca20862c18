/** What the gallery promises to show. That a browser does show it: `gallery.visual.ts`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { LOOKS, SECTIONS, SIZES } from '../../demo/gallery/sections.js';
import { STATES } from '../../demo/gallery/states.js';
import type { CallPhase } from '../../src/session/snapshot.js';

/** The compiler knows whether it is complete. */
const PHASES: Readonly<Record<CallPhase | 'idle', true>> = { idle: true, incoming: true, dialing: true, ringing: true, connecting: true, active: true, reconnecting: true, ended: true };

const named = (name: string) => {
  const found = STATES.filter((state) => state.name === name);
  assert.equal(found.length, 1, `there is one state “${name}”`);
  return found;
};
const phasesOf = (names: readonly string[]) => new Set(names.flatMap(named).map(({ calls = [] }) => calls[0]?.phase ?? 'idle'));
const bySizeAndLook = SECTIONS.filter(({ id }) => id.startsWith('phases-'));

describe('the gallery', () => {
  it('names each state once, and knows every state that a section names', () => {
    for (const { name } of STATES) named(name);
    for (const { states } of SECTIONS) states?.forEach(named);
    assert.equal(new Set(SECTIONS.map(({ id }) => id)).size, SECTIONS.length);
  });

  it('shows every phase at every width, in both schemes and both directions', () => {
    const every = SIZES.flatMap(({ width, height }) => (['light', 'dark'] as const).flatMap((scheme) => (['en', 'ar'] as const).map((lang) => ({ width, height, scheme, lang }))));
    const order = (looks: readonly object[]) => looks.map((look) => JSON.stringify(look)).sort();
    assert.deepEqual(order(bySizeAndLook.map(({ look: { width, height, scheme, lang } }) => ({ width, height, scheme, lang }))), order(every));
    for (const { id, states } of bySizeAndLook) assert.deepEqual([...phasesOf(states ?? [])].sort(), Object.keys(PHASES).sort(), id);
    assert.deepEqual(SIZES.map(({ width }) => width), [280, 320, 480, 720, 1280]);
    assert.equal(LOOKS.length, 4);
  });

  it('shows at every width what lies over the stage or beside it, and every state somewhere', () => {
    assert.deepEqual(SECTIONS.filter(({ id }) => id.startsWith('crowded-')).map(({ look }) => look.width), SIZES.map(({ width }) => width));
    assert.ok(SECTIONS.some(({ states }) => states === null));
  });
});
