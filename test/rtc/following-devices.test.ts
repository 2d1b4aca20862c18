import { expect } from '@open-wc/testing';
import { deviceChoices, type DeviceChoice } from '../../src/rtc/device-choice.js';
import { devicesInUse, followers, USING } from '../../src/rtc/follow-devices.js';
import { SOUND } from '../support/received.js';
import { acceptedCall, cleanUp, codeOf, exchange, newCall, stub, until, VIDEO, type TestCall } from './calls.js';
import { builtIn, headset, laptop, Plugged, webcam, type Plug } from './plugged.js';

const NONE: DeviceChoice = { microphone: {}, camera: {}, speaker: '', ringer: '' };

/** As the sheet does it: the choice is set, and whoever has something open follows. */
async function choose(choice: Partial<DeviceChoice>): Promise<void> {
  deviceChoices.current = { ...deviceChoices.current, ...choice };
  await Promise.all([...followers].map((follow) => follow()));
}

const device = (deviceId: string): MediaTrackConstraints => ({ deviceId: { exact: deviceId } });

function sent({ connection }: TestCall, kind: 'audio' | 'video'): string | undefined {
  return connection.getSenders().find(({ track }) => track?.kind === kind)?.track?.getSettings().deviceId;
}

/** The file that follows comes a moment after the call. */
async function follows(count = 1): Promise<void> {
  await until(() => followers.size === count, 'the call follows the devices');
}

/** From now on there are these, and whoever follows has been told: what is opened on that account has begun to open. */
async function seen(plugged: Plugged, ...plugs: readonly Plug[]): Promise<void> {
  const { looks } = plugged;
  plugged.set(...plugs);
  await until(() => plugged.looks > looks, 'the change is seen');
}

/** A call whose microphone has been working for a while. */
async function callFor(plugged: Plugged): Promise<TestCall> {
  const call = await acceptedCall();
  await follows();
  await until(() => plugged.open.length === 1, 'the microphone is open');
  const now = performance.now.bind(performance);
  stub(performance, 'now', () => now() + 10_000);
  return call;
}

