import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { REMEMBERED } from '../../src/panel/extras/remembered.js';
import { deviceChoices, openDevices as openDesk } from '../../src/panel/media-engine.js';
import { followers } from '../../src/rtc/follow-devices.js';
import { CallError } from '../../src/protocol/call-error.js';
import { cleanUp, stub } from '../rtc/calls.js';
import { builtIn, headset, laptop, Plugged, webcam, type Plug } from '../rtc/plugged.js';
import { click, openDevices, openPanel, part, partOrNull } from '../support/open-panel.js';
import { media, snapshot } from '../support/snapshots.js';
import { playsSound } from '../support/sound.js';
import type { StillPanel } from '../support/still-panel.js';

const speaker: Plug = { kind: 'audiooutput', deviceId: 'speaker', label: 'Loudspeaker' };
const hall: Plug = { kind: 'audiooutput', deviceId: 'hall', label: 'Hall' };
const ALL = [laptop, headset, builtIn, webcam, speaker, hall];
const KEY = REMEMBERED;

/** What is remembered comes to the page as it does when another tab has changed it. */
function remember(text: string | null): void {
  if (text === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, text);
  dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

const select = (panel: HTMLElement, name: string) => part(panel, `${name}-select`) as HTMLSelectElement;
const options = (panel: HTMLElement, name: string) => [...select(panel, name).options].map(({ text }) => text.replace(/[\u2068\u2069]/g, ''));
const query = (panel: HTMLElement, selector: string) => panel.shadowRoot?.querySelector(selector) ?? null;

async function pick(panel: StillPanel, name: string, label: string): Promise<void> {
  const list = select(panel, name);
  const option = [...list.options].find(({ text }) => text.includes(label));
  if (!option) throw new Error(`no ${label} among ${options(panel, name).join(', ')}`);
  list.value = option.value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await panel.updateComplete;
}

/** A panel with the sheet open, that knows of these devices. */
async function sheet(plugs: readonly Plug[], set: Partial<StillPanel> = {}): Promise<{ panel: StillPanel; plugged: Plugged }> {
  const plugged = new Plugged(...plugs);
  const panel = await openPanel(set);
  await openDevices(panel);
  (await openDesk(REMEMBERED)).look();
  await waitUntil(() => plugs.length === 0 || !select(panel, 'microphone').disabled, 'the devices are known');
  await waitUntil(() => plugs.every(({ label }) => query(panel, '.sheet')?.textContent.includes(label)), 'the devices are listed');
  return { panel, plugged };
}

const pictureOf = (panel: HTMLElement) => panel.shadowRoot?.querySelector<HTMLVideoElement>('video.looking-glass')?.videoWidth ?? 0;
const levelOf = (panel: HTMLElement) => Number(query(panel, '[role="meter"]')?.getAttribute('aria-valuenow'));

const button = (panel: HTMLElement, label: string) => {
  const found = [...(panel.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent.trim() === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const hasButton = (panel: HTMLElement, label: string) => [...(panel.shadowRoot?.querySelectorAll('button') ?? [])].some(({ textContent }) => textContent.trim() === label);

describe('the sheet of devices', () => {
  before(() => sendKeys({ press: 'Shift' })); // before the page is touched, a browser starts no audio context
  beforeEach(() => remember(null));
  afterEach(async () => {
    await cleanUp();
    remember(null);
  });

  it('lets each device be chosen, the system’s default first', async () => {
    const { panel } = await sheet(ALL);
    expect(options(panel, 'microphone')).to.deep.equal(['System default · Laptop microphone', 'Laptop microphone', 'Headset']);
    expect(options(panel, 'camera')).to.deep.equal(['System default · Built-in camera', 'Built-in camera', 'Webcam']);
    expect(options(panel, 'speaker').slice(0, 3)).to.deep.equal(['System default', 'Loudspeaker', 'Hall']);
    await pick(panel, 'microphone', 'Headset');
    await pick(panel, 'camera', 'Webcam');
    await pick(panel, 'speaker', 'Hall');
    await pick(panel, 'ringer', 'Loudspeaker');
    expect(deviceChoices.current).to.deep.equal({ microphone: { deviceId: { exact: 'headset' } }, camera: { deviceId: { exact: 'webcam' } }, speaker: 'hall', ringer: 'speaker' });
    await pick(panel, 'microphone', 'System default');
    expect(deviceChoices.current.microphone).to.deep.equal({});
  });

  it('tells two devices of one name apart', async () => {
    const { panel } = await sheet([laptop, headset, { ...headset, deviceId: 'second' }]);
    expect(options(panel, 'microphone').slice(1)).to.deep.equal(['Laptop microphone', 'Headset 1', 'Headset 2']);
  });

  it('offers no camera where there is no video, and says so where there is none', async () => {
    const { panel } = await sheet([laptop]);
    expect(options(panel, 'camera')).to.deep.equal(['None found']);
    expect(select(panel, 'camera').disabled).to.equal(true);
    panel.audioOnly = true;
    await panel.updateComplete;
    expect(partOrNull(panel, 'camera-select') === null).to.equal(true);
  });

  it('keeps what was chosen when it is not connected, and finds it by its name when its id has changed', async () => {
    remember(JSON.stringify({ devices: { microphone: { id: 'old id', label: 'Headset' }, camera: { id: 'gone', label: 'Studio camera' } } }));
    const { panel, plugged } = await sheet([laptop, builtIn]);
    expect(select(panel, 'microphone').selectedOptions[0]?.text.replace(/[\u2068\u2069]/g, '')).to.equal('Headset (not connected)');
    expect(select(panel, 'camera').selectedOptions[0]?.text.replace(/[\u2068\u2069]/g, '')).to.equal('Studio camera (not connected)');
    plugged.set(laptop, headset, builtIn);
    await waitUntil(() => select(panel, 'microphone').selectedOptions[0]?.text === 'Headset', 'the headset is found');
    expect(deviceChoices.current.microphone).to.deep.equal({ deviceId: { exact: 'headset' } });
    expect(localStorage.getItem(KEY)).to.include('"id":"headset"').and.to.include('Studio camera');
  });

  it('asks for leave once where the browser names no devices, and lets go of them at once', async () => {
    const hidden = ALL.map((plug) => ({ ...plug, deviceId: '', label: '' }));
    const plugged = new Plugged(...hidden);
    const panel = await openPanel();
    await openDevices(panel);
    (await openDesk(REMEMBERED)).look();
    await waitUntil(() => hasButton(panel, 'Show the names of devices'), 'there is a way to name them');
    expect(options(panel, 'microphone')).to.deep.equal(['System default']);
    const asked: unknown[] = [];
    const opened: MediaStreamTrack[] = [];
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    stub(navigator.mediaDevices, 'getUserMedia', async (constraints) => {
      asked.push(constraints);
      const stream = await open(constraints);
      opened.push(...stream.getTracks());
      plugged.set(...ALL);
      return stream;
    });
    button(panel, 'Show the names of devices').click();
    await waitUntil(() => options(panel, 'microphone').length === 3, 'they have names');
    expect(asked).to.deep.equal([{ audio: true, video: true }]);
    expect(opened.map(({ readyState }) => readyState)).to.include('ended').and.not.to.include('live');
    expect(hasButton(panel, 'Show the names of devices')).to.equal(false);
  });

  it('says what to do when that leave is refused', async () => {
    const { panel, plugged } = await sheet(ALL);
    plugged.set(...ALL.map((plug) => ({ ...plug, deviceId: '', label: '' })));
    await waitUntil(() => hasButton(panel, 'Show the names of devices'), 'there is a way to name them');
    stub(navigator.mediaDevices, 'getUserMedia', () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError')));
    button(panel, 'Show the names of devices').click();
    const help = navigator.userAgent.includes('Firefox') ? 'remove the block' : 'before the address';
    await waitUntil(() => query(panel, '.problem')?.textContent.includes(help), 'the way out of this browser is said');
  });

  it('says why a device cannot be used, and shows again the one that is', async () => {
    const { panel } = await sheet(ALL);
    const follow = () => Promise.reject(new CallError('microphone-busy')); // as a call does
    followers.add(follow);
    await pick(panel, 'microphone', 'Headset');
    await waitUntil(() => query(panel, '.problem')?.textContent !== '', 'the problem is said');
    followers.delete(follow);
    expect(query(panel, '.problem')?.textContent).to.match(/another app|in use/i);
    expect(select(panel, 'microphone').value).to.equal('');
    expect(deviceChoices.current.microphone).to.deep.equal({});
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('switches what the browser does to the sound, by keyboard too', async () => {
    const { panel } = await sheet(ALL);
    const [echo] = [...(panel.shadowRoot?.querySelectorAll<HTMLInputElement>('input[role="switch"]') ?? [])];
    expect(echo?.labels?.[0]?.textContent.trim()).to.equal('Cancel echo');
    expect(echo?.checked).to.equal(true);
    echo?.focus();
    await sendKeys({ press: ' ' });
    await panel.updateComplete;
    expect(deviceChoices.current.microphone).to.deep.equal({ echoCancellation: false });
    expect(echo?.checked).to.equal(false);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '{}')).to.have.nested.property('switches.echoCancellation', false);
  });

  it('shows oneself and how loud one is, outside a call, until that is ended', async () => {
    const { panel, plugged } = await sheet(ALL);
    button(panel, 'Check camera and microphone').click();
    await waitUntil(() => pictureOf(panel) > 0, 'the picture is there');
    if (await playsSound()) await waitUntil(() => levelOf(panel) > 10, 'the level moves');
    expect(plugged.open).to.have.members(['laptop', 'built-in']);
    button(panel, 'End the check').click();
    expect(plugged.open).to.deep.equal([]);
    await panel.updateComplete;
    expect(query(panel, 'video.looking-glass') === null).to.equal(true);
  });

  it('follows in the check what is chosen and what is pulled out', async () => {
    const { panel, plugged } = await sheet(ALL);
    button(panel, 'Check camera and microphone').click();
    await waitUntil(() => plugged.open.length === 2, 'both are open');
    await pick(panel, 'camera', 'Webcam');
    await waitUntil(() => plugged.open.join() === 'laptop,webcam', 'the other camera is shown');
    plugged.set(laptop, headset, builtIn);
    await waitUntil(() => plugged.open.join() === 'laptop,built-in', 'the camera that is left is shown');
    await waitUntil(() => query(panel, '.sheet [role="status"]')?.textContent.includes('Built-in camera'), 'that is said');
  });

  for (const [how, leave] of [
    ['the sheet is closed', (panel: StillPanel) => click(panel, 'devices-button')],
    ['the panel leaves the page', (panel: StillPanel) => panel.remove()],
    ['a call begins', (panel: StillPanel) => panel.desk.show(snapshot('dialing', { direction: 'outgoing' }))],
  ] as const) {
    it(`ends the check when ${how}`, async () => {
      const { panel, plugged } = await sheet(ALL);
      button(panel, 'Check camera and microphone').click();
      await waitUntil(() => plugged.open.length === 2, 'both are open');
      await leave(panel);
      await waitUntil(() => plugged.open.length === 0, 'both are released');
    });
  }

  it('lets go of a device that opens after the check was ended', async () => {
    const { panel, plugged } = await sheet(ALL);
    const waiting: (() => void)[] = [];
    plugged.beforeOpening = () => new Promise<void>((resolve) => waiting.push(resolve));
    button(panel, 'Check camera and microphone').click();
    await waitUntil(() => waiting.length === 2, 'both are asked for');
    await click(panel, 'devices-button');
    for (const go of waiting) go();
    await waitUntil(() => plugged.captured.length === 2 && plugged.open.length === 0, 'both are released');
  });

  it('checks the microphone where there is no camera, and says that there is none', async () => {
    const { panel, plugged } = await sheet([laptop]);
    button(panel, 'Check camera and microphone').click();
    await waitUntil(() => plugged.open.length === 1, 'the microphone is open');
    await waitUntil(() => query(panel, '[role="meter"]'), 'its level is shown');
    expect(query(panel, '.problem')?.textContent).to.match(/camera/i);
    await click(panel, 'devices-button');
  });

  it('shows the level of the call’s own microphone, also while it is muted', async () => {
    const { panel } = await sheet(ALL);
    await click(panel, 'devices-button');
    const local = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = local.getAudioTracks();
    if (track) track.enabled = false;
    panel.desk.media = { remote: null, local };
    panel.desk.show(snapshot('active', { microphone: media.off }));
    await openDevices(panel);
    if (await playsSound()) await waitUntil(() => levelOf(panel) > 10, 'the level moves');
    expect(query(panel, '.hearing')?.classList.contains('struck'), 'it is marked as muted').to.equal(true);
    expect(track?.enabled, 'and stays so').to.equal(false);
    expect(hasButton(panel, 'Check camera and microphone')).to.equal(false);
    track?.stop();
  });

  it('plays a test sound on the device it is for', async () => {
    const { panel } = await sheet(ALL);
    await pick(panel, 'ringer', 'Hall');
    const { sounds } = deviceChoices;
    const led: string[] = [];
    for (const output of ['speaker', 'ringer'] as const) {
      Object.defineProperty(sounds, output, { configurable: true, set: () => led.push(output) });
    }
    const [heard, rung] = [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('.test-button') ?? [])];
    heard?.click();
    rung?.click();
    await waitUntil(() => led.length === 2, 'both are played');
    Reflect.deleteProperty(sounds, 'speaker');
    Reflect.deleteProperty(sounds, 'ringer');
    expect(led).to.deep.equal(['speaker', 'ringer']);
  });

  it('takes over what another tab has chosen', async () => {
    const { panel } = await sheet(ALL);
    remember(JSON.stringify({ devices: { microphone: { id: 'headset', label: 'Headset' } }, switches: { noiseSuppression: false } }));
    await panel.updateComplete;
    expect(select(panel, 'microphone').value).to.equal('headset');
    expect(deviceChoices.current.microphone).to.deep.equal({ deviceId: { exact: 'headset' }, noiseSuppression: false });
  });

  it('is the same in every panel of the page', async () => {
    const { panel } = await sheet(ALL);
    const other = await openPanel();
    await openDevices(other);
    await pick(panel, 'camera', 'Webcam');
    await waitUntil(() => select(other, 'camera').value === 'webcam', 'the other shows it too');
  });

  it('works where the page has no storage', async () => {
    const real = Object.getOwnPropertyDescriptors(Storage.prototype);
    const refuse = () => {
      throw new DOMException('', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      const { panel } = await sheet(ALL);
      await pick(panel, 'microphone', 'Headset');
      expect(deviceChoices.current.microphone).to.deep.equal({ deviceId: { exact: 'headset' } });
      await pick(panel, 'microphone', 'System default');
    } finally {
      Object.defineProperties(Storage.prototype, real);
    }
  });
});
