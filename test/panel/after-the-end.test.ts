import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import { openDevices, openPanel, text } from '../support/open-panel.js';
import { press } from '../support/pointer.js';
import { media, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const MUTED = 'You are speaking, but your microphone is off';

/** Speech as every microphone of the page hears it. */
function speak(): () => void {
  const { AnalyserNode } = globalThis;
  globalThis.AnalyserNode = class extends AnalyserNode {
    override getFloatTimeDomainData(into: Float32Array<ArrayBuffer>): void {
      const loud = 0.12 * (1.05 + Math.sin(performance.now() / 40));
      into.forEach((_, index) => (into[index] = loud * Math.sin(index / 8)));
    }
  };
  return () => (globalThis.AnalyserNode = AnalyserNode);
}

describe('what is over', () => {
  let local: MediaStream;
  /** Of the microphone, each as it was made. */
  const copies: MediaStreamTrack[] = [];

  before(async () => {
    await press(document.body); // before the page is touched, no browser opens an audio context
    local = await navigator.mediaDevices.getUserMedia({ audio: true });
    const clone = local.clone.bind(local);
    local.clone = () => {
      const copy = clone();
      copies.push(...copy.getTracks());
      return copy;
    };
  });
  beforeEach(() => (copies.length = 0));
  after(async () => {
    for (const track of local.getTracks()) track.stop();
    await resetMouse();
  });

  async function inCall(more: Parameters<typeof snapshot>[1] = {}): Promise<StillPanel> {
    const panel = await openPanel();
    panel.desk.media = { remote: null, local };
    panel.desk.show(snapshot('active', more));
    await waitUntil(() => copies.length > 0, 'the microphone is listened to');
    return panel;
  }

  it('is not warned of: a call that ended while somebody spoke into a microphone that was off', async () => {
    const quiet = speak();
    try {
      const panel = await inCall({ microphone: media.off });
      await waitUntil(() => text(panel, 'status') === MUTED, 'it is said during the call');
      panel.desk.show(snapshot('ended', { microphone: media.off }));
      await panel.updateComplete;
      expect(text(panel, 'status')).to.match(/^Call over/);
    } finally {
      quiet();
    }
  });

  it('is not listened to: the microphone of a panel that was removed with its devices open', async () => {
    const panel = await inCall();
    await openDevices(panel);
    panel.remove();
    await panel.updateComplete;
    expect(copies.map(({ readyState }) => readyState)).to.not.include('live');
  });
});
