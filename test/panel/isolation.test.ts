import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { createSimulator, type Simulator } from '../../src/simulator.js';
import { differences, looksOf, styleOf } from '../support/computed.js';
import { film } from '../support/film.js';
import { openDevices, openPanel, part, partOrNull } from '../support/open-panel.js';
import { pageNow } from '../support/page-traces.js';
import { PHASES } from '../support/phases.js';
import { media, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** What the panel takes from around it, and means to: everything else has to stay outside. */
const MEANT: readonly (readonly [property: string, value: string])[] = [
  ['font-family', 'monospace'],
  ['color-scheme', 'dark'],
  ['direction', 'rtl'],
  ['visibility', 'hidden'],
  ['pointer-events', 'none'],
];

/** What a page may set on everything in it, and what its elements would pass on. */
const INHERITED = `
  color: rgb(255, 0, 0); font-size: 31px; font-style: italic; font-weight: 900; font-stretch: 50%; font-variant: small-caps;
  font-feature-settings: "smcp"; font-variation-settings: "wght" 900; font-kerning: none; font-optical-sizing: none; font-size-adjust: 2;
  font-synthesis: none; line-height: 3; letter-spacing: 5px; word-spacing: 20px; text-align: right; text-align-last: right; text-indent: 40px;
  text-transform: uppercase; text-shadow: 3px 3px 2px red; text-emphasis: circle red; text-underline-offset: 9px; text-rendering: geometricPrecision;
  text-wrap: balance; text-justify: none; white-space: pre; word-break: break-all; line-break: anywhere; overflow-wrap: anywhere; hyphens: auto; tab-size: 1;
  cursor: crosshair; caret-color: red; accent-color: red; list-style: square inside; quotes: "<" ">"; border-collapse: collapse;
  border-spacing: 9px; caption-side: bottom; empty-cells: hide; orphans: 9; widows: 9; image-rendering: pixelated; ruby-position: under;
  fill: red; fill-opacity: 0.5; fill-rule: evenodd; stroke: red; stroke-width: 9px; stroke-linecap: square; stroke-linejoin: bevel;
  stroke-dasharray: 3; stroke-opacity: 0.5; clip-rule: evenodd; paint-order: stroke; text-anchor: end; dominant-baseline: hanging;
  shape-rendering: crispEdges; color-interpolation: linearRGB; -webkit-text-stroke: 2px red; -webkit-text-fill-color: red;
  scrollbar-color: red blue; text-orientation: upright; --_bg: red; --_fg: red`;

/** What elements have for themselves. */
const OWN = `
  display: inline; position: relative; top: 5px; float: left; margin: 11px; padding: 13px; border: 7px dotted red; border-radius: 0; outline: 5px solid red;
  background: yellow; box-shadow: 0 0 9px red; opacity: 0.4; transform: rotate(3deg); filter: invert(1); width: 33px; min-height: 77px; max-width: 44px;
  box-sizing: content-box; overflow: scroll; object-fit: fill; z-index: 7; animation: hostile 1s infinite; transition: all 9s; gap: 30px; flex: 1; order: -1;
  text-decoration: underline wavy; vertical-align: super; user-select: all; appearance: auto; clip-path: circle(10px); aspect-ratio: 3; content: "x"`;

const important = (declarations: string) => declarations.split(';').map((each) => `${each} !important;`).join('');

/**
 * The box of the panel as a whole, and of what it stands in, is the page's own affair, which sets the height there: what belongs to a
 * box is set on neither. All that is inherited is.
 */
const HOSTILE = `
  body, body * { ${important(INHERITED)} }
  body *:not(still-panel, :has(still-panel)), body *:not(still-panel)::before, body *:not(still-panel)::after { ${important(OWN)} }
  :is(button, video, audio, p, section, header, ul, li, div, span, bdi, svg, circle, path, text, select, input, label, [part], [hidden]):not(:has(still-panel)) {
    ${important(`${OWN}; ${INHERITED}`)}
  }
  @keyframes hostile { to { opacity: 0 } }
  @keyframes appear { to { opacity: 0.1; color: red } }
  @keyframes breathe { to { opacity: 0.1; color: red } }
  @keyframes pulse { to { opacity: 0.1; color: red } }
`;

/** Runs what it is given while the page has these styles. */
function under<T>(css: string, run: () => T): T {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  try {
    return run();
  } finally {
    document.adoptedStyleSheets.pop();
  }
}

/** In one go, so that no timer moves on meanwhile: the panel without the sheet, and with it. */
function reached(panel: StillPanel, css = HOSTILE): readonly string[] {
  const root = panel.shadowRoot;
  if (root === null) throw new Error('no root');
  panel.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 800px; block-size: 480px'; // whatever happens beside it
  const before = looksOf(root, panel);
  return differences(
    before,
    under(css, () => looksOf(root, panel)),
  );
}

describe('the styles of a page', () => {
  const { stream } = film();
  after(() => {
    for (const track of stream.getTracks()) track.stop();
  });

  for (const where of ['idle', 'incoming', 'connecting', 'active, with someone waiting', 'reconnecting', 'ended', 'failed']) {
    it(`do not reach into the panel: ${where}`, async () => {
      const panel = await openPanel();
      const [call, ...others] = PHASES[where] ?? [];
      if (call) panel.desk.show(call, ...others);
      await panel.updateComplete;
      expect(panel).to.have.attribute('phase', call?.phase ?? 'idle');
      expect(reached(panel)).to.deep.equal([]);
    });
  }

  it('do not reach into the panel: with pictures, and what is loaded during a call', async () => {
    const panel = await openPanel();
    panel.desk.media = { remote: stream, local: stream };
    panel.desk.show(snapshot('active', { camera: media.on, remote: { audio: true, video: true } }));
    await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'it is loaded');
    expect(reached(panel)).to.deep.equal([]);
  });

  it('do not reach into the panel: the sheet of devices, with its lists and switches', async () => {
    const panel = await openPanel({ shortcuts: true });
    await openDevices(panel);
    await waitUntil(() => panel.shadowRoot?.querySelector('.sheet .shortcuts'), 'it is all there');
    expect(reached(panel)).to.deep.equal([]);
  });

  it('do reach what stands beside the panel, and what the page has put into it', async () => {
    const panel = await openPanel({}, html`<p slot="idle">Nobody is calling.</p>`);
    const beside = await fixture<HTMLElement>(html`<p>Beside</p>`);
    const inside = panel.querySelector('p') ?? panel;
    const looks = under(HOSTILE, () => [beside, inside].map((each) => styleOf(each)));
    for (const look of looks) expect(look).to.include({ color: 'rgb(255, 0, 0)', 'letter-spacing': '5px', opacity: '0.4', float: 'left' });
  });

  for (const [property, value] of MEANT) {
    it(`are meant to give the panel their ${property}`, async () => {
      const panel = await openPanel();
      const now = () => styleOf(part(panel, 'name'))[property];
      expect(now()).to.not.equal(value);
      expect(under(`body { ${property}: ${value} }`, now)).to.equal(value);
    });
  }

  // By this name in Chromium alone; Firefox resets it with nothing.
  (navigator.userAgent.includes('Firefox') ? it.skip : it)('leave the panel the glyphs of its own language', async () => {
    const panel = await openPanel({ lang: 'ja' });
    await waitUntil(() => part(panel, 'panel').lang === 'ja', 'it speaks Japanese');
    expect(styleOf(part(panel, 'name'))['-webkit-locale']).to.equal('"ja"');
  });
});

