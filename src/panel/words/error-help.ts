import type { CallErrorCode } from '../../protocol/call-error.js';
import type { Words } from './words.js';

const TRY_AGAIN = 'Try again.';
const WAIT = 'Wait a while, then try again.';
const REPORT = 'Try again. If that does not help, tell your administrator.';
const ASK = 'Ask your administrator to check the settings of the Page.';
const CHECK_NETWORK = 'Check your internet connection, then try again.';
const START_ANEW = 'Start a new call if there is more to say.';
const ALLOW = 'Allow it beside the address bar, then try again.';
const PLUG_IN = 'Plug one in, then try again.';
const FREE = 'Close the other app that uses it, then try again.';

/** What to do about each error, in English. Loaded with the first call, as a language is; until then an error says only what happened. */
const HELP: Readonly<Record<CallErrorCode, string>> = {
  'invalid-state': WAIT,
  'no-adapter': REPORT,
  'no-consumer': 'Open a conversation first.',
  'unsupported-browser': 'Use a current Chrome, Edge, Firefox or Safari over a secure connection.',
  network: CHECK_NETWORK,
  timeout: CHECK_NETWORK,
  'bad-reply': REPORT,
  'rate-limited': WAIT,
  temporary: WAIT,
  'not-authorized': ASK,
  'token-expired': ASK,
  'page-not-allowed': ASK,
  'calling-not-enabled': ASK,
  'policy-blocked': ASK,
  'consumer-permission': 'Ask in the chat whether you may call.',
  'consumer-unavailable': 'Write a message instead.',
  'call-not-found': START_ANEW,
  'call-over': START_ANEW,
  'call-failed': TRY_AGAIN,
  'already-accepted': 'There is nothing for you to do.',
  'not-call-owner': 'Answer it there.',
  'not-in-call': START_ANEW,
  'invalid-connection': REPORT,
  'invalid-sdp': REPORT,
  'invalid-msid': TRY_AGAIN,
  'invalid-request': REPORT,
  conflict: TRY_AGAIN,
  platform: REPORT,
  'microphone-denied': ALLOW,
  'microphone-missing': PLUG_IN,
  'microphone-busy': FREE,
  'camera-denied': ALLOW,
  'camera-missing': PLUG_IN,
  'camera-busy': FREE,
  'screen-denied': TRY_AGAIN,
  'offer-refused': 'If sound or picture is missing, call again.',
  'answer-refused': TRY_AGAIN,
  'connection-lost': CHECK_NETWORK,
  'media-update-failed': TRY_AGAIN,
};

/** A language's words with the help beside what happened. */
export function withHelp(words: Words): Words {
  const errors: Record<CallErrorCode, Words['errors'][CallErrorCode]> = { ...words.errors };
  for (const code of Object.keys(HELP) as CallErrorCode[]) errors[code] = [errors[code][0], HELP[code]];
  return { ...words, errors };
}
