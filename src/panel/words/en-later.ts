import type { CallErrorCode } from '../../protocol/call-error.js';
import type { ExtraName, WholeWords, Words } from './words.js';

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

/** What is only said by parts that come in files of their own. */
const EXTRAS: Readonly<Record<ExtraName, string>> = {
  none: 'Off',
  'video-codec': 'Video format',
  'codec-sent': 'Video you send',
  'codec-received': 'Video you receive',
  'codec-any': 'Automatic',
  'codec-quality': 'Best picture',
  'codec-balanced': 'Balanced',
  'codec-low-bandwidth': 'Slow connection',
  'codec-low-power': 'Save power',
  'codec-widest-support': 'Works everywhere',
  speaker: 'Speaker',
  ringer: 'Ringtone plays on',
  'system-default': 'System default',
  'not-connected': '{name} (not connected)',
  'none-found': 'None found',
  'now-using': 'Now using {name}',
  'allow-devices': 'Show the names of devices',
  preview: 'Check camera and microphone',
  'preview-end': 'End the check',
  'preview-picture': 'Preview of your camera',
  level: 'Microphone level',
  'level-hint': 'Say something: the bar should move.',
  'test-sound': 'Play a test sound',
  'echo-cancellation': 'Cancel echo',
  'noise-suppression': 'Reduce noise',
  'auto-gain': 'Adjust the volume by itself',
  blur: 'Blur the background',
  'speaker-by-system': 'This browser plays sound where the system says.',
  'other-speaker': 'Another speaker…',
  shortcuts: 'Keyboard shortcuts',
  'alert-notification': 'Notify me of calls when this page is hidden',
  'alert-title': 'Flash the title of the page',
  'alert-blocked': 'Notifications are blocked in the site settings of the browser.',
  'small-window': 'Small window',
  'small-window-close': 'Close the small window',
  'full-screen': 'Full screen',
  'full-screen-leave': 'Leave full screen',
  'speaking-muted': 'You are speaking, but your microphone is off',
  'microphone-is-on': 'Your microphone is on',
  'microphone-is-off': 'Your microphone is off',
  rate: 'How was the quality?',
  rated: 'Thank you',
  'permission-checking': 'Checking whether you may call…',
  'permission-granted': '{name} agreed to be called',
  'permission-until': '{name} agreed to be called until {time}',
  'permission-none': '{name} has not agreed to be called yet',
  'permission-rejected': '{name} does not want to be called',
  'permission-asked': 'Asked. {name} can answer in Messenger.',
  'permission-ask': 'Ask for permission',
  'permission-failed': 'It could not be checked whether you may call',
  'permission-check': 'Check again',
  'limit-calls': 'Calls used: {used} of {allowed}',
  'limit-requests': 'Requests used: {used} of {allowed}',
  'next-not-answered': 'Try again later, or write a message.',
  'next-declined': 'Write a message, and ask when to call.',
  'help-chromium': 'Click the icon before the address, allow “{name}”, then try again.',
  'help-firefox': 'Click the crossed-out icon before the address, remove the block, then try again.',
  'help-safari': 'Open Safari › Settings for this website, allow “{name}”, then try again.',
  'help-macos': 'Open System Settings › Privacy & Security › {name}, allow this browser, then start it again.',
  'help-windows': 'Open Settings › Privacy & security › {name}, let desktop apps use it, then try again.',
  'help-frame': 'The page around this panel keeps it from the devices. Ask your administrator to add {name} to its frame.',
};

/** English with the help beside what happened, and with what the extras say. */
export function withLater(words: Words): WholeWords {
  const errors: Record<CallErrorCode, Words['errors'][CallErrorCode]> = { ...words.errors };
  for (const code of Object.keys(HELP) as CallErrorCode[]) errors[code] = [errors[code][0], HELP[code]];
  return { ...words, errors, extras: EXTRAS };
}
