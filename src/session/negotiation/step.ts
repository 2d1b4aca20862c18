/**
 * The rules of who may change the media, and when. One pure step: `(state, event) → [state, effects]`.
 *
 *                    wanted ≠ acknowledged                    reply with answer
 *            ┌────────▶ offering ─────────▶ sent ─────────────────▶ answering ──┐
 *            │             │ webhook         │ ▲ (tracks only: no offering,      │
 *            │             │ meanwhile       │ │  reply → rest)                  │
 *            │             ▼                 ▼ slot taken, no answer, time-out   │
 *          rest ◀───── applying ◀───── rolling-back ─────▶ pausing               ▼
 *            ▲ ▲           ▲                                  │ │     (renegotiation or held webhook)
 *            │ └───────────┼── time is up: offer again ───────┘ │                │
 *            │             └────────── missing webhook came ────┘                │
 *            └─────────────┴─────────────────────────────────────────────────────┘
 *
 * A webhook of version w against our update f → t in flight (the version tells who won before the reply does):
 *   w ≤ applied version   stale or a duplicate: dropped
 *   w = t                 the platform gave slot t to the consumer: ours is lost. Roll back, apply w, offer again as t → t+1.
 *   any other             held. With our answer: apply the answer, then w if it is newer. Without: roll back, apply w, offer again.
 */
import type { CallError } from '../../protocol/call-error.js';
import type { CallsReply, FailureReply, SuccessReply } from '../../protocol/replies.js';
import type { LocalOffer } from '../ports.js';
import { isExhausted, isStale, refused } from './ledger.js';
import { isSettled, SLOTS, type HeldOffer, type Negotiation, type NegotiationEvent, type NegotiationTimer, type Step, type Update } from './negotiation.js';
import { also, andThen } from '../transition.js';
import { acknowledge, applyOffer, doubt, dropRequest, exhaust, follow, giveUp, REQUESTS_AT_MOST, proceed, rollBack, sendUpdate, takeBack } from './moves.js';

export function stepNegotiation(state: Negotiation, event: NegotiationEvent): Step {
  switch (event.type) {
    case 'listen':
      return proceed({
        ...state,
        stage: 'listening',
        ledger: { ...state.ledger, suspect: event.suspect },
        msids: event.msids,
        acknowledged: event.acknowledged,
      });
    case 'open':
      return whenIdle({ ...state, stage: 'open' });
    case 'want':
      return whenIdle({ ...state, wanted: { ...state.wanted, [event.slot]: event.on } });
    case 'refresh':
      return whenIdle({
        ...state,
        revision: {
          ...state.revision,
          wanted: state.revision.wanted + 1,
          iceRestart: state.revision.iceRestart || event.iceRestart,
        },
      });
    case 'webhook':
      return onWebhook(state, event);
    case 'reply':
      return onReply(state, event.id, event.reply);
    case 'timer':
      return onTimer(state, event.name);
    case 'done':
      return onDone(state, event.offer);
    case 'failed':
      return onFailed(state, event.error);
  }
}

/** What the engine was asked for is what the state waits for. */
function onDone(state: Negotiation, offer: LocalOffer | null): Step {
  const { activity } = state;
  switch (activity.at) {
    case 'offering':
      return offer === null ? [state, []] : onOfferCreated(state, offer, activity.revision);
    case 'answering':
      return onAnswerApplied(state, activity.update, activity.renegotiation);
    case 'applying':
      return proceed(state);
    case 'rolling-back':
      return follow(state, activity.next);
    case 'rest':
    case 'sent':
    case 'pausing':
      return [state, []];
  }
}

/** Only a failed offer of either side leaves the connection as it was; after a failed answer or rollback it is of no further use. */
function onFailed(state: Negotiation, error: CallError): Step {
  switch (state.activity.at) {
    case 'offering':
      return giveUp(state, error);
    case 'applying':
      return also(proceed(state), { type: 'platform-offer-refused', error });
    case 'answering':
    case 'rolling-back':
      return [state, [{ type: 'call-failed', error }]];
    case 'rest':
    case 'sent':
    case 'pausing':
      return [state, []];
  }
}

/** A wish waits until what is under way is done: ten toggles during one round trip become one more update, not ten. */
function whenIdle(state: Negotiation): Step {
  if (state.activity.at === 'rest') return proceed(state);
  if (state.activity.at === 'pausing' && isSettled(state)) return endPause(state);
  return [state, []];
}

function endPause(state: Negotiation): Step {
  return andThen([state, [{ type: 'cancel-timer', name: 'pause' }]], proceed);
}