describe('the page around a panel', () => {
  let platform: Simulator;
  beforeEach(() => {
    platform = createSimulator({ latencyMs: 5 });
  });
  afterEach(() => platform.close());

  it('is left as it was: with the panel in it, during a call, and when the panel is gone', async () => {
    const place = await fixture<HTMLElement>(html`<div style="block-size: 480px"></div>`);
    const probe = await fixture<HTMLElement>(html`<button style="position: fixed; inset: 0 auto auto 0; inline-size: 9px">Beside</button>`);
    const before = pageNow(probe);
    const unchanged = (when: string): void => void expect(pageNow(probe), when).to.deep.equal(before);

    const panel = document.createElement('messenger-call-panel');
    Object.assign(panel, { pageId: platform.pageId, adapter: platform.adapter, shortcuts: true, askRating: true, alerts: 'notification title' });
    place.append(panel);
    await panel.updateComplete;
    unchanged('with the panel');

    await platform.consumer.call();
    await waitUntil(() => panel.getAttribute('phase') === 'incoming', 'it rings');
    unchanged('while it rings');
    await panel.accept({ camera: true });
    await waitUntil(() => panel.getAttribute('phase') === 'active', 'the call is up');
    await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'all is loaded that a call loads');
    part(panel, 'devices-button').click();
    await waitUntil(() => panel.shadowRoot?.querySelector('.sheet .shortcuts'), 'and the sheet of devices');
    unchanged('during the call');

    await panel.hangUp();
    await waitUntil(() => panel.getAttribute('phase') === 'ended', 'the call is over');
    unchanged('after the call');

    await platform.consumer.call();
    await waitUntil(() => panel.getAttribute('phase') === 'incoming', 'it rings again');
    await panel.accept();
    panel.remove();
    await waitUntil(() => platform.consumer.phase === 'idle', 'the call has ended with the panel');
    unchanged('without the panel');
  });

  it('is told of what changes there by this very test', async () => {
    const probe = await fixture<HTMLElement>(html`<button>Beside</button>`);
    const before = pageNow(probe);
    for (const change of CHANGES) {
      const undo = change();
      expect(pageNow(probe)).to.not.deep.equal(before);
      undo();
      expect(pageNow(probe)).to.deep.equal(before);
    }
  });
});

/** What is looked for, done on purpose. */
const CHANGES: readonly (() => () => void)[] = [
  () => {
    const style = Object.assign(document.createElement('style'), { textContent: 'p { color: red }' });
    document.head.append(style);
    return () => style.remove();
  },
  () => {
    document.adoptedStyleSheets.push(new CSSStyleSheet());
    return () => void document.adoptedStyleSheets.pop();
  },
  () => {
    document.documentElement.dataset['guest'] = 'here';
    return () => document.documentElement.removeAttribute('data-guest');
  },
  () => {
    Object.assign(globalThis, { guest: 'here' });
    return () => void Reflect.deleteProperty(globalThis, 'guest');
  },
  () => {
    document.body.style.letterSpacing = '1px';
    return () => document.body.removeAttribute('style');
  },
];
