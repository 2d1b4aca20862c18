import type { CallErrorCode } from '../protocol/call-error.js';

/** What the panel reads as a `CallError`, whose class is in the panel's own file. */
export function codedError(code: CallErrorCode, cause?: unknown): Error {
  return Object.assign(new Error(code, { cause }), { code });
}
