import type { MakeExtra } from '../extras.js';

/** Keyboard shortcuts. */
export const extra: MakeExtra = () => ({});
