/**
 * Whether somebody speaks, from the levels of a microphone over time. Speech is well above the noise of the room, lasts longer
 * than a cough or a door, and goes up and down with its syllables, which a fan or a kettle does not.
 */
export interface Speech {
  /** Whether somebody speaks, or did a moment ago. */
  readonly speaking: boolean;
  /** The noise of the room, in dB. */
  readonly floor: number;
  readonly above: boolean;
  readonly heardAt: number;
  readonly recent: readonly Sample[];
}

interface Sample {
  readonly at: number;
  readonly decibels: number;
  /** How long it stands for, in ms. */
  readonly lasted: number;
  readonly above: boolean;
}

export const QUIET: Speech = { speaking: false, floor: -60, above: false, heardAt: -Infinity, recent: [] };

/** Of the last so many ms … */
const WINDOW_MS = 1200;
/** … so many have to be speech. */
const SPEECH_MS = 700;
/** Speech is over after so long a silence. */
const SILENCE_MS = 4000;

/** Above the floor by so many dB it may be speech, and stays so until it is nearer than this. */
const BEGINS_DB = 12;
const ENDS_DB = 6;
/** Whatever the room: less than this is nothing anybody hears. */
const FAINT_DB = -50;
/** Between loud and soft syllables lie at least so many dB. */
const SWING_DB = 5;

/** The floor falls at once, and rises slowly, in dB a second. */
const RISE_DB = 4;
/** A page in the background is asked less often: no sample stands for more than this. */
const LONGEST_SAMPLE_MS = 250;

/** `decibels`: the level of a short piece of sound, 0 for the loudest there is; `at`: in ms. */
export function hear(before: Speech, decibels: number, at: number): Speech {
  const last = before.recent.at(-1);
  const lasted = last === undefined ? 0 : Math.min(LONGEST_SAMPLE_MS, Math.max(0, at - last.at));
  const level = Math.max(-100, decibels);
  const floor = Math.min(level, before.floor + (RISE_DB * lasted) / 1000);
  const above = level > FAINT_DB && level > before.floor + (before.above ? ENDS_DB : BEGINS_DB);
  const recent = [...before.recent, { at, decibels: level, lasted, above }].filter((sample) => at - sample.at < WINDOW_MS);
  const speaks = isSpeech(recent.filter((sample) => sample.above));
  const heardAt = above && (speaks || before.speaking) ? at : before.heardAt;
  return { speaking: (before.speaking || (speaks && above)) && at - heardAt < SILENCE_MS, floor, above, heardAt, recent };
}

function isSpeech(above: readonly Sample[]): boolean {
  const lasted = above.reduce((sum, sample) => sum + sample.lasted, 0);
  const levels = above.map(({ decibels }) => decibels).sort((one, other) => one - other);
  // Without the outermost: a noise that sets in passes through a level between.
  const [low = 0, high = 0] = [levels.at(1), levels.at(-2)];
  return lasted >= SPEECH_MS && high - low >= SWING_DB;
}
