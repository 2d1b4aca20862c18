import type { PlatformEvent, ProtocolProblem } from '../protocol/events.js';
import type { CallsReply } from '../protocol/replies.js';
import type { CallAction, CallsRequest } from '../protocol/requests.js';
import type { Clock } from './ports.js';
import { systemClock } from './system-clock.js';

/** What goes over the wire, as it is: with SDP, and with the ids of people. */
export interface WireBodies {
  readonly request: CallsRequest;
  readonly reply: { readonly action: CallAction; readonly reply: CallsReply };
  readonly webhook: PlatformEvent;
  readonly problem: ProtocolProblem;
}

/** Is told of everything that goes over the wire. `wireTrace` makes one whose account may be shown and kept. */
export type WireTrace = <Way extends keyof WireBodies>(way: Way, callId: string | null, body: WireBodies[Way]) => void;

/** One line of the account of what happened on the wire. SDP is left out; nothing personal is in it. */
export interface WireEntry {
  readonly at: number;
  readonly callId: string | null;
  readonly way: keyof WireBodies;
  /** `media_update 2→3 offer`, `accept: answer`, `terminate completed` … */
  readonly summary: string;
  readonly detail: unknown;
}

/** A trace for `Switchboard` and `<messenger-call-panel>`: readable lines with versions, no SDP, no name, no page-scoped id. */
export function wireTrace(listen: (entry: WireEntry) => void, clock: Pick<Clock, 'now'> = systemClock): WireTrace {
  return (way, callId, body) => {
    listen({ at: clock.now(), way, callId, summary: SUMMARIES[way](body), detail: withoutPersonal(body) });
  };
}

const SUMMARIES: { readonly [Way in keyof WireBodies]: (body: WireBodies[Way]) => string } = {
  request: (request) =>
    request.action === 'media_update'
      ? `media_update ${request.from_version}→${request.to_version} ${request.session === undefined ? 'tracks' : 'offer'}`
      : request.action,
  reply: ({ action, reply }) =>
    reply.type === 'failure'
      ? `${action}: ${reply.verdict} (${reply.error.code})`
      : [`${action}:`, reply.answer === null ? 'ok' : 'answer', ...(reply.renegotiation === null ? [] : ['+ renegotiation'])].join(' '),
  webhook: (event) => {
    switch (event.type) {
      case 'connect':
        return `connect ${event.direction}`;
      case 'call-status':
        return `call_status ${event.status}`;
      case 'media-update':
        return `media_update version ${event.version ?? 'unsaid'}`;
      case 'terminate':
        return `terminate ${event.status}`;
      case 'permission-reply':
        return `call_permission_reply ${event.response}`;
    }
  },
  problem: (problem) => `${problem.code} at ${problem.path}`,
};

const SDP_FIELDS = new Set(['sdp', 'offer', 'answer', 'renegotiation']);
const PERSONAL_FIELDS = new Set(['to', 'from', 'consumerId', 'consumer_id', 'recipient_id']);

/** SDP holds addresses, and page-scoped ids are people. */
function withoutPersonal(value: unknown, field = ''): unknown {
  if (typeof value === 'string') {
    if (SDP_FIELDS.has(field)) return `(${value.length} characters of SDP)`;
    return PERSONAL_FIELDS.has(field) ? '(a person)' : value;
  }
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutPersonal(part, name)]));
}
