import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import type { CallSnapshot } from '../../src/session/snapshot.js';
import { openPanel, part, text } from '../support/open-panel.js';
import { press } from '../support/pointer.js';
import { media, snapshot } from '../support/snapshots.js';
import { playsSound } from '../support/sound.js';
import type { StillPanel } from '../support/still-panel.js';

/** Notes every context that is opened; what is heard in it is what the test says. */
class Loudness {
  /** Amplitude of what is heard, by time in ms; null hears the real sound. */
  wave: ((ms: number) => number) | null = null;
  readonly opened: AudioContext[] = [];
  readonly #context = globalThis.AudioContext;
  readonly #analyser = globalThis.AnalyserNode;

  install(): void {
    const { opened } = this;
    const amplitude = () => this.wave?.(performance.now()) ?? null;
    globalThis.AudioContext = class extends this.#context {
      constructor(options?: AudioContextOptions) {
        super(options);
        opened.push(this);
      }
    };
    globalThis.AnalyserNode = class extends this.#analyser {
      override getFloatTimeDomainData(into: Float32Array<ArrayBuffer>): void {
        const said = amplitude();
        if (said === null) super.getFloatTimeDomainData(into);
        else into.forEach((_, index) => (into[index] = said * Math.sin(index / 8)));
      }
    };
  }

  remove(): void {
    globalThis.AudioContext = this.#context;
    globalThis.AnalyserNode = this.#analyser;
  }
}

const silence = () => 0.0002;
const talk = (ms: number) => 0.12 * (1.05 + Math.sin(ms / 40));

/** Devices that are not there, as the browsers of the tests have them. */
async function microphone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: true });
}

