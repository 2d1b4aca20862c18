import type { MakeExtra } from '../extras.js';

/** How the call was. */
export const extra: MakeExtra = () => ({});
