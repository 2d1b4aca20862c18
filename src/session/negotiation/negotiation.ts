import type { CallError } from '../../protocol/call-error.js';
import type { Dialect } from '../../protocol/dialect.js';
import type { CallsReply } from '../../protocol/replies.js';
import type { TrackEntry } from '../../protocol/requests.js';
import type { LocalOffer, OfferRequest, TrackSlot } from '../ports.js';
import type { Transition } from '../transition.js';
import { newLedger, type Ledger, type Suspect } from './ledger.js';

/** What the platform holds of one of our tracks. `absent`: it was never offered, so only an offer can enable it. */
export type SlotStatus = 'absent' | TrackEntry['status'];
export type TrackStatuses = Readonly<Record<TrackSlot, SlotStatus>>;

/**
 * Everything about media that has to be agreed on with the platform: plain data, no timer, promise or browser object. One
 * step function moves it (step.ts); nothing else sends a `media_update`.
 */
export interface Negotiation {
  /** `closed` until the first offer and answer are exchanged: webhooks are held. `listening`: they are applied, but nothing is sent yet. */
  readonly stage: 'closed' | 'listening' | 'open';
  readonly wanted: Readonly<Record<TrackSlot, boolean>>;
  readonly acknowledged: TrackStatuses;
  /** Counts the wishes that need a new offer though no track changes: another codec order, an ICE restart. */
  readonly revision: { readonly wanted: number; readonly acknowledged: number; readonly iceRestart: boolean };
  /** As our last accepted offers named them. */
  readonly msids: LocalOffer['msids'];
  readonly ledger: Ledger;
  /** The platform's newest offer that waits for its turn. */
  readonly held: HeldOffer | null;
  readonly activity: Activity;
  /** Requests spent on the change under way. */
  readonly requests: number;
  readonly nextRequestId: number;
  /**
   * Whether `tracks[]` alone may be sent. `proven`: one was accepted in this call, so a refusal is about the version, not the form.
   * `doubted`: the first one was refused for no visible reason. `refused`: an offer then went through where it did not.
   */
  readonly tracksOnly: 'usable' | 'proven' | 'doubted' | 'refused';
  /**
   * Whether the platform holds what it last acknowledged. `unknown`: a reply was lost, so the request may have been carried out, or may still
   * arrive. Only an accepted offer ends that: it moves the version, which makes whatever is still on its way stale (a tracks-only
   * update has no version of its own to protect it from being overtaken). `abandoned`: the same, but nothing is tried until the next wish.
   */
  readonly outcome: 'known' | 'unknown' | 'abandoned';
}

export interface HeldOffer {
  /** null: the webhook did not say, and counts one up when it is applied. */
  readonly version: number | null;
  readonly offer: string | null;
}

/** What is being done right now. Everything but `sent` and `pausing` waits for the engine; only `sent` has a request in flight. */
export type Activity =
  | { readonly at: 'rest' }
  | { readonly at: 'offering'; readonly revision: number }
  | { readonly at: 'sent'; readonly update: Update }
  | { readonly at: 'answering'; readonly update: Update; readonly renegotiation: string | null }
  | { readonly at: 'applying' }
  | { readonly at: 'rolling-back'; readonly next: AfterRollback }
  | { readonly at: 'pausing'; readonly why: 'missing-webhook' | 'backoff' };

export type AfterRollback =
  | { readonly do: 'proceed' }
  | { readonly do: 'pause'; readonly why: 'missing-webhook' | 'backoff' }
  | { readonly do: 'apply'; readonly renegotiation: string }
  | { readonly do: 'give-up'; readonly error: CallError };

/** A request as it went out. */
export interface Update {
  readonly id: number;
  readonly form: 'offer' | 'tracks';
  readonly from: number;
  readonly to: number;
  readonly statuses: TrackStatuses;
  readonly msids: LocalOffer['msids'];
  readonly revision: number;
}

export type NegotiationTimer = 'reply' | 'pause' | 'give-up';

