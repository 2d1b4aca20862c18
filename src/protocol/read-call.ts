import type { CallStatusEvent, ConnectEvent, MediaUpdateEvent, PlatformEvent, ProtocolProblem, TerminateEvent } from './events.js';
import { readSdpField, readSession } from './read-session.js';
import { isEmpty, oneOf, own, readCallId, readId, readInteger, readNumber, readTime, readWord, type UnknownRecord } from './read-values.js';

/** What is known of a call by where it stands in a payload. */
export interface CallContext {
  /** The Page the entry names, or else the one whose calls are wanted; null when neither is known. */
  readonly pageId: string | null;
  /** The entry's `time`, in ms. */
  readonly entryTime: number | null;
  /** Says why the call is left out; `field` is empty for the whole of it. */
  readonly refuse: (code: ProtocolProblem['code'], field: '' | `.${string}`, event?: string) => null;
}

/** One element of `calls[]`, or null when it is refused. */
export function readCall(call: UnknownRecord, context: CallContext): PlatformEvent | null {
  const { refuse } = context;
  const callId = readCallId(call);
  if (callId === null) return refuse('missing-field', '.id');
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
      return refuse('missing-field', '.event');
    default:
      return refuse('unknown-event', '.event', /^[a-z_]{1,32}$/.test(event) ? event : undefined);
  }
}

function readConnect(call: UnknownRecord, callId: string, context: CallContext): ConnectEvent | null {
  const { refuse, entryTime } = context;
  const parties = readParties(call, context);
  if (parties === null) return null;
  const stated = own(call, 'call_direction');
  const direction = oneOf(stated, 'user_initiated', 'business_initiated');
  // Which of the two it is decides whether the agent's phone rings, so it is not guessed.
  if (direction === null) return refuse(isEmpty(stated) ? 'missing-field' : 'bad-field', '.call_direction');
  const timestamp = own(call, 'timestamp');
  const startedAt = readTime(timestamp);
  if (startedAt === null && !isEmpty(timestamp)) return refuse('bad-field', '.timestamp');
  const platformAgeMs = startedAt === null || entryTime === null ? 0 : Math.max(0, entryTime - startedAt);
  return { type: 'connect', callId, ...parties, direction, startedAt, platformAgeMs };
}

/** The consumer is whichever of `from` and `to` is not the Page; the webhooks page names the Page in `to` for both directions. */
function readParties(call: UnknownRecord, { pageId: known, refuse }: CallContext): { pageId: string; consumerId: string } | null {
  const from = readId(own(call, 'from'));
  const to = readId(own(call, 'to'));
  if (from === null) return refuse('missing-field', '.from');
  if (to === null) return refuse('missing-field', '.to');
  const pageId = known ?? to;
  if (from !== pageId && to !== pageId) return refuse('wrong-page', '');
  if (from === to) return refuse('bad-field', '');
  return { pageId, consumerId: from === pageId ? to : from };
}

function readCallStatus(call: UnknownRecord, callId: string, { refuse }: CallContext): CallStatusEvent | null {
  const status = oneOf(own(call, 'call_status'), 'ringing', 'accepted');
  if (status === null) return refuse('bad-field', '.call_status');
  return { type: 'call-status', callId, consumerId: readId(own(call, 'recipient_id')), status };
}

function readMediaUpdate(call: UnknownRecord, callId: string, { refuse }: CallContext): MediaUpdateEvent | null {
  const session = readSession(own(call, 'session'));
  if (session === null) return refuse('bad-field', '.session');
  const stated = own(session, 'version');
  const version = readInteger(stated);
  if (version === null && !isEmpty(stated)) return refuse('bad-field', '.session.version');
  const offer = readSdpField(own(session, 'sdp_renegotiation'));
  if (!offer.ok) return refuse(offer.code, '.session.sdp_renegotiation');
  return { type: 'media-update', callId, version, offer: offer.value };
}

/** Final whatever else it says: a detail that cannot be read must not keep a call up that is over. */
function readTerminate(call: UnknownRecord, callId: string): TerminateEvent {
  const duration = readNumber(own(call, 'duration'));
  return {
    type: 'terminate',
    callId,
    status: oneOf(own(call, 'status'), 'completed', 'failed') ?? 'unknown',
    duration: duration !== null && duration >= 0 ? duration : null,
  };
}
