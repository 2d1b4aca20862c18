import { CallError } from './call-error.js';
import type { Dialect } from './dialect.js';
import { wordsFor, type PlatformErrorCode } from './error-words.js';
import { own, readFlag, readNumber, readText, type UnknownRecord } from './read-values.js';
import type { FailureReply } from './replies.js';
import type { CallAction } from './requests.js';

const MAX_MESSAGE_LENGTH = 500;
const MAX_TRACE_LENGTH = 128;

/** What the platform itself said: the `cause` of the error, for a support ticket. It may hold ids; it is never logged. */
export interface PlatformErrorDetails {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly message: string | null;
}

/** Codes that mean one thing only. Compared with `error_subcode` as well as with `code`. */
const SPECIFIC: Readonly<Record<number, PlatformErrorCode>> = {
  2018389: 'page-not-allowed',
  2018390: 'call-not-found',
  2018391: 'invalid-connection',
  2018392: 'invalid-sdp',
  2018393: 'not-in-call',
  2018394: 'not-authorized',
  2018395: 'call-failed',
  2018396: 'call-over',
  1893056: 'calling-not-enabled',
  102: 'token-expired',
  190: 'token-expired',
  368: 'policy-blocked',
  551: 'consumer-unavailable',
};

/** Codes of the whole Graph API, under which the text may say more. */
const GENERAL: Readonly<Record<number, PlatformErrorCode>> = {
  1: 'temporary',
  2: 'temporary',
  4: 'rate-limited',
  10: 'not-authorized',
  17: 'rate-limited',
  100: 'invalid-request',
  341: 'rate-limited',
  613: 'rate-limited',
};

type TextRule = readonly [RegExp, PlatformErrorCode];

/** Errors the pages name without publishing a code for them. The order matters: the first that matches counts. */
const NAMED: readonly TextRule[] = [
  [/already (?:been )?(?:accepted|answered)/, 'already-accepted'],
  [/already (?:been )?(?:rejected|declined|terminated|ended|completed|over)\b/, 'call-over'],
  [/\b(?:terminated|ended|completed|rejected) call\b|\bcall (?:is|was|has been) (?:terminated|ended|completed|rejected|over)\b/, 'call-over'],
  [/already failed|\bfailed call\b/, 'call-failed'],
  [/\bcall permission|consumer.*permission|permission to (?:be )?call/, 'consumer-permission'],
  [/\bmsid\b/, 'invalid-msid'],
  [/\bcall[_ ]owner\b|\bowner of (?:the|this) call\b/, 'not-call-owner'],
  [/invalid call[_ -]?id/, 'call-not-found'],
  [/invalid page[_ -]?id/, 'page-not-allowed'],
  [/invalid connection/, 'invalid-connection'],
  [/invalid sdp|sdp.*\binvalid/, 'invalid-sdp'],
];

/** Weaker hints, for an error whose code says nothing. */
const HINTED: readonly TextRule[] = [
  [/access token/, 'token-expired'],
  [/rate limit|too many (?:calls|requests)/, 'rate-limited'],
  [/permission|authori[sz]/, 'not-authorized'],
  [/request format/, 'invalid-request'],
];

/** For a `media_update` these are not final: an update by tracks alone may be refused so, and go through with an offer. */
const OFFER_MAY_HELP: readonly PlatformErrorCode[] = ['invalid-connection', 'invalid-sdp', 'invalid-msid', 'invalid-request'];

/** `record` is the error object itself, bare or taken out of its wrapper. Never throws. */
export function classifyError(
  action: CallAction,
  record: UnknownRecord,
  dialect: Pick<Dialect, 'collisionCodes'> = { collisionCodes: [] },
): FailureReply {
  const details: PlatformErrorDetails = {
    code: readCode(own(record, 'code')),
    subcode: readCode(own(record, 'error_subcode')),
    message: readText(own(record, 'message'), MAX_MESSAGE_LENGTH),
  };
  const codes = [details.subcode, details.code].filter((code) => code !== null);
  const collided = action === 'media_update' && codes.some((code) => dialect.collisionCodes.includes(code));
  const known = collided ? null : findCode(codes, textOf(record), readFlag(own(record, 'is_transient')) === true);
  const unknown = action === 'media_update' ? 'conflict' : 'platform';
  return failure(action, known ?? unknown, { fbtraceId: readText(own(record, 'fbtrace_id'), MAX_TRACE_LENGTH), cause: details });
}

/** A failure by its code: the verdict and the words follow from it. */
export function failure(action: CallAction, code: PlatformErrorCode, details: { fbtraceId?: string | null; cause?: unknown } = {}): FailureReply {
  const verdict = verdictOf(action, code);
  const retryable = verdict === 'transient' || verdict === 'refused' || code === 'consumer-unavailable';
  return { type: 'failure', verdict, error: new CallError(code, wordsFor(action, code), { ...details, retryable }) };
}

/** What is said most exactly counts most: a code with one meaning, then a named error, then what holds for any request. */
function findCode(codes: readonly number[], text: string, transient: boolean): PlatformErrorCode | null {
  const exact = firstOf(codes, (code) => SPECIFIC[code]) ?? byText(NAMED, text);
  if (exact !== null) return exact;
  const general = firstOf(codes, byRange);
  if (transient && general !== 'rate-limited') return 'temporary';
  return general ?? byText(HINTED, text);
}

function byRange(code: number): PlatformErrorCode | undefined {
  if (code >= 200 && code <= 299) return 'not-authorized';
  if (code >= 500 && code <= 599) return 'temporary'; // a host's own server that puts its HTTP status there
  return GENERAL[code];
}

function verdictOf(action: CallAction, code: PlatformErrorCode): FailureReply['verdict'] {
  switch (code) {
    case 'network':
    case 'timeout':
    case 'bad-reply':
    case 'temporary':
    case 'rate-limited':
      return 'transient';
    case 'call-over':
    case 'call-failed':
      return 'over';
    case 'conflict':
    case 'platform':
      return 'refused';
    default:
      return action === 'media_update' && OFFER_MAY_HELP.includes(code) ? 'refused' : 'fatal';
  }
}

function byText(rules: readonly TextRule[], text: string): PlatformErrorCode | null {
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function firstOf(codes: readonly number[], find: (code: number) => PlatformErrorCode | undefined): PlatformErrorCode | null {
  for (const code of codes) {
    const found = find(code);
    if (found !== undefined) return found;
  }
  return null;
}

function textOf(record: UnknownRecord): string {
  const fields = ['message', 'error_user_title', 'error_user_msg'];
  return fields.map((field) => readText(own(record, field), MAX_MESSAGE_LENGTH) ?? '').join('\n').toLowerCase();
}

function readCode(value: unknown): number | null {
  const code = readNumber(value);
  return code !== null && Number.isSafeInteger(code) ? code : null;
}
