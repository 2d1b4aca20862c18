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

interface Note {
  readonly node: AudioNode;
  /** Where the context was led to, in order, where this browser can lead one. */
  readonly led: readonly string[];
  /** Whether it goes to the context's destination no more. */
  readonly isCut: () => boolean;
  readonly end: () => Promise<void>;
}

/** The last node before the destination, as the ring has it. Who leads its context is told what `lead` says. */
function note(lead = () => Promise.resolve()): Note {
  const context = new AudioContext();
  const node = context.createGain();
  node.connect(context.destination);
  const led: string[] = [];
  if ('setSinkId' in context) Object.assign(context, { setSinkId: (id: string) => (led.push(id), id === '' ? Promise.resolve() : lead()) });
  let cut = false;
  const disconnect = node.disconnect.bind(node);
  node.disconnect = () => {
    cut = true;
    disconnect();
  };
  return { node, led, isCut: () => cut, end: () => context.close() };
}

describe('sounds', () => {
  /** Elsewhere notes go through an element. */
  const ledByContext = 'setSinkId' in AudioContext.prototype;
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
    if (ledByContext) {
      expect(ring.led).to.deep.equal(['desk']);
    } else {
      await until(() => playing === 1, 'the element plays the notes');
      expect(led).to.deep.equal(['desk']);
    }
    await ring.end();
  });

  it('of notes are heard on the default as long as what leads them refuses, and it is tried again', async () => {
    const led = recordElements();
    let tries = 0;
    let refuses = true;
    const lead = () => {
      tries += 1;
      return refuses ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve();
    };
    HTMLMediaElement.prototype.play = lead; // an element that may not play would be silent
    const ring = note(lead);
    ids.ringer = 'desk';
    const sounds = new LedSounds({}, idOf);
    sounds.ringer = ring.node;
    const triedAgain = (times: number) =>
      until(() => {
        sounds.leadAll(); // does nothing until the last refusal is known
        return tries === times;
      }, `it is tried ${times} times`);
    await triedAgain(2);
    expect(ring.isCut(), 'what plays the notes by itself is left').to.equal(false);
    refuses = false;
    await triedAgain(3);
    if (ledByContext) {
      expect(ring.led).to.deep.equal(['desk', '', 'desk', '', 'desk']);
      expect([ring.isCut(), led]).to.deep.equal([false, []]); // no element is involved
    } else {
      await until(ring.isCut, 'the notes go through the element');
      expect(led.at(-1)).to.equal('desk');
    }
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
    expect(ring.led).to.deep.equal([]);
  });
});
