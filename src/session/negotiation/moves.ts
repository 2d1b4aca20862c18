/** The moves that step.ts chooses from. Each takes a state and gives the next one, with what has to be done. */
import { CallError } from '../../protocol/call-error.js';
import type { TrackEntry, TrackLabel } from '../../protocol/requests.js';
import type { LocalOffer, TrackSlot } from '../ports.js';
import { andThen } from '../transition.js';
import { accepted, counted, doubted, isStale, nextFromVersion, observed } from './ledger.js';
import {
  differingSlots,
  isSettled,
  needsOffer,
  SLOTS,
  statusesOf,
  type AfterRollback,
  type Negotiation,
  type NegotiationEffect,
  type Step,
  type TrackStatuses,
  type Update,
  type VersionCause,
} from './negotiation.js';

/** Bounds of one change of media. Hosts are promised the first two (docs/embedding.md). Times in milliseconds. */
export const REQUESTS_AT_MOST = 20;
export const CHANGE_MS = 40_000;
export const REPLY_MS = 10_000;
/** How long the webhook that explains a collision is waited for. */
export const MISSING_WEBHOOK_MS = [1_000, 1_500] as const;
/** Before a failed request is tried again: at the least this, at the most twice this, and twice as long each time. */
export const BACKOFF_MS = 300;
const BACKOFF_GROWTH_AT_MOST = 8;

const LABELS: Readonly<Record<TrackSlot, TrackLabel>> = { audio: 'default_audio', video: 'default_video', screen: 'screen_video' };

/** Nothing is under way: the platform's newest offer first, then what the agent wants, then rest. */
export function proceed(state: Negotiation): Step {
  const rested: Negotiation = { ...state, activity: { at: 'rest' } };
  if (state.stage === 'closed') return [rested, []];
  if (state.held !== null) return applyHeld(rested);
  if (state.stage === 'listening') return [rested, []];
  if (isSettled(state)) return [{ ...rested, requests: 0 }, [...stopCounting(state), { type: 'settled' }]];
  return state.requests >= REQUESTS_AT_MOST ? giveUp(rested, exhausted()) : beginUpdate(rested);
}

function applyHeld(state: Negotiation): Step {
  const { held, ledger } = state;
  const next: Negotiation = { ...state, held: null };
  if (held === null || isStale(ledger, held.version, held.offer)) return proceed(next);
  const { version, offer } = held;
  const moved: Negotiation = {
    ...next,
    ledger: version === null ? counted(ledger, offer ?? '') : observed(ledger, version),
    // The webhook explains what looked like a refusal of the tracks-only form.
    tracksOnly: state.tracksOnly === 'doubted' ? 'usable' : state.tracksOnly,
  };
  return andThen([moved, versionMoved(state, moved, state.requests > 0 ? 'collision' : 'webhook')], (at) => (offer === null ? proceed(at) : applyOffer(at, offer)));
}

export function applyOffer(state: Negotiation, sdp: string): Step {
  return [{ ...state, activity: { at: 'applying' } }, [{ type: 'apply-offer', sdp }]];
}

function beginUpdate(state: Negotiation): Step {
  if (!needsOffer(state)) return sendUpdate(state, null);
  const known = (slot: TrackSlot) => state.wanted[slot] || state.acknowledged[slot] !== 'absent';
  const request = { video: known('video'), screen: known('screen'), iceRestart: state.revision.iceRestart };
  return [{ ...state, activity: { at: 'offering', revision: state.revision.wanted } }, [{ type: 'create-offer', request }]];
}

/** With an offer the version moves one up; tracks alone make no new SDP, so they move nothing. */
export function sendUpdate(state: Negotiation, offer: LocalOffer | null, revision = state.revision.acknowledged): Step {
  const from = nextFromVersion(state.ledger);
  const update: Update = {
    id: state.nextRequestId,
    form: offer === null ? 'tracks' : 'offer',
    from,
    to: offer === null ? from : from + 1,
    statuses: statusesOf(state, offer?.msids ?? {}),
    msids: offer?.msids ?? state.msids,
    revision,
  };
  const counting: readonly NegotiationEffect[] = state.requests === 0 ? [{ type: 'timer', name: 'give-up', minMs: CHANGE_MS, maxMs: CHANGE_MS }] : [];
  return [
    { ...state, activity: { at: 'sent', update }, requests: state.requests + 1, nextRequestId: state.nextRequestId + 1 },
    [
      { type: 'send-update', id: update.id, from, to: update.to, tracks: tracksOf(update.statuses, update.msids), offer: offer?.sdp ?? null },
      { type: 'timer', name: 'reply', minMs: REPLY_MS, maxMs: REPLY_MS },
      ...counting,
    ],
  ];
}

function tracksOf(statuses: TrackStatuses, msids: LocalOffer['msids']): readonly TrackEntry[] {
  return SLOTS.flatMap((slot) => {
    const status = statuses[slot];
    const msid = msids[slot];
    return status === 'absent' || msid === undefined ? [] : [{ msid, label: LABELS[slot], status }];
  });
}