describe('one’s own voice', () => {
  const loudness = new Loudness();
  let local: MediaStream;

  before(async () => {
    await press(document.body); // before the page is touched, no browser opens an audio context
    local = await microphone();
  });
  after(async () => {
    for (const track of local.getTracks()) track.stop();
    await resetMouse();
  });
  beforeEach(() => {
    loudness.opened.length = 0;
    loudness.wave = silence;
    loudness.install();
  });
  afterEach(() => loudness.remove());

  async function inCall(more: Partial<CallSnapshot> = {}): Promise<StillPanel> {
    const panel = await openPanel();
    panel.desk.media = { remote: null, local };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active', more));
    await waitUntil(() => loudness.opened.length === 1, 'the microphone is listened to');
    return panel;
  }

  /** How much of the rim is lit, in percent. */
  function level(panel: StillPanel): number {
    const arc = part(panel, 'microphone-button').querySelector('.level circle');
    return arc === null || arc.hasAttribute('hidden') ? 0 : parseFloat(arc.getAttribute('stroke-dasharray') ?? '0');
  }

  /** What the arc shows from now on, in percent, each as often as it changes. */
  function levelsOf(panel: StillPanel): readonly number[] {
    const shown: number[] = [];
    const arc = part(panel, 'microphone-button').querySelector('.level circle');
    if (arc === null) throw new Error('no arc');
    new MutationObserver(() => shown.push(level(panel))).observe(arc, { attributeFilter: ['stroke-dasharray'] });
    return shown;
  }

  it('moves an arc on the microphone’s button, without drawing the panel anew', async () => {
    const panel = await inCall();
    await panel.updateComplete;
    const began = performance.now();
    let drawn = 0;
    const request = panel.requestUpdate.bind(panel);
    panel.requestUpdate = (...change) => {
      drawn += 1;
      request(...change);
    };
    const shown = levelsOf(panel);
    expect(level(panel)).to.equal(0);
    loudness.wave = talk;
    await waitUntil(() => shown.length > 30, 'a voice that goes up and down');
    loudness.wave = () => 0.2;
    await waitUntil(() => level(panel) > 60, 'a loud voice');
    loudness.wave = () => 0.01;
    await waitUntil(() => level(panel) < 40 && level(panel) > 5, 'a soft voice');
    loudness.wave = silence;
    await waitUntil(() => level(panel) === 0, 'silence');
    const seconds = (performance.now() - began) / 1000;
    expect(drawn, 'by the timer, and by what has just been loaded').to.be.at.most(seconds + 4).and.lessThan(shown.length);
  });

  it('is heard by a real microphone', async function () {
    if (!(await playsSound())) this.skip();
    const panel = await inCall();
    loudness.wave = null;
    await waitUntil(() => level(panel) > 10, 'the beep of the device');
  });

  it('is noticed when it speaks while muted, once it has done so for a moment; and no more when it is silent', async () => {
    const panel = await inCall({ microphone: media.off });
    const warned = () => text(panel, 'status') === 'You are speaking, but your microphone is off';
    expect(warned()).to.equal(false);
    loudness.wave = talk;
    await waitUntil(warned, 'it is said in the status line');
    expect(panel.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent).to.equal('You are speaking, but your microphone is off');
    expect(level(panel)).to.equal(0);
    loudness.wave = silence;
    await waitUntil(() => !warned(), 'it is over');
  });

  it('is no warning any more when the microphone is on', async () => {
    const panel = await inCall({ microphone: media.off });
    loudness.wave = talk;
    await waitUntil(() => text(panel, 'status').startsWith('You are speaking'), '');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(text(panel, 'status')).to.not.contain('You are speaking');
  });

  it('is heard by a clone of the microphone while that is muted, which ends with the call', async () => {
    const clones: MediaStreamTrack[] = [];
    const clone = local.clone.bind(local);
    local.clone = () => {
      const copy = clone();
      clones.push(...copy.getTracks());
      return copy;
    };
    for (const track of local.getAudioTracks()) track.enabled = false;
    const panel = await inCall({ microphone: media.off });
    expect(clones.map(({ enabled, readyState }) => [enabled, readyState])).to.deep.equal([[true, 'live']]);
    expect(local.getAudioTracks()[0]?.enabled).to.equal(false);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(clones.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(local.getAudioTracks()[0]?.readyState).to.equal('live'); // that one is the call's own
    for (const track of local.getAudioTracks()) track.enabled = true;
    Reflect.deleteProperty(local, 'clone');
  });

  it('is listened to in one audio context a call, closed at its end', async () => {
    const panel = await inCall();
    for (const now of [media.off, media.on, media.off]) {
      panel.desk.show(snapshot('active', { microphone: now }));
      await panel.updateComplete;
    }
    panel.desk.show(snapshot('reconnecting'));
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(loudness.opened).to.have.length(1);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    await waitUntil(() => loudness.opened[0]?.state === 'closed');
  });

  it('is not listened to in a panel that has left the page', async () => {
    const panel = await inCall();
    panel.remove();
    await waitUntil(() => loudness.opened[0]?.state === 'closed');
  });

  it('goes on being heard by another microphone when the device is changed', async () => {
    const panel = await inCall();
    const other = await microphone();
    const [before] = local.getAudioTracks();
    const [now] = other.getAudioTracks();
    if (before === undefined || now === undefined) throw new Error('no microphone');
    const cloned: string[] = [];
    local.clone = () => {
      cloned.push(local.getAudioTracks()[0]?.id ?? '');
      return other.clone();
    };
    local.removeTrack(before);
    local.addTrack(now);
    panel.requestUpdate();
    await panel.updateComplete;
    expect(cloned).to.deep.equal([now.id]);
    expect(loudness.opened).to.have.length(1);
    Reflect.deleteProperty(local, 'clone');
    local.removeTrack(now);
    local.addTrack(before);
    now.stop();
  });

  it('moves in coarse steps for who wants no motion', async () => {
    const matchMedia = window.matchMedia.bind(window);
    window.matchMedia = (query) => matchMedia(query === '(prefers-reduced-motion)' ? 'all' : query);
    const panel = await inCall();
    window.matchMedia = matchMedia;
    await panel.updateComplete;
    const shown = levelsOf(panel);
    // Louder by less than a step each time, so that some of it is not to be seen.
    for (const [amplitude, step] of [
      [0.02, 33],
      [0.04, 67],
      [0.05, 67],
      [0.3, 100],
      [0.0002, 0],
    ] as const) {
      loudness.wave = () => amplitude;
      await waitUntil(() => Math.round(level(panel)) === step, `${String(step)} % at ${String(amplitude)}`);
    }
    expect(shown.map(Math.round)).to.deep.equal([33, 67, 100, 0]);
  });
});
