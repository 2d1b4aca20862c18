import { deviceChoices } from './media-engine.js';

/** Seconds of the built-in ringtone before it begins again. */
const CADENCE = 3.2;

/** When a note begins (s), its pitch (Hz), how loud it is (0 to 1) and how fast it dies away (per s). */
type Note = readonly [at: number, pitch: number, volume: number, decay: number];

/** Two rising notes, a fourth apart. */
const RINGING: readonly Note[] = [
  [0, 587.33, 0.5, 4],
  [0.26, 783.99, 0.5, 3],
];
const OVER: readonly Note[] = [[0, 261.63, 0.4, 7]];

/** What is heard while somebody calls, and when a call is over. Needs no file: the notes are computed. */
export class Ring {
  #stop: (() => void) | null = null;
  #source: string | null = null;

  /** `source`: the address of a sound, or the empty string for the built-in one; null for silence. Asking again for what already sounds changes nothing. */
  play(source: string | null): void {
    if (source !== this.#source) {
      this.#stop?.();
      this.#source = source;
      this.#stop = source === null ? null : source === '' ? playNotes(RINGING, CADENCE) : playFile(source);
    }
  }

  /** A short low note. */
  over(): void {
    playNotes(OVER, 0);
  }
}

function playFile(address: string): () => void {
  const audio = new Audio(address);
  audio.loop = true;
  deviceChoices.sounds.ringer = audio;
  // Refused without a click on the page so far, or no such file: the panel still shows who calls.
  audio.play().catch(() => undefined);
  return () => {
    audio.pause();
    audio.removeAttribute('src');
  };
}

/** The whole cadence is one looped buffer, so that it also rings in a background tab, where timers are slowed down. */
function playNotes(notes: readonly Note[], cadence: number): () => void {
  if (typeof AudioContext !== 'function') {
    return () => undefined;
  }
  const context = new AudioContext();
  const seconds = cadence || 0.8;
  const buffer = context.createBuffer(1, context.sampleRate * seconds, context.sampleRate);
  mix(buffer.getChannelData(0), context.sampleRate, notes);

  const volume = context.createGain();
  volume.connect(context.destination);
  deviceChoices.sounds[cadence > 0 ? 'ringer' : 'speaker'] = volume;
  volume.gain.setValueAtTime(cadence > 0 ? 0.15 : 1, context.currentTime);
  volume.gain.linearRampToValueAtTime(1, context.currentTime + cadence);

  const player = context.createBufferSource();
  player.buffer = buffer;
  player.loop = cadence > 0;
  player.connect(volume);
  const close = () => {
    if (context.state !== 'closed') context.close().catch(() => undefined);
  };
  player.addEventListener('ended', close);
  wakeOnGesture(context);
  player.start();
  return close;
}

/** After a reload the browser holds sound back until the page is touched: then the ring is heard from there on. */
function wakeOnGesture(context: AudioContext): void {
  const wake = () => {
    if (context.state === 'suspended') context.resume().catch(() => undefined);
  };
  for (const gesture of ['pointerdown', 'keydown']) {
    document.addEventListener(gesture, wake, { once: true });
  }
}

/** A soft note: a sine with a quiet octave above, a start of 12 ms so that it does not click, and a long end. */
function mix(samples: Float32Array, rate: number, notes: readonly Note[]): void {
  for (const [at, pitch, volume, decay] of notes) {
    for (let index = Math.floor(at * rate); index < samples.length; index += 1) {
      const time = index / rate - at;
      const shape = Math.min(1, time / 0.012) * Math.exp(-decay * time) * volume * 0.5;
      const turn = 2 * Math.PI * pitch * time;
      samples[index] = (samples[index] ?? 0) + shape * (Math.sin(turn) + 0.18 * Math.sin(2 * turn));
    }
  }
}
