import { expect } from '@open-wc/testing';
import { deviceChoices } from '../../src/rtc/device-choice.js';
import { deviceDesk, type DeviceDesk } from '../../src/rtc/device-desk.js';
import { capture } from '../../src/rtc/devices.js';
import { followers } from '../../src/rtc/follow-devices.js';
import { localSource } from '../../src/rtc/local-source.js';
import { cleanUp, codeOf, stub, until } from './calls.js';
import { builtIn, headset, laptop, Plugged, webcam, type Plug } from './plugged.js';

const KEY = 'test.device-desk';
const open = () => deviceDesk(KEY, { choices: deviceChoices, capture, localSource });

/** The one desk of this page, with these devices. */
async function deskWith(...plugs: readonly Plug[]): Promise<DeviceDesk> {
  const plugged = new Plugged(...plugs);
  const desk = open();
  const looked = plugged.looks;
  desk.look();
  await until(() => plugged.looks > looked && desk.devicesFor('camera').length === plugs.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').length, 'the list is known');
  return desk;
}

/** As a call does that has to open what is chosen: each choice waits until it is let through, or refused. */
function holdChoices(): { readonly through: (turn: number) => void; readonly refused: (turn: number) => void } {
  const held: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const follow = () => new Promise<void>((resolve, reject) => held.push({ resolve, reject }));
  followers.add(follow);
  return {
    through: (turn) => held[turn]?.resolve(),
    refused(turn) {
      followers.delete(follow); // nothing stands in the way of going back
      held[turn]?.reject(Object.assign(new Error('busy'), { code: 'camera-busy' }));
    },
  };
}

function remembered(): unknown {
  const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  const devices = typeof stored === 'object' && stored !== null && 'devices' in stored ? stored.devices : {};
  return Object.fromEntries(Object.entries(devices ?? {}).map(([choice, device]: [string, { id: string }]) => [choice, device.id]));
}

const chosen = (desk: DeviceDesk) => ({ microphone: desk.chosenFor('microphone')?.id, camera: desk.chosenFor('camera')?.id });

describe('the desk of devices', () => {
  before(() => localStorage.removeItem(KEY));
  afterEach(async () => {
    followers.clear();
    await open().choose('microphone', null);
    await open().choose('camera', null);
    await cleanUp();
    localStorage.removeItem(KEY);
  });

  it('does not say which devices there are before the browser does', async () => {
    let tell: () => void = () => undefined;
    stub(navigator.mediaDevices, 'enumerateDevices', () => new Promise((resolve) => (tell = () => resolve([]))));
    const desk = open();
    expect(desk.known()).to.equal(false);
    expect(desk.devicesFor('camera')).to.deep.equal([]);
    expect(desk.systemDefault('microphone')).to.equal(null);
    const changed = new Promise((resolve) => desk.addEventListener('change', resolve, { once: true }));
    tell();
    await changed;
    expect(desk.known()).to.equal(true);
    expect(desk.devicesFor('camera')).to.deep.equal([]);
  });

  it('remembers what could be had, and not what is still being tried', async () => {
    const desk = await deskWith(laptop, headset, builtIn, webcam);
    const choices = holdChoices();
    const first = desk.choose('microphone', 'headset');
    const second = desk.choose('camera', 'webcam');
    choices.through(0);
    await first;
    expect(remembered()).to.deep.equal({ microphone: 'headset' });
    choices.refused(1);
    expect(await codeOf(second)).to.equal('camera-busy');
    expect(chosen(desk)).to.deep.equal({ microphone: 'headset', camera: undefined });
    expect(remembered()).to.deep.equal({ microphone: 'headset' });
    expect(deviceChoices.current).to.deep.include({ microphone: { deviceId: { exact: 'headset' } }, camera: {} });
  });

  it('goes back to what could be had last when two choices in a hurry are refused', async () => {
    const desk = await deskWith(laptop, headset, builtIn, webcam);
    await desk.choose('microphone', 'laptop');
    const choices = holdChoices();
    const first = desk.choose('microphone', 'headset');
    const second = desk.choose('camera', 'webcam');
    choices.refused(0);
    expect(await codeOf(first)).to.equal('camera-busy');
    choices.refused(1);
    expect(await codeOf(second)).to.equal('camera-busy');
    expect(chosen(desk)).to.deep.equal({ microphone: 'laptop', camera: undefined });
    expect(remembered()).to.deep.equal({ microphone: 'laptop' });
  });

  it('remembers the later of two choices also when the earlier one is done after it', async () => {
    const desk = await deskWith(laptop, headset, builtIn, webcam);
    const choices = holdChoices();
    const first = desk.choose('camera', 'built-in');
    const second = desk.choose('camera', 'webcam');
    choices.through(1);
    await second;
    choices.through(0);
    await first;
    expect(chosen(desk)).to.deep.equal({ microphone: undefined, camera: 'webcam' });
    expect(remembered()).to.deep.equal({ camera: 'webcam' });
  });

  it('heeds what another page chose, also while a choice of this one is being tried', async () => {
    const desk = await deskWith(laptop, headset, builtIn, webcam);
    const choices = holdChoices();
    const first = desk.choose('camera', 'webcam');
    localStorage.setItem(KEY, JSON.stringify({ devices: { microphone: { id: 'headset', label: 'Headset' } } }));
    dispatchEvent(new StorageEvent('storage', { key: KEY }));
    choices.through(0);
    choices.through(1);
    await first;
    expect(chosen(desk)).to.deep.equal({ microphone: 'headset', camera: undefined });
    expect(remembered()).to.deep.equal({ microphone: 'headset' });
  });

  it('says which device was refused: the camera, where the microphone has a name already', async () => {
    const refusal = new DOMException('Permission denied', 'NotAllowedError');
    const refuse = () => stub(navigator.mediaDevices, 'getUserMedia', () => Promise.reject(refusal));
    const named = await deskWith(laptop, { ...webcam, deviceId: '', label: '' });
    refuse();
    const error: unknown = await named.allow(['microphone', 'camera']).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'camera-denied', cause: refusal });
    expect(await codeOf(named.allow(['microphone']))).to.equal('microphone-denied');
    const hidden = await deskWith({ ...laptop, deviceId: '', label: '' }, { ...webcam, deviceId: '', label: '' });
    refuse();
    await until(() => hidden.hides('microphone'), 'the browser names none');
    expect(await codeOf(hidden.allow(['microphone', 'camera']))).to.equal('microphone-denied');
  });
});
