/** Every state of the demo's gallery beside every other, with what a test asks of them. */
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { figure } from '../../../demo/gallery/figure.js';
import { USUAL_LOOK } from '../../../demo/gallery/sections.js';
import { STATES } from '../../../demo/gallery/states.js';
import { panels } from '../../visual/page/panels.js';
import { brightnessOf } from './colours.js';
import { lookOf, type Look } from './look.js';
import { pretendWebRtc } from './pretend-webrtc.js';

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly lang: 'en' | 'ar';
}

declare global {
  var ready: boolean;
  /** Shows all states in a certain way. Resolves when everything has settled. */
  function arrange(arrangement: Arrangement): Promise<void>;
  /** With a style that spoils the panels, if one is given. */
  function looks(spoilt?: string): readonly Look[];
  /** How bright the ground of the panel and that of the stage are, from 0 to 1. */
  function grounds(): { readonly panel: number; readonly stage: number };
  /** Where the ring of the time left stands, and the picture it belongs round. */
  function countdown(): { readonly ring: DOMRect; readonly portrait: DOMRect };
  /** What axe has to object to, in words. */
  function objections(): Promise<readonly string[]>;
  var axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
}

pretendWebRtc();

const main = document.querySelector('main') ?? document.body;
const shown = STATES.map((state) => {
  const element = figure(state, USUAL_LOOK);
  main.append(element);
  const panel = element.querySelector<HTMLElement & { readonly updateComplete: Promise<boolean> }>('still-panel');
  if (panel === null) throw new Error('a figure without a panel');
  return { state, panel };
});

globalThis.arrange = async ({ width, height, scheme, lang }) => {
  main.className = scheme;
  main.lang = lang;
  main.dir = lang === 'ar' ? 'rtl' : 'ltr';
  for (const { panel } of shown) Object.assign(panel.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
  await settled(() => shown.every(({ panel }) => panel.shadowRoot?.querySelector(`section[lang="${lang}"]`) != null));
  await Promise.all(shown.map(({ panel }) => panel.updateComplete));
  // Once in four whole runs a self-view was still visible under the sheet of devices of a narrow panel, though `:has()` in a container
  // query hides it: styles are worked out anew, so that what is measured is what the rules say. Safari may show the same for a moment.
  main.hidden = true;
  main.getBoundingClientRect();
  main.hidden = false;
  // What appears, breathes or pulses is measured as it is at rest.
  for (const { panel } of shown) for (const animation of panel.shadowRoot?.getAnimations() ?? []) animation.cancel();
};

globalThis.looks = (spoilt = '') => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spoilt);
  for (const { root } of panels()) root.adoptedStyleSheets.push(sheet);
  const seen = panels().map(lookOf);
  for (const { root } of panels()) root.adoptedStyleSheets.pop();
  return seen;
};

const part = (state: string, selector: string): Element => {
  const found = shown.find((each) => each.state.name === state)?.panel.shadowRoot?.querySelector(selector);
  if (found == null) throw new Error(`${state}: nothing fits ${selector}`);
  return found;
};

globalThis.grounds = () => ({ panel: brightnessOf(part('idle', '[part="panel"]')), stage: brightnessOf(part('idle', '[part="stage"]')) });

globalThis.countdown = () => ({ ring: part('incoming', '.countdown').getBoundingClientRect(), portrait: part('incoming', '.portrait').getBoundingClientRect() });

globalThis.objections = async () => {
  // A host page has one panel; here they all have the same name, and no landmarks around them.
  const { violations } = await axe.run(main, { resultTypes: ['violations'], rules: { region: { enabled: false }, 'landmark-unique': { enabled: false } } });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
};

const CALM_MS = 300;
const PATIENCE_MS = 15_000;

/** When everything has come that comes in a file of its own, and what a state does to its panel is done: then nothing is added or taken away any more. */
async function settled(holds: () => boolean): Promise<void> {
  const startedAt = performance.now();
  let calmSince = startedAt;
  let shapes: readonly string[] = [];
  let restless: readonly string[] = [];
  while (!holds() || performance.now() - calmSince < CALM_MS) {
    const now = shown.map(({ panel }) => shapeOf(panel));
    if (now.join() !== shapes.join()) {
      restless = shown.filter((_, index) => now[index] !== shapes[index]).map(({ state }) => state.name);
      [shapes, calmSince] = [now, performance.now()];
    }
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`Not at rest after ${PATIENCE_MS} ms: ${holds() ? restless.join(', ') : 'the language'}.`);
    await new Promise((look) => setTimeout(look, 50));
  }
}

/** Its elements, but not the words in them, which count seconds. */
function shapeOf(panel: HTMLElement): string {
  return [...(panel.shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName, classList }) => `${localName}.${classList.value}`).join(' ');
}

globalThis.ready = true;
