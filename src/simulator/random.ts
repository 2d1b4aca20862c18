/** Numbers from 0 to 1 that are the same in every run with the same seed (the mulberry32 generator). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '0123456789';

function pick(random: Random, from: string, length: number): string {
  return Array.from({ length }, () => from.charAt(Math.floor(random() * from.length))).join('');
}

export function randomToken(random: Random, length: number): string {
  return pick(random, LETTERS, length);
}

/** Never starts with a zero, as the platform's ids do not. */
export function randomDigits(random: Random, length: number): string {
  return `${1 + Math.floor(random() * 9)}${pick(random, DIGITS, length - 1)}`;
}
