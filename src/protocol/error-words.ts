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

/** What happened, then what to do about it: in English, for an agent to read. */
export const ERROR_WORDS: Readonly<Record<CallErrorCode, readonly [happened: string, help: string]>> = {
  'invalid-state': ['That is not possible right now', 'Try again in a moment.'],
  'no-adapter': ['Calls are not connected', 'Reload the page. If that does not help, tell your administrator.'],
  'no-consumer': ['Nobody to call', 'Open a conversation first, then call from there.'],
  'unsupported-browser': ['This browser cannot make calls', 'Use a current Chrome, Edge, Firefox or Safari over a secure connection.'],
  network: ['The server was not reached', 'Check your internet connection, then try again.'],
  timeout: ['No answer from the server', 'Check your internet connection, then try again.'],
  'bad-reply': ['The reply made no sense', 'Try again. If it happens again, tell your administrator.'],
  'rate-limited': ['Too many calls in a short time', 'Wait a few minutes, then try again.'],
  temporary: ['Messenger is having trouble', 'Wait a moment, then try again.'],
  'not-authorized': ['Not allowed to make calls', 'Ask your administrator to check the permissions of the Page.'],
  'token-expired': ['The connection has expired', 'Ask your administrator to connect the Page again.'],
  'page-not-allowed': ['Calls are not open to this Page', 'Ask your administrator to have the Page admitted to calling.'],
  'calling-not-enabled': ['Calling is switched off', 'Ask your administrator to enable it in the settings of the Page.'],
  'policy-blocked': ['Blocked by Messenger', 'Ask your administrator to look at the quality status of the Page.'],
  'consumer-permission': ['No permission to call yet', 'Ask in the chat whether you may call, then try again.'],
  'consumer-unavailable': ['This person cannot be reached', 'Write a message instead, or try again later.'],
  'call-not-found': ['This call is not known', 'It may be over already. Start a new one.'],
  'call-over': ['The call is already over', 'Start a new one if there is more to say.'],
  'call-failed': ['The call failed', 'Try again.'],
  'already-accepted': ['Answered by someone else', 'There is nothing for you to do.'],
  'not-call-owner': ['This call belongs to another app', 'Answer it in the app that received it.'],
  'not-in-call': ['You are not in this call', 'Start a new one if there is more to say.'],
  'invalid-connection': ['The connection was refused', 'Try again. On a company network, ask your administrator.'],
  'invalid-sdp': ['The call could not be set up', 'Try again. If it happens again, tell your administrator.'],
  'invalid-msid': ['The change was refused', 'Turn it off and on again.'],
  'invalid-request': ['The request was refused', 'Try again. If it happens again, tell your administrator.'],
  conflict: ['Both changed something at once', 'Try again.'],
  platform: ['Messenger reported a problem', 'Try again. If it happens again, tell your administrator.'],
  'microphone-denied': ['The microphone is not allowed', 'Allow it beside the address bar, then call again.'],
  'microphone-missing': ['No microphone found', 'Plug one in. If you are still not heard, call again.'],
  'microphone-busy': ['The microphone is in use', 'Close the other app that uses it, then call again.'],
  'camera-denied': ['The camera is not allowed', 'Allow it beside the address bar, then turn the camera on again.'],
  'camera-missing': ['No camera found', 'Plug one in, then turn the camera on again.'],
  'camera-busy': ['The camera is in use', 'Close the other app that uses it, then turn the camera on again.'],
  'screen-denied': ['The screen was not shared', 'Share again, and choose a window or a screen.'],
  'offer-refused': ['A change could not be applied', 'If sound or picture is missing, hang up and call again.'],
  'answer-refused': ['The call could not be set up', 'Try again.'],
  'connection-lost': ['The connection was lost', 'Check your internet connection, then call again.'],
  'media-update-failed': ['The change did not go through', 'The call goes on as before. Try again in a moment.'],
};

const FAILED: Readonly<Record<CallAction, string>> = {
  connect: 'The call could not be placed',
  accept: 'The call could not be answered',
  reject: 'The call could not be declined',
  terminate: 'The call could not be ended',
  media_update: 'The change was not carried out',
};

/** What came of the request, why, and what to do. */
export function wordsFor(action: CallAction, code: PlatformErrorCode): string {
  return `${FAILED[action]}: ${wordsOf(code)}`;
}

/** What happened and what to do, as two sentences. */
export function wordsOf(code: CallErrorCode): string {
  return ERROR_WORDS[code].join('. ');
}
