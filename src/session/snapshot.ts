import type { CallError } from '../protocol/call-error.js';
import type { CallQuality, CallWarningCode } from './ports.js';

export type CallPhase = 'incoming' | 'dialing' | 'ringing' | 'connecting' | 'active' | 'reconnecting' | 'ended';

/** What the agent wants of one of our media, and what the platform has acknowledged. They differ while a change is under way. */
export interface MediaChoice {
  readonly wanted: boolean;
  readonly acknowledged: boolean;
}

export type EndReason =
  | 'hung-up' // by the agent
  | 'consumer-hung-up'
  | 'declined' // by the agent
  | 'missed' // incoming, not accepted in time or given up by the consumer
  | 'cancelled' // outgoing, hung up by the agent before it was answered
  | 'not-answered' // outgoing, over before it was answered
  | 'consumer-declined' // outgoing, ended by the consumer while it rang
  | 'answered-elsewhere'
  | 'page-closed'
  | 'failed'; // `error` says why

export interface CallEnd {
  readonly reason: EndReason;
  /** What the platform's `terminate` said; null when none came (yet). */
  readonly status: 'completed' | 'failed' | 'unknown' | null;
  /** Seconds since the business connected, as the platform counts them, or as counted here when it did not say; null if never connected. */
  readonly duration: number | null;
}

/** A call as the outside sees it: frozen, replaced on every change. */
export interface CallSnapshot {
  /** The platform's id; while a `connect` is pending, a local one that starts with `local:`. */
  readonly id: string;
  readonly phase: CallPhase;
  readonly direction: 'incoming' | 'outgoing';
  readonly consumerId: string;
  /** The media version agreed on with the platform. */
  readonly version: number;
  readonly microphone: MediaChoice;
  readonly camera: MediaChoice;
  readonly screen: MediaChoice;
  /** What the consumer is sending and can be played. */
  readonly remote: { readonly audio: boolean; readonly video: boolean };
  readonly videoCodec: { readonly sending: string | null; readonly receiving: string | null } | null;
  /** Milliseconds since 1970, from a monotonic source. When the call became active; null before. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** When it began to ring (or was dialled). */
  readonly createdAt: number;
  /** When an incoming call can no longer be accepted; null in every other phase. Same clock as `startedAt`. */
  readonly deadlineAt: number | null;
  /** What the agent has set off and is not done yet. */
  readonly pending: 'accept' | null;
  readonly end: CallEnd | null;
  readonly quality: CallQuality | null;
  readonly warnings: readonly CallWarningCode[];
  readonly error: CallError | null;
}

/** What a switchboard tells its listeners. `call` is the snapshot after the change. */
export type CallNotice =
  | { readonly type: 'incoming'; readonly call: CallSnapshot }
  | { readonly type: 'phase'; readonly call: CallSnapshot; readonly from: CallPhase | null }
  | { readonly type: 'media'; readonly call: CallSnapshot }
  | { readonly type: 'version'; readonly call: CallSnapshot; readonly from: number; readonly to: number; readonly cause: 'update' | 'webhook' | 'collision' }
  | { readonly type: 'warning'; readonly call: CallSnapshot; readonly code: CallWarningCode; readonly raised: boolean }
  | { readonly type: 'error'; readonly call: CallSnapshot; readonly error: CallError }
  | { readonly type: 'ended'; readonly call: CallSnapshot }
  /** Anything else in the snapshot changed (quality, codecs, remote media). */
  | { readonly type: 'change'; readonly call: CallSnapshot };
