import type { MakeExtra } from '../extras.js';

/** The devices chosen in this browser before. */
export const extra: MakeExtra = () => ({});
