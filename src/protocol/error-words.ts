import type { CallErrorCode } from './call-error.js';
import type { CallAction } from './requests.js';

/** The codes that come from the platform's side of a request. */
export type PlatformErrorCode = Extract<
  CallErrorCode,
  | 'network' | 'timeout' | 'bad-reply' | 'rate-limited' | 'temporary' | 'not-authorized' | 'token-expired' | 'page-not-allowed'
  | 'calling-not-enabled' | 'policy-blocked' | 'consumer-permission' | 'consumer-unavailable' | 'call-not-found' | 'call-over'
  | 'call-failed' | 'already-accepted' | 'not-call-owner' | 'not-in-call' | 'invalid-connection' | 'invalid-sdp' | 'invalid-msid'
  | 'invalid-request' | 'conflict' | 'platform'
>;

const TRY_AGAIN = 'Try again.';
const WAIT = 'Wait a while, then try again.';
const REPORT = 'Try again. If that does not help, tell your administrator.';
const ASK = 'Ask your administrator to check the settings of the Page.';
const CHECK_NETWORK = 'Check your internet connection, then try again.';
const START_ANEW = 'Start a new call if there is more to say.';
const ALLOW = 'Allow it beside the address bar, then try again.';
const PLUG_IN = 'Plug one in, then try again.';
const FREE = 'Close the other app that uses it, then try again.';

/** What happened, then what to do about it: in English, for an agent to read. */
export const ERROR_WORDS: Readonly<Record<CallErrorCode, readonly [happened: string, help: string]>> = {
  'invalid-state': ['That is not possible right now', WAIT],
  'no-adapter': ['Calls are not connected', REPORT],
  'no-consumer': ['Nobody to call', 'Open a conversation first.'],
  'unsupported-browser': ['This browser cannot make calls', 'Use a current Chrome, Edge, Firefox or Safari over a secure connection.'],
  network: ['The server was not reached', CHECK_NETWORK],
  timeout: ['No answer from the server', CHECK_NETWORK],
  'bad-reply': ['The reply made no sense', REPORT],
  'rate-limited': ['Too many calls in a short time', WAIT],
  temporary: ['Messenger is having trouble', WAIT],
  'not-authorized': ['Not allowed to make calls', ASK],
  'token-expired': ['The connection has expired', ASK],
  'page-not-allowed': ['Calls are not open to this Page', ASK],
  'calling-not-enabled': ['Calling is switched off', ASK],
  'policy-blocked': ['Blocked by Messenger', ASK],
  'consumer-permission': ['No permission to call yet', 'Ask in the chat whether you may call.'],
  'consumer-unavailable': ['This person cannot be reached', 'Write a message instead.'],
  'call-not-found': ['This call is not known', START_ANEW],
  'call-over': ['The call is already over', START_ANEW],
  'call-failed': ['The call failed', TRY_AGAIN],
  'already-accepted': ['Answered by someone else', 'There is nothing for you to do.'],
  'not-call-owner': ['This call belongs to another app', 'Answer it there.'],
  'not-in-call': ['You are not in this call', START_ANEW],
  'invalid-connection': ['The connection was refused', REPORT],
  'invalid-sdp': ['The call could not be set up', REPORT],
  'invalid-msid': ['The change was refused', TRY_AGAIN],
  'invalid-request': ['The request was refused', REPORT],
  conflict: ['Both changed something at once', TRY_AGAIN],
  platform: ['Messenger reported a problem', REPORT],
  'microphone-denied': ['The microphone is not allowed', ALLOW],
  'microphone-missing': ['No microphone found', PLUG_IN],
  'microphone-busy': ['The microphone is in use', FREE],
  'camera-denied': ['The camera is not allowed', ALLOW],
  'camera-missing': ['No camera found', PLUG_IN],
  'camera-busy': ['The camera is in use', FREE],
  'screen-denied': ['The screen was not shared', TRY_AGAIN],
  'offer-refused': ['A change could not be applied', 'If sound or picture is missing, call again.'],
  'answer-refused': ['The call could not be set up', TRY_AGAIN],
  'connection-lost': ['The connection was lost', CHECK_NETWORK],
  'media-update-failed': ['The change did not go through', TRY_AGAIN],
};

const FAILED: Readonly<Record<CallAction, string>> = {
  connect: 'The call could not be placed',
  accept: 'The call could not be answered',
  reject: 'The call could not be declined',
  terminate: 'The call could not be ended',
  media_update: 'The change did not go through',
};

/** What came of the request, why, and what to do. */
export function wordsFor(action: CallAction, code: PlatformErrorCode): string {
  return `${FAILED[action]}: ${wordsOf(code)}`;
}

/** What happened and what to do, as two sentences. */
export function wordsOf(code: CallErrorCode): string {
  return ERROR_WORDS[code].join('. ');
}