describe('the devices of a call', () => {
  afterEach(async () => {
    await cleanUp();
    deviceChoices.current = NONE;
    expect(followers, 'a call that is over follows no more').to.have.property('size', 0);
  });

  it('lets the customer hear another microphone as soon as it is chosen', async () => {
    const voice = await navigator.mediaDevices.getUserMedia({ audio: true }); // the browser's own tone
    const context = new AudioContext();
    const silence = context.createMediaStreamDestination();
    const source = context.createOscillator();
    const nothing = context.createGain();
    nothing.gain.value = 0;
    source.connect(nothing).connect(silence);
    source.start();
    const streams = [silence.stream, voice];
    const states: unknown[] = [];
    stub(navigator.mediaDevices, 'getUserMedia', () => {
      states.push(silence.stream.getAudioTracks()[0]?.readyState);
      return Promise.resolve(streams.shift() ?? new MediaStream());
    });
    const call = await acceptedCall();
    await follows();
    const [receiver] = call.peer.pc.getReceivers();
    const audio = Object.assign(new Audio(), { srcObject: new MediaStream(receiver ? [receiver.track] : []) });
    void audio.play(); // Firefox measures what is played only
    const heard = async () => {
      const before = await call.peer.received('audio');
      await until(async () => (await call.peer.received('audio')).packets > before.packets + 40, 'sound flows');
      return (await call.peer.received('audio')).energy - before.energy;
    };
    expect(await heard()).to.be.below(SOUND);
    await choose({ microphone: device('voice') });
    await until(async () => (await heard()) > 1e-4, 'the other microphone is heard');
    expect(states, 'the old microphone is still there when the new one opens').to.deep.equal(['live', 'live']);
    expect(silence.stream.getAudioTracks()[0]?.readyState).to.equal('ended');
    audio.pause();
    await context.close();
  });

  it('opens the very device that was chosen, as it was chosen', async () => {
    const call = await acceptedCall();
    await follows();
    const named = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '');
    const last = named.at(-1)?.deviceId ?? ''; // Chromium's fake devices are three, Firefox's is one
    await choose({ microphone: { ...device(last), echoCancellation: false } });
    expect(sent(call, 'audio')).to.equal(last);
    const track = call.connection.getSenders().find((sender) => sender.track?.kind === 'audio')?.track;
    expect(track?.getSettings().echoCancellation).to.equal(false);
  });

  it('begins with the default when the chosen device is gone', async () => {
    deviceChoices.current = { ...NONE, microphone: device('no such device'), camera: device('nor this') };
    const call = await acceptedCall();
    await follows();
    expect(sent(call, 'audio')).to.be.a('string').and.not.to.equal('no such device');
    await call.engine.setCamera(true);
    expect(call.events.filter(({ type }) => type === 'source-ended')).to.deep.equal([]);
  });

  it('keeps a muted microphone muted when another is chosen', async () => {
    const plugged = new Plugged(laptop, headset);
    const call = await callFor(plugged);
    call.engine.setMicrophoneEnabled(false);
    await choose({ microphone: device('headset') });
    expect(sent(call, 'audio')).to.equal('headset');
    expect(plugged.captured.map(({ enabled }) => enabled)).to.deep.equal([false, false]);
    expect(plugged.open).to.deep.equal(['headset']);
  });

  it('keeps the microphone it has when the chosen one cannot be opened, and says why', async () => {
    const plugged = new Plugged(laptop, headset);
    const call = await callFor(plugged);
    plugged.beforeOpening = () => {
      throw new DOMException('', 'NotReadableError');
    };
    expect(await codeOf(choose({ microphone: device('headset') }))).to.equal('microphone-busy');
    expect(sent(call, 'audio')).to.equal('laptop');
    expect(plugged.open).to.deep.equal(['laptop']);
  });

  it('uses the last of two choices made in a hurry', async () => {
    const plugged = new Plugged(laptop, headset);
    const call = await callFor(plugged);
    let go: () => void = () => undefined;
    plugged.beforeOpening = ({ deviceId }) => (deviceId === 'headset' ? new Promise<void>((resolve) => (go = resolve)) : undefined);
    const first = choose({ microphone: device('headset') });
    await choose({ microphone: { ...device('laptop'), noiseSuppression: false } });
    go();
    await first;
    expect(sent(call, 'audio')).to.equal('laptop');
    expect(plugged.open).to.deep.equal(['laptop']);
  });

  it('replaces the camera too, and opens none that is off', async () => {
    const plugged = new Plugged(laptop, builtIn, webcam);
    const call = await callFor(plugged);
    await choose({ camera: device('webcam') });
    expect(plugged.begun).to.deep.equal(['laptop']);
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    expect(sent(call, 'video')).to.equal('webcam');
    await choose({ camera: device('built-in') });
    expect(sent(call, 'video')).to.equal('built-in');
    const before = (await call.peer.received('video')).frames;
    await until(async () => (await call.peer.received('video')).frames > before + 3, 'the customer sees the other camera');
    expect(plugged.begun).to.deep.equal(['laptop', 'webcam', 'built-in']);
    expect(plugged.open).to.deep.equal(['laptop', 'built-in']);
  });

  it('stops what a device delivers after the call is over', async () => {
    const plugged = new Plugged(laptop, headset);
    const call = await callFor(plugged);
    let go: () => void = () => undefined;
    plugged.beforeOpening = () => new Promise<void>((resolve) => (go = resolve));
    const choosing = choose({ microphone: device('headset') });
    await call.engine.close();
    go();
    await choosing;
    expect(plugged.captured).to.have.length(2);
    expect(plugged.open).to.deep.equal([]);
  });

  it('goes on with the default when the headset is pulled out, and takes it again when it is back', async () => {
    const plugged = new Plugged(laptop, headset);
    deviceChoices.current = { ...NONE, microphone: device('headset') };
    const using: unknown[] = [];
    const listen = (event: Event) => event instanceof CustomEvent && using.push(event.detail);
    devicesInUse.addEventListener(USING, listen);
    const call = await callFor(plugged);
    expect(sent(call, 'audio')).to.equal('headset');
    plugged.set(laptop);
    await until(() => sent(call, 'audio') === 'laptop', 'the laptop takes over');
    plugged.set(laptop, headset);
    await until(() => sent(call, 'audio') === 'headset', 'the headset is used again');
    await until(() => plugged.open.length === 1, 'the laptop is released');
    devicesInUse.removeEventListener(USING, listen);
    expect(using).to.deep.equal([
      { device: 'microphone', label: 'Laptop microphone' },
      { device: 'microphone', label: 'Headset' },
    ]);
    expect(call.events.filter(({ type }) => type === 'source-ended' || type === 'warning')).to.deep.equal([]);
  });

  it('follows the default of the system while nothing is chosen, in a browser that lists the default first', async () => {
    const plugged = new Plugged(laptop, headset);
    const call = await callFor(plugged);
    plugged.set(headset, laptop);
    await until(() => sent(call, 'audio') === 'headset', 'the new default is used');
  });

  it('follows the default of the system in a browser with an entry that stands for it', async () => {
    const standsFor = ({ label, deviceId }: typeof laptop) => ({ kind: 'audioinput' as const, deviceId: 'default', label: `Default - ${label}`, groupId: deviceId });
    const plugged = new Plugged(standsFor(laptop), laptop, headset);
    const call = await callFor(plugged);
    plugged.set(standsFor(headset), laptop, headset);
    await until(() => plugged.captured.length === 2 && plugged.open.length === 1, 'the default is opened anew');
    expect(call.connection.getSenders()[0]?.track?.label).to.equal('Default - Headset');
  });

  it('leaves the microphone alone that the agent picked in the question of the browser', async () => {
    const plugged = new Plugged(headset, laptop);
    const call = await callFor(plugged);
    expect(sent(call, 'audio')).to.equal('headset');
    const desk = { ...laptop, deviceId: 'desk', label: 'Desk microphone' };
    plugged.set(laptop, headset, desk); // the default moves, and the call with it
    await until(() => sent(call, 'audio') === 'laptop', 'the default is followed');
    plugged.pick = 'desk';
    await choose({ microphone: { echoCancellation: true } }); // the browser asks again, and the agent picks there
    expect(sent(call, 'audio')).to.equal('desk');
    plugged.pick = null;
    await seen(plugged, headset, laptop, desk); // the default moves back
    await choose({ microphone: device('laptop') });
    expect(plugged.begun).to.deep.equal(['headset', 'laptop', 'desk', 'laptop']);
    expect(plugged.open).to.deep.equal(['laptop']);
  });

  it('turns to the camera that is left when the one in use is pulled out, and turns off when there is none', async () => {
    const plugged = new Plugged(laptop, webcam, builtIn);
    const call = await callFor(plugged);
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    const now = performance.now.bind(performance);
    stub(performance, 'now', () => now() + 10_000);
    plugged.set(laptop, builtIn);
    await until(() => sent(call, 'video') === 'built-in', 'the other camera takes over');
    stub(performance, 'now', () => now() + 20_000);
    plugged.set(laptop);
    const end = () => call.events.find((event) => event.type === 'source-ended');
    await until(() => end() !== undefined, 'the end of the camera is told');
    expect(end()).to.deep.include({ source: 'camera' }).and.to.have.nested.property('error.code', 'camera-missing');
    expect(plugged.open).to.deep.equal(['laptop']);
  });

  it('takes the next microphone that is plugged in when the only one was pulled out', async () => {
    const plugged = new Plugged(headset);
    const call = await callFor(plugged);
    plugged.set();
    await until(() => call.events.some((event) => event.type === 'warning' && event.raised), 'the loss is told');
    plugged.set(laptop);
    await until(() => sent(call, 'audio') === 'laptop', 'the microphone is used');
    expect(call.events.filter((event) => event.type === 'warning')).to.deep.equal([
      { type: 'warning', code: 'microphone-lost', raised: true },
      { type: 'warning', code: 'microphone-lost', raised: false },
    ]);
  });

  it('opens nothing for a call that has only begun to ring', async () => {
    const plugged = new Plugged(laptop, headset);
    const { engine } = newCall();
    await follows();
    await choose({ microphone: device('headset') });
    await seen(plugged, laptop);
    await seen(plugged, laptop, headset);
    expect(plugged.begun).to.deep.equal([]);
    await engine.openMicrophone();
    await until(() => plugged.open.length === 1, 'the microphone is open');
    expect(plugged.begun).to.deep.equal(['headset']);
  });
});
