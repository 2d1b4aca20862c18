import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { MessengerCallPanel } from '../../src/element.js';
import type { CallSnapshot } from '../../src/core.js';
import { createSimulator, type PlatformDialect, type Simulator } from '../../src/simulator.js';
import { pairwise } from './pairwise.js';

/** All that the platform's pages say in two ways or leave open: for each setting, the parts of a dialect that give it a value. */
const SETTINGS: readonly (readonly Partial<PlatformDialect>[])[] = [
  [{ responseShape: 'object' }, { responseShape: 'sdp-text' }, { responseShape: 'json-text' }, { responseShape: 'session-json-text' }],
  [{ newCallId: 'id' }, { newCallId: 'call_id' }, { newCallId: 'both' }],
  [{ enumCase: 'documented' }, { enumCase: 'lower' }, { enumCase: 'upper' }, { enumCase: 'capitalized' }],
  [{ timestamps: 'seconds' }, { timestamps: 'milliseconds' }, { timestamps: 'text' }],
  [{ webhookVersion: 'integer' }, { webhookVersion: 'text' }, { webhookVersion: 'absent' }],
  [{ envelope: 'envelope' }, { envelope: 'entry' }, { envelope: 'call' }],
  [{ errors: 'wrapped' }, { errors: 'bare' }],
  [{ errorNumber: 'code' }, { errorNumber: 'subcode' }],
  [{ collision: 'empty-success' }, { collision: 'error' }],
  [{ acceptRenegotiationCounts: false }, { acceptRenegotiationCounts: true }],
  [{ replyRenegotiation: 'when-needed' }, { replyRenegotiation: 'always' }],
  [{ replyRenegotiationCounts: false }, { replyRenegotiationCounts: true }],
  [{ tracksOnly: 'accepted' }, { tracksOnly: 'refused' }],
  [{ tracksOnlyCounts: false }, { tracksOnlyCounts: true }],
  [{ videoInFirstOffer: 'accepted' }, { videoInFirstOffer: 'refused' }],
  [{ audioOffer: 'opus-only' }, { audioOffer: 'any-with-opus' }],
];

const PATIENCE_MS = 20_000;

/** In words, without the values that come first of their setting. */
function unusual(row: readonly number[]): string {
  const parts = row.flatMap((value, setting) => (value === 0 ? [] : Object.entries(SETTINGS[setting]?.[value] ?? {})));
  return parts.map(([name, value]) => `${name} ${value}`).join(', ') || 'everything as documented';
}

describe('a panel that knows nothing of the platform’s dialect', function () {
  this.timeout(90_000);
  let simulator: Simulator;
  let panel: MessengerCallPanel;

  afterEach(() => {
    panel.remove();
    simulator.close();
  });

  for (const row of pairwise(SETTINGS.map((values) => values.length))) {
    const dialect = row.reduce<Partial<PlatformDialect>>((whole, value, setting) => ({ ...whole, ...SETTINGS[setting]?.[value] }), {});
    it(`completes calls both ways with ${unusual(row)}`, async () => {
      open(dialect);
      await takeCallWithVideo();
      await turnBothCamerasAtOnce();
      await muteAndUnmute();
      await consumerHangsUp();
      await placeCallAndHangUp();
    });
  }

  function open(dialect: Partial<PlatformDialect>): void {
    simulator = createSimulator({ dialect, latencyMs: 5 });
    panel = document.createElement('messenger-call-panel');
    panel.pageId = simulator.pageId;
    panel.adapter = simulator.adapter;
    panel.ringtone = 'none';
    document.body.append(panel);
  }

  async function takeCallWithVideo(): Promise<void> {
    await simulator.consumer.call();
    await call('rings', ({ phase }) => phase === 'incoming');
    await panel.accept({ camera: true });
    await call('is up', ({ phase }) => phase === 'active');
    await call('has the agent’s camera on', ({ camera }) => camera.wanted && camera.acknowledged);
    await mediaArrives();
  }

  /** The collision, whoever wins it. */
  async function turnBothCamerasAtOnce(): Promise<void> {
    await Promise.all([panel.setCamera(false), simulator.consumer.setCamera(true)]);
    await call('shows the consumer', ({ remote }) => remote.video);
    await call('has the agent’s camera off', ({ camera }) => !camera.wanted && !camera.acknowledged);
  }

  async function muteAndUnmute(): Promise<void> {
    await panel.setMicrophone(false);
    expect(panel.call?.microphone).to.deep.equal({ wanted: false, acknowledged: false });
    await panel.setMicrophone(true);
    expect(panel.call?.microphone).to.deep.equal({ wanted: true, acknowledged: true });
    const [platformCall] = simulator.calls;
    expect(platformCall?.tracks.find(({ label }) => label === 'default_audio')?.status).to.equal('enabled');
    await mediaArrives();
  }

  async function consumerHangsUp(): Promise<void> {
    simulator.consumer.hangUp();
    await call('is over', ({ phase }) => phase === 'ended');
    expect(panel.call?.end?.reason).to.equal('consumer-hung-up');
    expect(panel.call?.end?.status).to.equal('completed');
    expect(panel.call?.error).to.equal(null);
  }

  async function placeCallAndHangUp(): Promise<void> {
    const dialled = panel.dial(simulator.consumer.psid);
    await waitUntil(() => simulator.consumer.phase === 'ringing', 'the phone rings', { timeout: PATIENCE_MS });
    simulator.consumer.answer();
    await dialled;
    await call('is up', ({ phase, direction }) => phase === 'active' && direction === 'outgoing');
    await mediaArrives();
    await panel.hangUp();
    expect(simulator.consumer.phase).to.equal('idle');
    expect(panel.call?.end?.reason).to.equal('hung-up');
  }

  async function call(what: string, holds: (call: CallSnapshot) => boolean): Promise<void> {
    try {
      await waitUntil(() => panel.call !== null && holds(panel.call), what, { interval: 10, timeout: PATIENCE_MS });
    } catch {
      throw new Error(`It never came that the call ${what}: ${JSON.stringify(panel.call)}`);
    }
  }

  /** The agent's sound at the phone, the phone's at the agent. */
  async function mediaArrives(): Promise<void> {
    const before = await simulator.consumer.statistics();
    await waitUntil(async () => (await simulator.consumer.statistics()).audioPackets > before.audioPackets, 'sound arrives at the phone', { timeout: PATIENCE_MS });
    await call('has the consumer’s sound', ({ remote }) => remote.audio);
  }
});
