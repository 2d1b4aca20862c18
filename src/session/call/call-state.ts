import type { CallError } from '../../protocol/call-error.js';
import type { Dialect } from '../../protocol/dialect.js';
import type { CallStatusEvent, MediaUpdateEvent, TerminateEvent } from '../../protocol/events.js';
import type { CallsReply } from '../../protocol/replies.js';
import type { Transition } from '../transition.js';
import { newNegotiation, type Negotiation, type NegotiationEffect, type NegotiationEvent, type NegotiationTimer } from '../negotiation/negotiation.js';
import type { CallQuality, CallWarningCode, CodecSwitch, ConnectionState, LocalOffer, MediaEngineEvent, OfferRequest } from '../ports.js';
import type { CallEnd, CallPhase, CallSnapshot, EndReason } from '../snapshot.js';

/** A call as plain data: no timer, promise or browser object. call-step.ts moves it; the phase is derived, never stored. */
export interface CallState {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly consumerId: string;
  readonly createdAt: number;
  readonly deadlineAt: number | null;
  readonly dialect: Dialect;
  readonly progress: Progress;
  /** Outgoing: how far the consumer is. Incoming: always `answered`, it was they who called. */
  readonly consumer: 'unreached' | 'ringing' | 'answered';
  readonly negotiation: Negotiation;
  /** Instant and local: what the agent's microphone does, whatever the platform knows of it. */
  readonly microphone: boolean;
  readonly camera: Source;
  readonly screen: Source;
  /** Media commands whose promises wait for the platform, or (`codec-switch`) for the engine to say whether it has to be told. */
  readonly waiting: readonly { readonly command: number; readonly of: 'microphone' | 'camera' | 'screen' | 'codecs' | 'codec-switch' }[];
  /** Which sources the platform has acknowledged: the content of the one video track can change without its knowing. */
  readonly acknowledged: { readonly camera: boolean; readonly screen: boolean };
  readonly connection: ConnectionState;
  readonly remote: CallSnapshot['remote'];
  readonly videoCodec: CallSnapshot['videoCodec'];
  readonly quality: CallQuality | null;
  readonly warnings: readonly CallWarningCode[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly end: CallEnd | null;
  readonly error: CallError | null;
}

/** How far the first offer and answer are. `command` is the accept or dial that waits for it. */
export type Progress =
  | { readonly at: 'idle' }
  | { readonly at: 'opening-microphone'; readonly command: number; readonly camera: boolean }
  | { readonly at: 'offering'; readonly command: number; readonly camera: boolean }
  | { readonly at: 'sent'; readonly command: number; readonly msids: LocalOffer['msids'] }
  | { readonly at: 'answering'; readonly command: number; readonly msids: LocalOffer['msids']; readonly renegotiation: string | null }
  | { readonly at: 'renegotiating'; readonly command: number; readonly msids: LocalOffer['msids'] }
  | { readonly at: 'exchanged' };

/** A camera or a shared screen. `ticket` tells the answer of the last start from that of an earlier one. */
export interface Source {
  readonly is: 'off' | 'starting' | 'on';
  readonly ticket: number;
}

export type CallTimer = NegotiationTimer | 'deadline' | 'first-reply' | 'connect' | 'ice-restart' | 'reconnect';

export type CallEvent =
  | { readonly type: 'ring' }
  | { readonly type: 'dial'; readonly command: number }
  | { readonly type: 'accept'; readonly command: number; readonly camera: boolean }
  | { readonly type: 'decline'; readonly command: number }
  | { readonly type: 'hang-up'; readonly command: number }
  | { readonly type: 'set-microphone'; readonly command: number; readonly on: boolean }
  | { readonly type: 'set-source'; readonly command: number; readonly source: 'camera' | 'screen'; readonly on: boolean }
  | { readonly type: 'set-video-codecs'; readonly command: number; readonly names: readonly string[] }
  | { readonly type: 'page-closed' }
  | { readonly type: 'webhook'; readonly event: CallStatusEvent | MediaUpdateEvent | TerminateEvent }
  | { readonly type: 'first-reply'; readonly reply: CallsReply }
  | { readonly type: 'source-started'; readonly source: 'camera' | 'screen'; readonly ticket: number }
  | { readonly type: 'source-start-failed'; readonly source: 'camera' | 'screen'; readonly ticket: number; readonly error: CallError }
  | { readonly type: 'video-codecs-set'; readonly command: number; readonly outcome: CodecSwitch }
  | { readonly type: 'engine'; readonly event: MediaEngineEvent }
  | { readonly type: 'timer'; readonly name: CallTimer }
  | Exclude<NegotiationEvent, { type: 'listen' | 'open' | 'want' | 'refresh' | 'webhook' | 'timer' }>;

export type CallEffect =
  | Exclude<NegotiationEffect, { type: 'timer' | 'cancel-timer' | 'settled' | 'gave-up' | 'platform-offer-refused' | 'call-over' | 'call-failed' }>
  | { readonly type: 'prepare'; readonly request: OfferRequest }
  | { readonly type: 'open-microphone' }
  | { readonly type: 'create-offer'; readonly request: OfferRequest }
  | { readonly type: 'enable-microphone'; readonly on: boolean }
  | { readonly type: 'switch-source'; readonly source: 'camera' | 'screen'; readonly on: boolean; readonly ticket: number }
  | { readonly type: 'set-video-codecs'; readonly command: number; readonly names: readonly string[] }
  | { readonly type: 'send-first'; readonly action: 'accept' | 'connect'; readonly offer: string }
  /** Sent again by itself while the platform stumbles: ending twice is harmless. `command`: whose promise waits for it. */
  | { readonly type: 'release'; readonly action: 'terminate' | 'reject'; readonly command: number | null }
  /** Fires once, somewhere between the two. */
  | { readonly type: 'timer'; readonly name: CallTimer; readonly minMs: number; readonly maxMs: number }
  | { readonly type: 'cancel-timer'; readonly name: CallTimer }
  | { readonly type: 'settle'; readonly command: number; readonly error: CallError | null }
  /** The platform's id of a call that was dialled is known. */
  | { readonly type: 'identified'; readonly id: string }
  | { readonly type: 'error'; readonly error: CallError }
  /** The engine, all timers and requests under way have no further use. */
  | { readonly type: 'close'; readonly reason: EndReason };

export type CallStep = Transition<CallState, CallEffect>;

/** `accept` must reach the platform this long (ms) after the call began to ring there (the platform's call flow page). */
export const ACCEPT_MS = 60_000;

/** A timer of exactly that long. */
export function timer(name: CallTimer, ms: number): CallEffect {
  return { type: 'timer', name, minMs: ms, maxMs: ms };
}

export function newCall(facts: Pick<CallState, 'id' | 'direction' | 'consumerId' | 'createdAt' | 'deadlineAt' | 'dialect'>): CallState {
  return {
    ...facts,
    progress: { at: 'idle' },
    consumer: facts.direction === 'incoming' ? 'answered' : 'unreached',
    negotiation: newNegotiation(facts.dialect),
    microphone: true,
    camera: { is: 'off', ticket: 0 },
    screen: { is: 'off', ticket: 0 },
    waiting: [],
    acknowledged: { camera: false, screen: false },
    connection: 'new',
    remote: { audio: false, video: false },
    videoCodec: null,
    quality: null,
    warnings: [],
    startedAt: null,
    endedAt: null,
    end: null,
    error: null,
  };
}

export function phaseOf(call: CallState): CallPhase {
  if (call.end !== null) return 'ended';
  if (call.direction === 'incoming') {
    switch (call.progress.at) {
      case 'idle':
      case 'opening-microphone':
      case 'offering':
        return 'incoming';
      default:
        break;
    }
  } else if (call.consumer !== 'answered') {
    return call.consumer === 'ringing' ? 'ringing' : 'dialing';
  }
  if (call.startedAt === null) return 'connecting';
  return call.connection === 'connected' ? 'active' : 'reconnecting';
}

/** Which phase may follow which. The call can end from everywhere. */
export const PHASE_EDGES: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  incoming: ['connecting', 'ended'],
  dialing: ['ringing', 'connecting', 'active', 'ended'],
  ringing: ['connecting', 'active', 'ended'],
  connecting: ['active', 'ended'],
  active: ['reconnecting', 'ended'],
  reconnecting: ['active', 'ended'],
  ended: [],
};

/** The timer starts when there is a connection to somebody, and the end is when it ended: the only two moments that are kept. */
export function stamp(call: CallState, now: number): CallState {
  if (call.end !== null) {
    if (call.endedAt !== null) return call;
    const counted = call.startedAt === null ? null : Math.round((now - call.startedAt) / 1000);
    return { ...call, endedAt: now, end: { ...call.end, duration: call.end.duration ?? counted } };
  }
  const begins = call.startedAt === null && call.connection === 'connected' && call.progress.at === 'exchanged' && call.consumer === 'answered';
  return begins ? { ...call, startedAt: now } : call;
}
