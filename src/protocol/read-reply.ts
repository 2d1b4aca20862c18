import type { Dialect } from './dialect.js';
import { classifyError, failure } from './errors.js';
import { readSdpField, readSession } from './read-session.js';
import { isEmpty, isRecord, own, readCallId, readFlag, type UnknownRecord } from './read-values.js';
import type { CallsReply, FailureReply, SuccessReply } from './replies.js';
import type { CallAction } from './requests.js';

/**
 * Reads the body of a reply, whatever its HTTP status was. Never throws.
 *
 * - An `error`, wrapped or bare, counts before anything that stands beside it.
 * - A 200 without an answer is a success with `answer: null`: what that means depends on the action, and is the session's to say.
 * - A success whose `session` is there but cannot be used is one too, so that the call's id is not lost: the platform has a
 *   call by then, and it must be ended. `unusable` says what was wrong.
 * - Anything else is `bad-reply`: nobody knows whether the request was carried out.
 */
export function readReply(action: CallAction, body: unknown, dialect: Pick<Dialect, 'collisionCodes'>): CallsReply {
  try {
    return isRecord(body) ? readRecord(action, body, dialect) : failure(action, 'bad-reply');
  } catch (cause) {
    return failure(action, 'bad-reply', { cause });
  }
}

/** What a rejected adapter means: no reply was had. Never throws. */
export function readFailure(action: CallAction, thrown: unknown): FailureReply {
  let timedOut = false;
  try {
    const name = isRecord(thrown) ? thrown['name'] : undefined; // a DOMException has it from its prototype
    timedOut = name === 'AbortError' || name === 'TimeoutError';
  } catch {
    // Whatever was thrown does not even tell its name.
  }
  return failure(action, timedOut ? 'timeout' : 'network', { cause: thrown });
}

function readRecord(action: CallAction, body: UnknownRecord, dialect: Pick<Dialect, 'collisionCodes'>): CallsReply {
  const error = own(body, 'error');
  if (isRecord(error)) return classifyError(action, error, dialect);
  if (typeof error === 'string' && error !== '') return classifyError(action, { ...body, message: error }, dialect);

  const stated = own(body, 'success');
  const success = readFlag(stated);
  if (success === true) return readSuccess(action, body);
  if (success === false || hasAny(body, 'message', 'code', 'error_subcode')) return classifyError(action, body, dialect);
  // The schema requires `success`; a body that holds the result of one is clear enough without.
  return isEmpty(stated) && hasAny(body, 'id', 'call_id', 'session') ? readSuccess(action, body) : failure(action, 'bad-reply');
}

function hasAny(body: UnknownRecord, ...fields: readonly string[]): boolean {
  return fields.some((field) => !isEmpty(own(body, field)));
}

function readSuccess(action: CallAction, body: UnknownRecord): SuccessReply {
  const bare = { type: 'success', callId: readCallId(body), answer: null, renegotiation: null } as const;
  if (action === 'reject' || action === 'terminate') return bare;

  const unusable = (why: string): SuccessReply => ({ ...bare, unusable: why });
  const session = readSession(own(body, 'session'));
  if (session === null) return unusable('session');
  const answer = readSdpField(own(session, 'sdp_response'));
  if (!answer.ok) return unusable(`session.sdp_response: ${answer.code}`);
  const renegotiation = readSdpField(own(session, 'sdp_renegotiation'));
  if (!renegotiation.ok) return unusable(`session.sdp_renegotiation: ${renegotiation.code}`);
  return { ...bare, answer: answer.value, renegotiation: renegotiation.value };
}
