import type { MakeExtra } from '../extras.js';

/** Whether the consumer may be called. */
export const extra: MakeExtra = () => ({});
