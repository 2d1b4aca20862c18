import type { CallErrorCode } from './call-error.js';

/** The codes that come from the platform's side of a request. */
export type PlatformErrorCode = Extract<
  CallErrorCode,
  | 'network' | 'timeout' | 'bad-reply' | 'rate-limited' | 'temporary' | 'not-authorized' | 'token-expired' | 'page-not-allowed'
  | 'calling-not-enabled' | 'policy-blocked' | 'consumer-permission' | 'consumer-unavailable' | 'call-not-found' | 'call-over'
  | 'call-failed' | 'already-accepted' | 'not-call-owner' | 'not-in-call' | 'invalid-connection' | 'invalid-sdp' | 'invalid-msid'
  | 'invalid-request' | 'conflict' | 'platform'
>;

/** What happened: in English, for an agent to read. What to do about it is in the panel's words (en-later.ts). */
export const ERROR_WORDS: Readonly<Record<CallErrorCode, readonly [happened: string]>> = {
  'invalid-state': ['That is not possible right now'],
  'no-adapter': ['Calls are not connected'],
  'no-consumer': ['Nobody to call'],
  'unsupported-browser': ['This browser cannot make calls'],
  network: ['The server was not reached'],
  timeout: ['No answer from the server'],
  'bad-reply': ['The reply made no sense'],
  'rate-limited': ['Too many calls in a short time'],
  temporary: ['Messenger is having trouble'],
  'not-authorized': ['Not allowed to make calls'],
  'token-expired': ['The connection has expired'],
  'page-not-allowed': ['Calls are not open to this Page'],
  'calling-not-enabled': ['Calling is switched off'],
  'policy-blocked': ['Blocked by Messenger'],
  'consumer-permission': ['No permission to call yet'],
  'consumer-unavailable': ['This person cannot be reached'],
  'call-not-found': ['This call is not known'],
  'call-over': ['The call is already over'],
  'call-failed': ['The call failed'],
  'already-accepted': ['Answered by someone else'],
  'not-call-owner': ['This call belongs to another app'],
  'not-in-call': ['You are not in this call'],
  'invalid-connection': ['The connection was refused'],
  'invalid-sdp': ['The call could not be set up'],
  'invalid-msid': ['The change was refused'],
  'invalid-request': ['The request was refused'],
  conflict: ['Both changed something at once'],
  platform: ['Messenger reported a problem'],
  'microphone-denied': ['The microphone is not allowed'],
  'microphone-missing': ['No microphone found'],
  'microphone-busy': ['The microphone is in use'],
  'camera-denied': ['The camera is not allowed'],
  'camera-missing': ['No camera found'],
  'camera-busy': ['The camera is in use'],
  'screen-denied': ['The screen was not shared'],
  'offer-refused': ['A change could not be applied'],
  'answer-refused': ['The call could not be set up'],
  'connection-lost': ['The connection was lost'],
  'media-update-failed': ['The change did not go through'],
};

/** What happened, in words. */
export function wordsOf(code: CallErrorCode): string {
  return ERROR_WORDS[code][0];
}
