import { CallError } from './call-error.js';
import type { Dialect } from './dialect.js';
import type { PlatformErrorCode } from './error-words.js';
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

/** How an error is known: by a code or subcode that the pattern matches as a whole, or by what its text says in lower case. */
type Rule = readonly [RegExp, PlatformErrorCode];

/** What means one thing only. The order matters for errors that the pages name without publishing a code: the first that matches counts. */
const SPECIFIC: readonly Rule[] = [
  [/already (been )?(accepted|answered)/, 'already-accepted'],
  [/^2018396$|(call|already) (is |was |has |been )*(rejected|declined|terminated|ended|completed|over)\b|\b(rejected|terminated|ended|completed) call\b/, 'call-over'],
  [/^2018395$|already failed|\bfailed call\b/, 'call-failed'],
  [/call permission|consumer.*permission|permission to (be )?call/, 'consumer-permission'],
  [/\bmsid\b/, 'invalid-msid'],
  [/call[_ ]owner|owner of th(e|is) call/, 'not-call-owner'],
  [/^2018390$|invalid call[_ -]?id/, 'call-not-found'],
  [/^2018389$|invalid page[_ -]?id/, 'page-not-allowed'],
  [/^2018391$|invalid connection/, 'invalid-connection'],
  [/^2018392$|invalid sdp|sdp.*invalid/, 'invalid-sdp'],
  [/^2018393$/, 'not-in-call'],
  [/^2018394$/, 'not-authorized'],
  [/^1893056$/, 'calling-not-enabled'],
  [/^(102|190)$/, 'token-expired'],
  [/^368$/, 'policy-blocked'],
  [/^551$/, 'consumer-unavailable'],
];

/** Codes of the whole Graph API, under which the text may say more, and weaker hints for an error whose code says nothing. */
const GENERAL: readonly Rule[] = [
  [/^([12]|5\d\d)$/, 'temporary'], // 5xx: a host's own server that puts its HTTP status there
  [/access token/, 'token-expired'],
  [/^(4|17|341|613)$|rate limit|too many (calls|requests)/, 'rate-limited'],
  [/^(10|2\d\d)$|permission|authori[sz]/, 'not-authorized'],
  [/^100$|request format/, 'invalid-request'],
];

type Verdict = FailureReply['verdict'];

/** Every other code is `fatal`. */
const VERDICTS: Partial<Record<PlatformErrorCode, Verdict>> = {
  network: 'transient',
  timeout: 'transient',
  'bad-reply': 'transient',
  temporary: 'transient',
  'rate-limited': 'transient',
  'call-over': 'over',
  'call-failed': 'over',
  conflict: 'refused',
  platform: 'refused',
};

/** `record` is the error object itself, bare or taken out of its wrapper. Never throws. */
export function classifyError(
  action: CallAction,
  record: UnknownRecord,
  dialect: Pick<Dialect, 'collisionCodes'> = { collisionCodes: [] },
): FailureReply {
  const details: PlatformErrorDetails = {
    code: readNumber(own(record, 'code')),
    subcode: readNumber(own(record, 'error_subcode')),
    message: readText(own(record, 'message'), MAX_MESSAGE_LENGTH),
  };
  const codes = [details.subcode, details.code].filter((code) => code !== null);
  const collided = action === 'media_update' && codes.some((code) => dialect.collisionCodes.includes(code));
  const known = collided ? undefined : findCode([...codes.map(String), textOf(record)], readFlag(own(record, 'is_transient')) === true);
  const unknown = action === 'media_update' ? 'conflict' : 'platform';
  return failure(action, known ?? unknown, { fbtraceId: readText(own(record, 'fbtrace_id'), MAX_TRACE_LENGTH), cause: details });
}

/** A failure by its code: the verdict and the words follow from it. */
export function failure(action: CallAction, code: PlatformErrorCode, details: { fbtraceId?: string | null; cause?: unknown } = {}): FailureReply {
  const verdict = verdictOf(action, code);
  const retryable = verdict === 'transient' || verdict === 'refused' || code === 'consumer-unavailable';
  return { type: 'failure', verdict, error: new CallError(code, undefined, { ...details, retryable }) };
}

/** What is said most exactly counts most: what has one meaning, then what holds for any request. */
function findCode(said: readonly string[], transient: boolean): PlatformErrorCode | undefined {
  const exact = firstMatch(SPECIFIC, said);
  if (exact !== undefined) return exact;
  const general = firstMatch(GENERAL, said);
  return transient && general !== 'rate-limited' ? 'temporary' : general;
}

/** `said` in its own order: the subcode before the code, and both before the text. */
function firstMatch(rules: readonly Rule[], said: readonly string[]): PlatformErrorCode | undefined {
  return said.flatMap((text) => rules.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0];
}

/** What is invalid is not final for a `media_update`: one by tracks alone may be refused so, and go through with an offer. */
function verdictOf(action: CallAction, code: PlatformErrorCode): Verdict {
  return VERDICTS[code] ?? (action === 'media_update' && code.startsWith('invalid-') ? 'refused' : 'fatal');
}

function textOf(record: UnknownRecord): string {
  const fields = ['message', 'error_user_title', 'error_user_msg'];
  return fields.map((field) => readText(own(record, field), MAX_MESSAGE_LENGTH) ?? '').join('\n').toLowerCase();
}