export type NegotiationEvent =
  /** The first offer and answer are exchanged. */
  | { readonly type: 'listen'; readonly suspect: Suspect | null; readonly msids: LocalOffer['msids']; readonly acknowledged: TrackStatuses }
  | { readonly type: 'open' }
  | { readonly type: 'want'; readonly slot: TrackSlot; readonly on: boolean }
  | { readonly type: 'refresh'; readonly iceRestart: boolean }
  | { readonly type: 'webhook'; readonly version: number | null; readonly offer: string | null }
  | { readonly type: 'reply'; readonly id: number; readonly reply: CallsReply }
  | { readonly type: 'timer'; readonly name: NegotiationTimer }
  /** The engine has done what it was asked for last; `offer` is what `create-offer` made. It is asked for one thing at a time. */
  | { readonly type: 'done'; readonly offer: LocalOffer | null }
  | { readonly type: 'failed'; readonly error: CallError };

export type VersionCause = 'update' | 'webhook' | 'collision';

export type NegotiationEffect =
  | { readonly type: 'create-offer'; readonly request: OfferRequest }
  | { readonly type: 'apply-answer'; readonly sdp: string }
  | { readonly type: 'apply-offer'; readonly sdp: string }
  | { readonly type: 'rollback' }
  | { readonly type: 'send-update'; readonly id: number; readonly from: number; readonly to: number; readonly tracks: readonly TrackEntry[]; readonly offer: string | null }
  /** The reply of this request is of no interest any more. */
  | { readonly type: 'abort-update'; readonly id: number }
  /** Fires once, somewhere between the two. */
  | { readonly type: 'timer'; readonly name: NegotiationTimer; readonly minMs: number; readonly maxMs: number }
  | { readonly type: 'cancel-timer'; readonly name: NegotiationTimer }
  | { readonly type: 'version'; readonly from: number; readonly to: number; readonly cause: VersionCause }
  /** Wanted equals acknowledged, and nothing is under way. */
  | { readonly type: 'settled' }
  /** Retries ran out, or the platform said no: wanted is acknowledged again in these slots. */
  | { readonly type: 'gave-up'; readonly error: CallError; readonly slots: readonly TrackSlot[] }
  | { readonly type: 'platform-offer-refused'; readonly error: CallError }
  | { readonly type: 'call-over'; readonly error: CallError }
  | { readonly type: 'call-failed'; readonly error: CallError };

export type Step = Transition<Negotiation, NegotiationEffect>;

export type NegotiationDialect = Pick<
  Dialect,
  'acceptRenegotiationCounts' | 'replyRenegotiationCounts' | 'tracksOnlyCounts' | 'trackChanges'
>;

export const SLOTS: readonly TrackSlot[] = ['audio', 'video', 'screen'];

export function newNegotiation(dialect: NegotiationDialect): Negotiation {
  return {
    stage: 'closed',
    wanted: { audio: true, video: false, screen: false },
    acknowledged: { audio: 'absent', video: 'absent', screen: 'absent' },
    revision: { wanted: 0, acknowledged: 0, iceRestart: false },
    msids: {},
    ledger: newLedger(dialect),
    held: null,
    activity: { at: 'rest' },
    requests: 0,
    nextRequestId: 1,
    tracksOnly: dialect.trackChanges === 'tracks-only' ? 'usable' : 'refused',
    outcome: 'known',
  };
}

/** The slots in which the agent wants something else than the platform has acknowledged. */
export function differingSlots({ wanted, acknowledged }: Pick<Negotiation, 'wanted' | 'acknowledged'>): readonly TrackSlot[] {
  return SLOTS.filter((slot) => wanted[slot] !== (acknowledged[slot] === 'enabled'));
}

export function isSettled(state: Negotiation): boolean {
  return state.outcome !== 'unknown' && state.revision.wanted === state.revision.acknowledged && differingSlots(state).length === 0;
}

/** Whether only a new offer can bring about what is wanted. */
export function needsOffer(state: Negotiation): boolean {
  return (
    state.tracksOnly === 'doubted' ||
    state.tracksOnly === 'refused' ||
    state.outcome !== 'known' ||
    state.revision.wanted !== state.revision.acknowledged ||
    SLOTS.some((slot) => state.wanted[slot] && state.acknowledged[slot] === 'absent')
  );
}

/** What the platform shall hold of each track. One that was never offered stays unmentioned until it is wanted. */
export function statusesOf({ wanted, acknowledged }: Negotiation, offered: LocalOffer['msids']): TrackStatuses {
  const status = (slot: TrackSlot): SlotStatus => {
    if (wanted[slot]) return 'enabled';
    return acknowledged[slot] === 'absent' && offered[slot] === undefined ? 'absent' : 'disabled';
  };
  return { audio: status('audio'), video: status('video'), screen: status('screen') };
}
