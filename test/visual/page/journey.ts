/**
 * Runs in the gallery's page: one panel goes through the phases of calls, and whatever of its frame moves is written down, at
 * every frame the browser draws, so that what jumps and jumps back is seen too.
 */
import { film } from '../../../demo/gallery/film.js';
import type { CallSnapshot } from '../../../src/session/snapshot.js';
import { cameraDenied, media, outgoing, snapshot } from '../../support/snapshots.js';
import type { StillPanel } from '../../support/still-panel.js';
import { partOf } from './measures.js';

declare global {
  /** The names of the steps, in order. */
  function stepsOfJourney(): readonly string[];
  function departs(): void;
  function takeStep(name: string): Promise<void>;
  /** Sentences, one for each part and step that moved it. */
  function movedOnTheWay(): readonly string[];
}

const both = { audio: true, video: true };
const beingRated = { mos: 2.4, roundTripMs: 380, jitterMs: 40, loss: 0.06 };

/** Null goes back to no call, as an agent does. */
const STEPS: readonly (readonly [name: string, call: CallSnapshot | null])[] = [
  ['incoming', snapshot('incoming')],
  ['incoming, being answered', snapshot('incoming', { pending: 'accept' })],
  ['connecting', snapshot('connecting')],
  ['active', snapshot('active')],
  ['active, a camera on its way', snapshot('active', { camera: media.turningOn })],
  ['active, with video', snapshot('active', { camera: media.on, remote: both })],
  ['active, with a warning', snapshot('active', { warnings: ['high-loss'], remote: both, quality: beingRated })],
  ['active, with an error', snapshot('active', { error: cameraDenied, remote: both })],
  ['reconnecting', snapshot('reconnecting', { remote: both })],
  ['active again', snapshot('active')],
  ['ended', snapshot('ended')],
  ['idle again', null],
  ['dialing', next('dialing')],
  ['ringing', next('ringing')],
  ['connecting, as the one who calls', next('connecting')],
  ['active, as the one who calls', next('active')],
  ['ended, as the one who called', next('ended')],
  ['idle at last', null],
];

function next(phase: CallSnapshot['phase']): CallSnapshot {
  return outgoing(phase, { id: 'call-3', createdAt: snapshot(phase).createdAt + 1 });
}

const WATCHED: Readonly<Record<string, (root: ShadowRoot) => Element | null>> = {
  panel: (root) => partOf(root, 'panel'),
  header: (root) => partOf(root, 'header'),
  picture: (root) => partOf(root, 'avatar'),
  // Its letters: the line they stand in ends where the next thing begins, and nobody sees that.
  name: (root) => partOf(root, 'name').querySelector('bdi'),
  stage: (root) => partOf(root, 'stage'),
  row: (root) => partOf(root, 'toolbar'),
};

const moved = new Map<string, string>();
let step = 'idle';

globalThis.stepsOfJourney = () => STEPS.map(([name]) => name);

globalThis.departs = () => {
  const { root } = traveller();
  const starts = boxes(root);
  const watch = () => {
    const now = boxes(root);
    for (const [name, start] of Object.entries(starts)) {
      if (now[name] !== start) moved.set(`${step}: ${name}`, `${step}: the ${name} is at ${now[name] ?? ''}, and was at ${start}`);
    }
    requestAnimationFrame(watch);
  };
  watch();
};

globalThis.takeStep = async (name) => {
  const call = STEPS.find(([each]) => each === name)?.[1];
  if (call === undefined) throw new Error(`no step ${name}`);
  const { panel, root } = traveller();
  step = name;
  if (call === null) root.querySelector<HTMLElement>('.done')?.click();
  else {
    panel.desk.media = { remote: pictures.remote, local: call.camera.wanted ? pictures.local : null };
    panel.desk.show(call);
  }
  await panel.updateComplete;
  const phase = call?.phase ?? 'idle';
  if (panel.getAttribute('phase') !== phase) throw new Error(`${name}: the panel is ${panel.getAttribute('phase') ?? 'nowhere'}`);
};

globalThis.movedOnTheWay = () => [...moved.values()];

const pictures = { remote: film(360, 640, 200, 'Phone'), local: film(640, 480, 20, 'Camera') };

function traveller(): { readonly panel: StillPanel; readonly root: ShadowRoot } {
  const panel = document.querySelector<StillPanel>('still-panel');
  if (!panel?.shadowRoot) throw new Error('there is no panel');
  return { panel, root: panel.shadowRoot };
}

/** In tenths of a pixel. */
function boxes(root: ShadowRoot): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(WATCHED).map(([name, find]) => {
      const { left = 0, top = 0, width = 0, height = 0 } = find(root)?.getBoundingClientRect() ?? {};
      return [name, [left, top, width, height].map((value) => String(Math.round(value * 10) / 10)).join(' ')];
    }),
  );
}
