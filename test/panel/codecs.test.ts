import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineMessengerCallPanel } from '../../src/panel/define.js';
import { codecChoices, mediaEngineFor } from '../../src/panel/media-engine.js';
import type { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import { CallError } from '../../src/protocol/call-error.js';
import type { SignalingAdapter } from '../../src/session/ports.js';
import { createSimulator, type Simulator } from '../../src/simulator.js';
import { openDevices, openPanel, part, text } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

function codecSelect(panel: HTMLElement): HTMLSelectElement {
  const select = part(panel, 'codec-select');
  if (!(select instanceof HTMLSelectElement)) throw new Error('the codecs are no list');
  return select;
}

/** As the agent does it: by the name they see. */
function choose(panel: HTMLElement, name: string): void {
  const select = codecSelect(panel);
  const option = [...select.options].find((candidate) => candidate.label === name);
  if (!option) throw new Error(`${name} is not offered`);
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const chosen = (panel: HTMLElement) => codecSelect(panel).selectedOptions[0]?.label;

async function talking(set: Partial<StillPanel> = {}): Promise<StillPanel> {
  const panel = await openPanel(set);
  panel.desk.show(snapshot('active', { videoCodec: { sending: 'AV1', receiving: 'H264' } }));
  await openDevices(panel);
  return panel;
}

describe('the video codecs, among devices and connection', () => {
  it('are named each way', async () => {
    const panel = await talking();
    const rows = [...(panel.shadowRoot?.querySelectorAll('dl > div') ?? [])].map(({ children: [name, value] }) => [name?.textContent, value?.textContent].join(': '));
    expect(rows).to.include.members(['Video you send: AV1', 'Video you receive: H264']);
  });

  it('are chosen by what they are good at, or by name, with the others behind', async () => {
    const panel = await talking();
    const { codecs } = codecChoices();
    expect([...codecSelect(panel).options].map(({ label }) => label)).to.deep.equal([
      'Automatic', 'Best picture', 'Balanced', 'Slow connection', 'Save power', 'Works everywhere', ...codecs,
    ]);
    expect(chosen(panel)).to.equal('Automatic');
    choose(panel, 'Save power');
    choose(panel, 'VP9');
    await panel.updateComplete;
    const others = codecs.filter((codec) => codec !== 'VP9').join(' ');
    expect(panel.desk.asked).to.deep.equal(['setVideoCodecs low-power', `setVideoCodecs VP9 ${others}`]);
    expect(chosen(panel)).to.equal('VP9');
    expect(panel.videoCodecs).to.equal(`VP9 ${others}`);
  });

  it('show the page\'s own order too', async () => {
    const panel = await talking({ videoCodecs: 'VP8 H264' });
    expect(chosen(panel)).to.equal('VP8 H264');
    panel.videoCodecs = 'quality';
    await panel.updateComplete;
    expect(chosen(panel)).to.equal('Best picture');
  });

  it('are not shown where there is no video', async () => {
    const panel = await talking({ audioOnly: true });
    expect(panel.shadowRoot?.querySelector('[part~="codec-select"]') === null).to.equal(true);
  });

  it('say when the change could not be agreed on', async () => {
    const panel = await talking();
    panel.desk.outcome = Promise.reject(new CallError('media-update-failed', 'No answer'));
    choose(panel, 'VP9');
    await waitUntil(() => text(panel, 'message') !== '', 'the agent is told');
  });
});

describe('video-codecs', () => {
  it('reaches the calls there are once it changes, the one that rings too, and is asked of none that is over', async () => {
    const panel = await openPanel({ videoCodecs: 'VP8' });
    expect(panel.desk.asked).to.deep.equal([]);
    panel.desk.show(snapshot('incoming'));
    panel.setAttribute('video-codecs', 'balanced');
    await panel.updateComplete;
    panel.desk.show(snapshot('connecting'));
    panel.videoCodecs = null;
    await panel.updateComplete;
    await panel.updateComplete;
    panel.desk.show(snapshot('ended'));
    panel.videoCodecs = 'VP9';
    await panel.updateComplete;
    expect(panel.desk.asked).to.deep.equal(['setVideoCodecs balanced', 'setVideoCodecs ']);
  });

  it('is set by a method too, which asks once and waits for the acknowledgement', async () => {
    const panel = await talking();
    let acknowledge = (): void => undefined;
    panel.desk.outcome = new Promise((resolve) => (acknowledge = resolve));
    let done = false;
    const set = panel.setVideoCodecs(['AV1', 'VP9']).then(() => (done = true));
    await panel.updateComplete;
    expect(done).to.equal(false);
    acknowledge();
    await set;
    expect(panel.videoCodecs).to.equal('AV1 VP9');
    expect(panel.desk.asked).to.deep.equal(['setVideoCodecs AV1 VP9']);
  });

  it('may be wrong without harm, and the page is told once a name, however many calls there are', async () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => said.push(text);
    try {
      const make = mediaEngineFor(() => ({ rtcConfiguration: null, videoCodecs: 'QX7 VP8 <b>', dialect: null }));
      for (const engine of [make(() => undefined), make(() => undefined)]) await engine.close();
    } finally {
      console.warn = warn;
    }
    expect(said.map(String).map((line) => /"(.*?)"/.exec(line)?.[1])).to.deep.equal(['QX7', '<b>']);
  });
});

describe('another codec in the middle of a call', () => {
  defineMessengerCallPanel();
  let simulator: Simulator;

  afterEach(() => simulator.close());

  const until = (met: () => boolean | Promise<boolean>, what: string) => waitUntil(met, what, { timeout: 12_000, interval: 50 });
  const seen = async () => (await simulator.consumer.statistics()).videoCodec;

  it('is agreed on by one update, and the consumer sees the agent in it', async () => {
    simulator = createSimulator({ latencyMs: 5 });
    const sent: string[] = [];
    const adapter: SignalingAdapter = {
      ...simulator.adapter,
      callsApi: (request, options) => {
        sent.push(request.action);
        return simulator.adapter.callsApi(request, options);
      },
    };
    const panel = await fixture<MessengerCallPanel>(
      html`<messenger-call-panel page-id=${simulator.pageId} ringtone="none" video-codecs="VP8" .adapter=${adapter}></messenger-call-panel>`,
    );
    await simulator.consumer.call();
    await until(() => panel.call?.phase === 'incoming', 'it rings');
    await panel.accept();
    await until(() => panel.call?.phase === 'active', 'they talk');
    await panel.setCamera(true);
    await until(async () => (await seen()) === 'VP8', 'VP8 is seen');
    const before = sent.length;
    await panel.setVideoCodecs(['VP9', 'VP8']);
    expect(sent.slice(before)).to.deep.equal(['media_update']);
    await until(async () => (await seen()) === 'VP9', 'VP9 is seen');
    await until(() => panel.call?.videoCodec?.sending === 'VP9', 'the agent is told');
  });
});
