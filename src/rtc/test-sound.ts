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
  for (const [at, pitch] of NOTES) {
    const begin = context.currentTime + at;
    const end = context.currentTime + SECONDS;
    const note = context.createOscillator();
    const shape = context.createGain();
    note.frequency.value = pitch;
    shape.gain.setValueAtTime(0, begin);
    shape.gain.linearRampToValueAtTime(1, begin + 0.012);
    shape.gain.exponentialRampToValueAtTime(0.001, end);
    note.connect(shape).connect(volume);
    note.start(begin);
    note.stop(end);
  }
  // By the clock of the page: that of the context stands still where there is no sound device.
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000 + 200));
  await context.close();
}
