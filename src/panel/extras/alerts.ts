import type { MakeExtra } from '../extras.js';

/** Tells of a call while the page is hidden. */
export const extra: MakeExtra = () => ({});
