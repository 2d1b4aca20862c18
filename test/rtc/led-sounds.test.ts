import { expect } from '@open-wc/testing';
import type { Output } from '../../src/rtc/device-choice.js';
import { LedSounds } from '../../src/rtc/led-sounds.js';
import { until } from './calls.js';

const ids: Record<Output, string> = { speaker: '', ringer: '' };
const idOf = (output: Output) => ids[output];

/** Where elements were led to, in order. A device that is not there refuses. */
function recordElements(gone: ReadonlySet<string> = new Set()): string[] {
  const led: string[] = [];
  Object.assign(HTMLMediaElement.prototype, {
    setSinkId(id: string) {
      led.push(id);
      return gone.has(id) ? Promise.reject(new DOMException('', 'NotFoundError')) : Promise.resolve();
    },
  });
  return led;
}

/** The last node before the destination, as the ring has it. */
function note(): { readonly node: AudioNode; readonly ledTo: () => string; readonly end: () => Promise<void> } {
  const context = new AudioContext();
  const node = context.createGain();
  node.connect(context.destination);
  const led: string[] = [''];
  if ('setSinkId' in context) Object.assign(context, { setSinkId: (id: string) => Promise.resolve(led.push(id)) });
  return { node, ledTo: () => led.at(-1) ?? '', end: () => context.close() };
}

describe('sounds', () => {
  const real = Object.getOwnPropertyDescriptors(HTMLMediaElement.prototype);
  beforeEach(() => Object.assign(ids, { speaker: '', ringer: '' }));
  afterEach(() => {
    for (const name of ['play', 'setSinkId'] as const) Object.defineProperty(HTMLMediaElement.prototype, name, real[name]);
  });

  it('that began before anybody chose are led too', async () => {
    const led = recordElements();
    ids.ringer = 'desk';
    const ringing = new Audio('data:audio/wav,');
    new LedSounds({ ringer: ringing }, idOf);
    await until(() => led.length === 1, 'the file is led');
    expect(led).to.deep.equal(['desk']);
  });

  it('go where a ring goes, and a call where a call goes, and follow when something else is chosen', () => {
    const led = recordElements();
    const sounds = new LedSounds({}, idOf);
    const call = document.body.appendChild(new Audio());
    sounds.add(call, 'speaker');
    ids.ringer = 'desk';
    sounds.leadAll();
    expect(led).to.deep.equal([]);
    ids.speaker = 'headset';
    sounds.leadAll();
    sounds.leadAll();
    expect(led).to.deep.equal(['headset']);
    ids.speaker = '';
    sounds.leadAll();
    expect(led).to.deep.equal(['headset', '']);
    sounds.remove(call);
    ids.speaker = 'headset';
    sounds.leadAll();
    expect(led).to.deep.equal(['headset', '']);
    call.remove();
  });

  it('come out of the default when the device is gone, without an error, and of the device when it is back', async () => {
    const gone = new Set(['headset']);
    const led = recordElements(gone);
    const sounds = new LedSounds({}, idOf);
    ids.speaker = 'headset';
    sounds.add(document.body.appendChild(new Audio()), 'speaker');
    await until(() => led.length === 2, 'the default is taken');
    expect(led).to.deep.equal(['headset', '']);
    gone.clear();
    sounds.leadAll();
    expect(led).to.deep.equal(['headset', '', 'headset']);
    document.body.querySelector('audio')?.remove();
  });

  it('of notes are led by what makes them, or through an element where only that can be led', async () => {
    const led = recordElements();
    let playing = 0;
    HTMLMediaElement.prototype.play = () => Promise.resolve(void (playing += 1));
    const ring = note();
    ids.ringer = 'desk';
    new LedSounds({}, idOf).ringer = ring.node;
    if ('setSinkId' in ring.node.context) {
      expect(ring.ledTo()).to.equal('desk');
    } else {
      await until(() => playing === 1, 'the element plays the notes');
      expect(led).to.deep.equal(['desk']);
    }
    await ring.end();
  });

  it('of notes are heard on the default when the element may not play', async () => {
    recordElements();
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    const ring = note();
    let cut = false;
    ring.node.disconnect = () => (cut = true);
    ids.ringer = 'desk';
    new LedSounds({}, idOf).ringer = ring.node;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(cut).to.equal(false);
    await ring.end();
  });

  it('that are over are forgotten', async () => {
    const led = recordElements();
    const sounds = new LedSounds({}, idOf);
    const file = new Audio('data:audio/wav,');
    const ring = note();
    sounds.ringer = file;
    sounds.ringer = ring.node;
    file.removeAttribute('src');
    await ring.end();
    ids.ringer = 'desk';
    sounds.leadAll();
    expect(led).to.deep.equal([]);
    expect(ring.ledTo()).to.equal('');
  });
});
