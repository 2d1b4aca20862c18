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

const WHAT_HAPPENED: Readonly<Record<CallAction, string>> = {
  connect: 'The call could not be placed',
  accept: 'The call could not be answered',
  reject: 'The call could not be declined',
  terminate: 'The call could not be ended',
  media_update: 'The change was not carried out',
};

/** Why, and what to do about it. */
const WHY: Readonly<Record<PlatformErrorCode, readonly [why: string, remedy: string]>> = {
  network: ['the server could not be reached', 'Check your connection and try again.'],
  timeout: ['no reply came in time', 'Check your connection and try again.'],
  'bad-reply': ['the reply could not be read', 'Try again; if it happens again, tell your administrator.'],
  'rate-limited': ['there were too many requests', 'Wait a minute, then try again.'],
  temporary: ['Messenger has a temporary problem', 'Try again in a moment.'],
  'not-authorized': ['a permission is missing', 'Ask your administrator to check what this app may do for the Page.'],
  'token-expired': ["the Page's access has expired", 'Ask your administrator to connect the Page again.'],
  'page-not-allowed': ['this Page may not use calling', 'Ask your administrator to check the Page.'],
  'calling-not-enabled': ['calling is switched off for this Page', 'Ask your administrator to switch it on in the call settings.'],
  'policy-blocked': ['Messenger has blocked this for policy reasons', "Ask your administrator to look at the Page's quality and support messages."],
  'consumer-permission': ['the customer has not given permission to be called', 'Ask for permission first.'],
  'consumer-unavailable': ['the customer cannot be reached now', 'Try again later, or send a message.'],
  'call-not-found': ['Messenger does not know this call', 'Close it and wait for the next one.'],
  'call-over': ['the call is already over', 'Call the customer back if needed.'],
  'call-failed': ['the call has failed', 'Call the customer back if needed.'],
  'already-accepted': ['it was answered already', 'There is nothing to do.'],
  'not-call-owner': ['the call belongs to another app', 'Continue where the call was answered.'],
  'not-in-call': ['this Page is not part of the call', 'Ask your administrator to check which Page is set up here.'],
  'invalid-connection': ['Messenger did not accept the connection details', 'Reload the page and try again.'],
  'invalid-sdp': ['Messenger did not accept the media description', 'Reload the page and try again.'],
  'invalid-msid': ['Messenger does not know this media track', 'Try again; if it happens again, end the call and start anew.'],
  'invalid-request': ['Messenger did not understand the request', 'Try again; if it happens again, tell your administrator.'],
  conflict: ['the customer changed something at the same moment', 'Try again.'],
  platform: ['Messenger refused it', 'Try again; if it happens again, tell your administrator.'],
};

/** What happened, why, and what to do: in English, for an agent to read. */
export function wordsFor(action: CallAction, code: PlatformErrorCode): string {
  const [why, remedy] = WHY[code];
  return `${WHAT_HAPPENED[action]}: ${why}. ${remedy}`;
}