function onWebhook(state: Negotiation, { version, offer }: HeldOffer): Step {
  if (isStale(state.ledger, version, offer)) return [state, []];
  const next = { ...state, held: newerOf(state.held, { version, offer }) };
  const { activity } = next;
  switch (activity.at) {
    case 'rest':
      return proceed(next);
    case 'pausing':
      return endPause(next);
    case 'sent':
      return activity.update.form === 'offer' && version === activity.update.to ? lose(next, activity.update) : [next, []];
    case 'offering':
    case 'answering':
    case 'applying':
    case 'rolling-back':
      return [next, []];
  }
}

/** Of several webhooks only the newest matters; one without a version counts as newer than what is held. */
function newerOf(held: HeldOffer | null, incoming: HeldOffer): HeldOffer {
  const known = held?.version ?? null;
  const older = known !== null && incoming.version !== null && incoming.version <= known;
  return older && held !== null ? held : incoming;
}

/** The platform gave our slot to the consumer: whatever the reply will say, it comes too late. */
function lose(state: Negotiation, update: Update): Step {
  return andThen(dropRequest(state, update), (at) => rollBack(at, { do: 'proceed' }));
}

function onOfferCreated(state: Negotiation, offer: LocalOffer, revision: number): Step {
  const outdated =
    state.held !== null || // made before the consumer's change was applied, so it could only be refused
    state.requests >= REQUESTS_AT_MOST ||
    isSettled(state) ||
    SLOTS.some((slot) => state.wanted[slot] && offer.msids[slot] === undefined);
  // Taken back unsent, it costs no request.
  return outdated ? rollBack(state, { do: 'proceed' }) : sendUpdate(state, offer, revision);
}

function onReply(state: Negotiation, id: number, reply: CallsReply): Step {
  if (state.activity.at !== 'sent' || state.activity.update.id !== id) return [state, []];
  const { update } = state.activity;
  return andThen([state, [{ type: 'cancel-timer', name: 'reply' }]], (at) => (reply.type === 'success' ? onSuccess(at, update, reply) : onFailure(at, update, reply)));
}

function onSuccess(state: Negotiation, update: Update, reply: SuccessReply): Step {
  if (update.form === 'tracks') return andThen(acknowledge(state, update, reply.renegotiation), (next) => applyOrProceed(next, reply.renegotiation));
  if (reply.answer !== null) {
    return [
      { ...state, activity: { at: 'answering', update, renegotiation: reply.renegotiation } },
      [{ type: 'apply-answer', sdp: reply.answer }],
    ];
  }
  // A 200 without an answer is a collision (the platform's guide to video calling).
  return collide(state, update, reply.renegotiation);
}

function onFailure(state: Negotiation, update: Update, reply: FailureReply): Step {
  switch (reply.verdict) {
    case 'over':
      return [state, [{ type: 'call-over', error: reply.error }]];
    case 'fatal':
      return takeBack(state, update, { do: 'give-up', error: reply.error });
    case 'transient':
      return takeBack(doubt(state, update), update, { do: 'pause', why: 'backoff' });
    case 'refused':
      return collide(state, update, null);
  }
}

/** Refused: the version was not what the platform expected, or (tracks alone) the form. The webhook that explains it may be on its way. */
function collide(state: Negotiation, update: Update, renegotiation: string | null): Step {
  if (state.held !== null) return takeBack(state, update, { do: 'proceed' });
  if (update.form === 'tracks' && state.tracksOnly === 'usable') {
    return takeBack({ ...state, tracksOnly: 'doubted' }, update, { do: 'pause', why: 'missing-webhook' });
  }
  const ledger = refused(state.ledger);
  if (update.form === 'tracks' && isExhausted(ledger)) {
    return proceed({ ...state, ledger: { ...ledger, probe: 0 }, tracksOnly: 'doubted' });
  }
  const next: Negotiation = { ...state, ledger, tracksOnly: state.tracksOnly === 'doubted' ? 'usable' : state.tracksOnly };
  return takeBack(next, update, renegotiation === null ? { do: 'pause', why: 'missing-webhook' } : { do: 'apply', renegotiation });
}

function onAnswerApplied(state: Negotiation, update: Update, renegotiation: string | null): Step {
  return andThen(acknowledge(state, update, renegotiation), (next) => applyOrProceed(next, renegotiation));
}

/** The platform may use a reply to tell what the consumer changed. */
function applyOrProceed(state: Negotiation, renegotiation: string | null): Step {
  return renegotiation === null ? proceed(state) : applyOffer(state, renegotiation);
}

function onTimer(state: Negotiation, name: NegotiationTimer): Step {
  const { activity } = state;
  switch (name) {
    case 'reply': {
      if (activity.at !== 'sent') return [state, []];
      const { update } = activity;
      return andThen(dropRequest(state, update), (at) => takeBack(doubt(at, update), update, { do: 'pause', why: 'backoff' }));
    }
    case 'pause':
      return activity.at === 'pausing' ? proceed(state) : [state, []];
    case 'give-up':
      return exhaust(state);
  }
}
