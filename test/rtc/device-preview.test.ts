import { expect } from '@open-wc/testing';
import { deviceChoices } from '../../src/rtc/device-choice.js';
import { devicePreview, type DevicePreview } from '../../src/rtc/device-preview.js';
import { capture } from '../../src/rtc/devices.js';
import { followers, type Device } from '../../src/rtc/follow-devices.js';
import { localSource } from '../../src/rtc/local-source.js';
import { cleanUp, stub, until } from './calls.js';
import { choose, device, NONE } from './choosing.js';
import { builtIn, headset, laptop, Plugged, webcam, type Plug } from './plugged.js';

let preview: DevicePreview | null = null;

function open(devices: readonly Device[], changed: () => void = () => undefined): DevicePreview {
  preview = devicePreview({ choices: deviceChoices, capture, localSource }, devices, changed);
  return preview;
}

const code = (shown: DevicePreview, of: Device): unknown => {
  const problem = shown.problem(of);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : problem;
};
const shows = (shown: DevicePreview, { label }: Plug) => until(() => shown.stream.getTracks().some((track) => track.label === label && track.readyState === 'live'), `${label} is shown`);
const failsWith = (shown: DevicePreview, of: Device, expected: string) => until(() => code(shown, of) === expected, expected);

/** As if what is open had been working for a while. */
function later(): void {
  const now = performance.now.bind(performance);
  stub(performance, 'now', () => now() + 10_000);
}

const refuse = (name: string, ...refused: readonly Plug[]) => (plug: Plug) => {
  if (refused.includes(plug)) throw new DOMException('', name);
};

describe('the check of camera and microphone', () => {
  afterEach(async () => {
    preview?.end();
    await cleanUp();
    deviceChoices.current = NONE;
    expect(followers, 'a check that is over follows no more').to.have.property('size', 0);
  });

  it('shows the devices that are chosen, and releases them at its end', async () => {
    const plugged = new Plugged(laptop, headset, builtIn, webcam);
    deviceChoices.current = { ...NONE, microphone: device('headset') };
    const shown = open(['microphone', 'camera']);
    await shows(shown, headset);
    await shows(shown, builtIn);
    await choose({ camera: device('webcam') });
    await shows(shown, webcam);
    expect(shown.stream.getTracks()).to.have.length(2);
    shown.end();
    expect(plugged.open).to.deep.equal([]);
  });

  it('stops what a device delivers after its end', async () => {
    const plugged = new Plugged(laptop);
    let go: () => void = () => undefined;
    plugged.beforeOpening = () => new Promise<void>((resolve) => (go = resolve));
    const shown = open(['microphone']);
    await Promise.resolve();
    shown.end();
    go();
    await until(() => plugged.captured.length === 1, 'the microphone has come');
    await until(() => plugged.open.length === 0, 'it is released');
    expect(shown.stream.getTracks()).to.deep.equal([]);
  });

  it('opens no camera where it was asked for the microphone alone', async () => {
    const plugged = new Plugged(laptop, webcam);
    const shown = open(['microphone']);
    await shows(shown, laptop);
    await choose({ camera: device('webcam') });
    const looked = plugged.looks;
    plugged.set(laptop, webcam, builtIn);
    await until(() => plugged.looks > looked, 'the change is seen');
    expect(plugged.open).to.deep.equal(['laptop']);
  });

  it('gives up a device that ends as soon as it is open, time after time, and says so', async () => {
    const plugged = new Plugged(laptop);
    const shown = open(['microphone'], () => {
      const track = preview?.track('microphone');
      if (track) setTimeout(() => track.dispatchEvent(new Event('ended')));
    });
    await failsWith(shown, 'microphone', 'microphone-missing');
    expect(plugged.captured).to.have.length(2);
    expect(shown.stream.getTracks()).to.deep.equal([]);
  });

  it('goes on with the default when the headset is pulled out, as a call does', async () => {
    const plugged = new Plugged(laptop, headset);
    deviceChoices.current = { ...NONE, microphone: device('headset') };
    const shown = open(['microphone']);
    await shows(shown, headset);
    later();
    plugged.set(laptop);
    await shows(shown, laptop);
    expect(shown.problem('microphone')).to.equal(undefined);
  });

  it('says that there is no microphone for as long as there is none', async () => {
    const plugged = new Plugged(headset);
    const shown = open(['microphone']);
    await shows(shown, headset);
    later();
    plugged.set();
    await failsWith(shown, 'microphone', 'microphone-missing');
    await until(() => plugged.looks > 1, 'the change is seen');
    plugged.set(laptop);
    await shows(shown, laptop);
    expect(shown.problem('microphone')).to.equal(undefined);
  });

  it('shows a camera that was missing as soon as it is plugged in', async () => {
    const plugged = new Plugged(laptop);
    const shown = open(['microphone', 'camera']);
    await shows(shown, laptop);
    await failsWith(shown, 'camera', 'camera-missing');
    plugged.set(laptop, webcam);
    await shows(shown, webcam);
    expect(shown.problem('camera')).to.equal(undefined);
  });

  it('shows the camera chosen in place of one that is in use elsewhere', async () => {
    const plugged = new Plugged(laptop, builtIn, webcam);
    plugged.beforeOpening = refuse('NotReadableError', builtIn);
    const shown = open(['camera']);
    await failsWith(shown, 'camera', 'camera-busy');
    await choose({ camera: device('webcam') });
    await shows(shown, webcam);
    expect(shown.problem('camera')).to.equal(undefined);
  });

  it('shows what was chosen last, also while another is still being opened', async () => {
    const plugged = new Plugged(laptop, builtIn, webcam);
    plugged.beforeOpening = refuse('NotReadableError', builtIn);
    const shown = open(['camera']);
    await failsWith(shown, 'camera', 'camera-busy');
    let go: () => void = () => undefined;
    plugged.beforeOpening = (plug) => (plug === builtIn ? new Promise<void>((resolve) => (go = resolve)) : undefined);
    const first = choose({ camera: device('built-in') });
    await choose({ camera: device('webcam') });
    await shows(shown, webcam);
    go();
    await first;
    await until(() => plugged.captured.length === 2, 'the other camera has come too');
    await until(() => plugged.open.length === 1, 'it is released');
    expect(plugged.open).to.deep.equal(['webcam']);
  });

  it('asks once only for a camera that the agent refuses', async () => {
    const plugged = new Plugged(laptop, webcam);
    let asked = 0;
    plugged.beforeOpening = ({ kind }) => {
      if (kind !== 'videoinput') return;
      asked += 1;
      throw new DOMException('', 'NotAllowedError');
    };
    const shown = open(['microphone', 'camera']);
    await failsWith(shown, 'camera', 'camera-denied');
    await shows(shown, laptop);
    const looked = plugged.looks;
    plugged.set(laptop, headset, webcam);
    await until(() => plugged.looks > looked, 'the change is seen');
    await choose({ speaker: 'desk' });
    expect(asked).to.equal(1);
  });
});
