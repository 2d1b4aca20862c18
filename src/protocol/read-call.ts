import type { CallStatusEvent, ConnectEvent, MediaUpdateEvent, PlatformEvent, TerminateEvent } from './events.js';
import { readSdpField, readSession } from './read-session.js';
import { isEmpty, own, readId, readInteger, readNumber, readTime, readWord, type UnknownRecord } from './read-values.js';
import type { ProblemList } from './webhook-problems.js';

/** Where a call stands in a payload, and what is known there. */
export interface CallContext {
  readonly path: string;
  /** The Page the entry names; null for a call handed over on its own. */
  readonly entryPageId: string | null;
  /** The Page whose calls are wanted; null for any. */
  readonly wantedPageId: string | null;
  /** The entry's `time`, in ms. */
  readonly entryTime: number | null;
  readonly problems: ProblemList;
}

/** One element of `calls[]`, or null when it is refused; the list then says why. */
export function readCall(call: UnknownRecord, context: CallContext): PlatformEvent | null {
  const { path, problems } = context;
  const callId = readId(own(call, 'id')) ?? readId(own(call, 'call_id'));
  if (callId === null) return problems.add('missing-field', `${path}.id`);
  const event = readWord(own(call, 'event'));
  switch (event) {
    case 'connect':
      return readConnect(call, callId, context);
    case 'call_status':
      return readCallStatus(call, callId, context);
    case 'media_update':
      return readMediaUpdate(call, callId, context);
    case 'terminate':
      return readTerminate(call, callId);
    case null:
      return problems.add('missing-field', `${path}.event`);
    default:
      return problems.add('unknown-event', `${path}.event`, /^[a-z_]{1,32}$/.test(event) ? event : undefined);
  }
}

function readConnect(call: UnknownRecord, callId: string, context: CallContext): ConnectEvent | null {
  const { path, problems, entryTime } = context;
  const parties = readParties(call, context);
  if (parties === null) return null;
  const direction = readWord(own(call, 'call_direction'));
  if (direction !== 'user_initiated' && direction !== 'business_initiated') {
    // Which of the two it is decides whether the agent's phone rings, so it is not guessed.
    return problems.add(direction === null ? 'missing-field' : 'bad-field', `${path}.call_direction`);
  }
  const timestamp = own(call, 'timestamp');
  const startedAt = readTime(timestamp);
  if (startedAt === null && !isEmpty(timestamp)) return problems.add('bad-field', `${path}.timestamp`);
  const platformAgeMs = startedAt === null || entryTime === null ? 0 : Math.max(0, entryTime - startedAt);
  return { type: 'connect', callId, ...parties, direction, startedAt, platformAgeMs };
}

/** The consumer is whichever of `from` and `to` is not the Page; the webhooks page names the Page in `to` for both directions. */
function readParties(call: UnknownRecord, context: CallContext): { pageId: string; consumerId: string } | null {
  const { path, problems } = context;
  const from = readId(own(call, 'from'));
  const to = readId(own(call, 'to'));
  if (from === null || to === null) return problems.add('missing-field', `${path}.${from === null ? 'from' : 'to'}`);
  const pageId = context.entryPageId ?? context.wantedPageId ?? to;
  if (from !== pageId && to !== pageId) return problems.add('wrong-page', path);
  if (from === to) return problems.add('bad-field', path);
  return { pageId, consumerId: from === pageId ? to : from };
}

function readCallStatus(call: UnknownRecord, callId: string, { path, problems }: CallContext): CallStatusEvent | null {
  const status = readWord(own(call, 'call_status'));
  if (status !== 'ringing' && status !== 'accepted') return problems.add('bad-field', `${path}.call_status`);
  return { type: 'call-status', callId, consumerId: readId(own(call, 'recipient_id')), status };
}

function readMediaUpdate(call: UnknownRecord, callId: string, { path, problems }: CallContext): MediaUpdateEvent | null {
  const session = readSession(own(call, 'session'));
  if (!session.ok) return problems.add(session.code, `${path}.session`);
  if (session.value === null) return { type: 'media-update', callId, version: null, offer: null };
  const stated = own(session.value, 'version');
  const version = readInteger(stated);
  if (version === null && !isEmpty(stated)) return problems.add('bad-field', `${path}.session.version`);
  const offer = readSdpField(own(session.value, 'sdp_renegotiation'));
  if (!offer.ok) return problems.add(offer.code, `${path}.session.sdp_renegotiation`);
  return { type: 'media-update', callId, version, offer: offer.value };
}

/** Final whatever else it says: a detail that cannot be read must not keep a call up that is over. */
function readTerminate(call: UnknownRecord, callId: string): TerminateEvent {
  const status = readWord(own(call, 'status'));
  const duration = readNumber(own(call, 'duration'));
  return {
    type: 'terminate',
    callId,
    status: status === 'completed' || status === 'failed' ? status : 'unknown',
    duration: duration !== null && duration >= 0 ? duration : null,
  };
}
