import { wordsOf } from './error-words.js';

/**
 * Every failure that leaves this package is one of these codes. The panel's languages hold words for each, so a code
 * added here must be added there too (a test says so).
 */
export const CALL_ERROR_CODES = [
  // what the caller of a method did
  'invalid-state',
  'no-adapter',
  'no-consumer',
  'unsupported-browser',
  // getting a reply at all
  'network',
  'timeout',
  'bad-reply',
  // what the platform said
  'rate-limited',
  'temporary',
  'not-authorized',
  'token-expired',
  'page-not-allowed',
  'calling-not-enabled',
  'policy-blocked',
  'consumer-permission',
  'consumer-unavailable',
  'call-not-found',
  'call-over',
  'call-failed',
  'already-accepted',
  'not-call-owner',
  'not-in-call',
  'invalid-connection',
  'invalid-sdp',
  'invalid-msid',
  'invalid-request',
  'conflict',
  'platform',
  // our own media
  'microphone-denied',
  'microphone-missing',
  'microphone-busy',
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'screen-denied',
  'offer-refused',
  'answer-refused',
  'connection-lost',
  'media-update-failed',
] as const;

export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** Where nothing else is known, doing the same again may work after these: what failed was the moment or a device, not the call. */
const RETRYABLE = /^(network|timeout|temporary|bad-reply|call-failed|connection-lost|media-update-failed|(microphone|camera|screen)-.*)$/;

export interface CallErrorDetails {
  /** Whether doing the same again later may work; by default, by the code. */
  readonly retryable?: boolean;
  /** The platform's own trace id of the failed request, for a support ticket. */
  readonly fbtraceId?: string | null;
  readonly cause?: unknown;
}

/** The one shape of failure: a code to branch on, and a message (English) that tells an agent what happened; by default the words for the code. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly retryable: boolean;
  readonly fbtraceId: string | null;

  constructor(code: CallErrorCode, message = wordsOf(code), details: CallErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CallError';
    this.code = code;
    this.retryable = details.retryable ?? RETRYABLE.test(code);
    this.fbtraceId = details.fbtraceId ?? null;
  }
}
