import type { DeviceChoices, Output } from './device-choice.js';

/** When each note begins (s), and its pitch (Hz). */
const NOTES: readonly (readonly [at: number, pitch: number])[] = [
  [0.05, 587.33],
  [0.3, 783.99],
];
const SECONDS = 1.4;

/** Two soft notes where a call, or a ring, would be heard. Resolves when they are over. */
export async function testSound(choices: DeviceChoices, output: Output): Promise<void> {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.3;
  volume.connect(context.destination);
  choices.sounds[output] = volume;
  const over = NOTES.map(([at, pitch]) => {
    const begin = context.currentTime + at;
    const note = context.createOscillator();
    const shape = context.createGain();
    note.frequency.value = pitch;
    shape.gain.setValueAtTime(0, begin);
    shape.gain.linearRampToValueAtTime(1, begin + 0.012);
    shape.gain.exponentialRampToValueAtTime(0.001, begin + SECONDS - at);
    note.connect(shape).connect(volume);
    note.start(begin);
    note.stop(begin + SECONDS - at);
    return new Promise<void>((resolve) => (note.onended = () => resolve()));
  });
  await Promise.all(over);
  await context.close();
}
