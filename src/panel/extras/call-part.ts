import type { Extra } from '../extras.js';

/** As much of an extra as the parts of `in-call.ts` can be: it hands on no more than this. */
export type CallPart = Pick<Extra, 'header' | 'stage' | 'microphone' | 'after-call' | 'warning' | 'updated' | 'disconnected'>;