/** The platform has said yes. What it did beside may have counted as a version. */
export function acknowledge(state: Negotiation, update: Update, renegotiation: string | null): Step {
  const byOffer = update.form === 'offer';
  const suspect = !byOffer ? 'tracks-only' : renegotiation === null ? null : 'reply-renegotiation';
  const next: Negotiation = {
    ...state,
    activity: { at: 'rest' },
    acknowledged: update.statuses,
    msids: update.msids,
    revision: {
      ...state.revision,
      acknowledged: update.revision,
      iceRestart: state.revision.iceRestart && update.revision !== state.revision.wanted,
    },
    ledger: accepted(state.ledger, update.from, update.to, byOffer || renegotiation !== null, suspect),
    tracksOnly: byOffer ? formAfterOffer(state) : 'proven',
    outcome: byOffer ? 'known' : state.outcome,
    requests: 0,
  };
  return [next, [...stopCounting(state), ...versionMoved(state, next, 'update')]];
}

function versionMoved({ ledger: { version: from } }: Negotiation, { ledger: { version: to } }: Negotiation, cause: VersionCause): readonly NegotiationEffect[] {
  return from === to ? [] : [{ type: 'version', from, to, cause }];
}

/** Only where the offer was accepted at the very version that the tracks alone were refused at was it the form, not the version. */
function formAfterOffer({ tracksOnly, ledger }: Negotiation): Negotiation['tracksOnly'] {
  if (tracksOnly !== 'doubted') return tracksOnly;
  return ledger.probe === 0 ? 'refused' : 'usable';
}

/** What the request in flight will say is of no interest any more. */
export function dropRequest(state: Negotiation, { id }: Update): Step {
  return [state, [{ type: 'abort-update', id }, { type: 'cancel-timer', name: 'reply' }]];
}

/** Whether it was carried out is unknown. A track it brought for the first time may be known there now, so it has to be mentioned from here on. */
export function doubt(state: Negotiation, { statuses, from }: Update): Negotiation {
  const status = (slot: TrackSlot) => (state.acknowledged[slot] === 'absent' && statuses[slot] !== 'absent' ? 'disabled' : state.acknowledged[slot]);
  return { ...state, outcome: 'unknown', ledger: doubted(state.ledger, from), acknowledged: { audio: status('audio'), video: status('video'), screen: status('screen') } };
}

/** Takes the pending offer back, then does what comes next. */
export function rollBack(state: Negotiation, next: AfterRollback): Step {
  return [{ ...state, activity: { at: 'rolling-back', next } }, [{ type: 'rollback' }]];
}

/** After a failed request: only one that carried an offer has something to take back. */
export function takeBack(state: Negotiation, update: Update, next: AfterRollback): Step {
  return update.form === 'offer' ? rollBack(state, next) : follow(state, next);
}

export function follow(state: Negotiation, next: AfterRollback): Step {
  switch (next.do) {
    case 'proceed':
      return proceed(state);
    case 'apply':
      return applyOffer(state, next.renegotiation);
    case 'give-up':
      return giveUp(state, next.error);
    case 'pause':
      // What arrived or changed in the meantime may have made the wait pointless.
      return state.held !== null || isSettled(state) ? proceed(state) : pause(state, next.why);
  }
}

function pause(state: Negotiation, why: 'missing-webhook' | 'backoff'): Step {
  const backoff = BACKOFF_MS * Math.min(2 ** (state.requests - 1), BACKOFF_GROWTH_AT_MOST);
  const [minMs, maxMs] = why === 'missing-webhook' ? MISSING_WEBHOOK_MS : [backoff, 2 * backoff];
  return [{ ...state, activity: { at: 'pausing', why } }, [{ type: 'timer', name: 'pause', minMs, maxMs }]];
}

/** Wanted returns to acknowledged, and the agent is told. */
export function giveUp(state: Negotiation, error: CallError): Step {
  const slots = differingSlots(state);
  const { acknowledged } = state;
  const next: Negotiation = {
    ...state,
    wanted: { audio: acknowledged.audio === 'enabled', video: acknowledged.video === 'enabled', screen: acknowledged.screen === 'enabled' },
    revision: { wanted: state.revision.acknowledged, acknowledged: state.revision.acknowledged, iceRestart: false },
    outcome: state.outcome === 'unknown' ? 'abandoned' : state.outcome,
    requests: 0,
  };
  return andThen([next, [{ type: 'cancel-timer', name: 'give-up' }, { type: 'gave-up', error, slots }]], proceed);
}

/** The change has had its time. What the engine is doing is let finish; it finds the requests used up. */
export function exhaust(state: Negotiation): Step {
  const { activity } = state;
  const spent: Negotiation = { ...state, requests: REQUESTS_AT_MOST };
  switch (activity.at) {
    case 'rest':
      return [state, []];
    case 'pausing':
      return andThen([spent, [{ type: 'cancel-timer', name: 'pause' }]], (at) => giveUp(at, exhausted()));
    case 'sent':
      return andThen(dropRequest(spent, activity.update), (at) =>
        takeBack(doubt(at, activity.update), activity.update, { do: 'give-up', error: exhausted() }),
      );
    case 'offering':
    case 'answering':
    case 'applying':
    case 'rolling-back':
      return [spent, []];
  }
}

function exhausted(): CallError {
  return new CallError('media-update-failed');
}

function stopCounting(state: Negotiation): readonly NegotiationEffect[] {
  return state.requests > 0 ? [{ type: 'cancel-timer', name: 'give-up' }] : [];
}
