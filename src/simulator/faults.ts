import type { CallAction } from '../protocol/requests.js';
import type { Random } from './random.js';
import type { RefusalReason } from './refusal.js';

export type WebhookKind = 'connect' | 'call_status' | 'media_update' | 'terminate' | 'call_permission_reply';

/** What a fault can strike: the reply to an action, or a webhook. */
export type Strikable = CallAction | WebhookKind;

/**
 * Whether a fault strikes: always (`true`), never (`false`), with a probability (0 to 1), or as a function of what it would
 * strike decides. `next` and `only` make such functions.
 */
export type Chance<Kind extends string> = boolean | number | ((kind: Kind) => boolean);

/** Milliseconds: fixed, drawn evenly from a range, or by what is delayed. */
export type Delay<Kind extends string> = number | readonly [min: number, max: number] | ((kind: Kind) => number);

export interface WebhookFaults {
  /** Beside the simulator's `latencyMs`. A range makes webhooks overtake each other. */
  delayMs: Delay<WebhookKind>;
  /** Delivers it twice (with a delay drawn anew), as the platform's "at least once" allows. */
  duplicate: Chance<WebhookKind>;
  /** Holds it back until another webhook has been delivered, or for two seconds. */
  reorder: Chance<WebhookKind>;
  /** Never delivers it. */
  lose: Chance<WebhookKind>;
  /** What the adapter says about how long ago the host's server received it, in ms; null: says nothing. */
  ageMs: number | null;
}

export interface ReplyFaults {
  /** Beside the simulator's `latencyMs`: the request is carried out at once, the reply comes later. */
  delayMs: Delay<CallAction>;
  /** The request is carried out, and no reply ever comes; the call to the adapter ends only with its signal. */
  lose: Chance<CallAction>;
  /** The request never arrives: the adapter rejects with a `TypeError`, as `fetch` does. */
  unreachable: Chance<CallAction>;
  /** Not carried out; answered `{success: true}` and nothing else. */
  emptySuccess: Chance<CallAction>;
  /** Not carried out; answered with the error `errorReason`. */
  errorEnvelope: Chance<CallAction>;
  /** The error that `errorEnvelope` answers with. */
  errorReason: RefusalReason;
  /** Not carried out; answered with the platform's transient error, as with a status of 500. */
  serverError: Chance<CallAction>;
  /** Not carried out; the reply is a page of HTML in place of JSON. */
  notJson: Chance<CallAction>;
}

/** What goes wrong. Every member may be changed at any time, and holds for what happens after. */
export interface Faults {
  readonly webhooks: WebhookFaults;
  readonly replies: ReplyFaults;
}

export interface FaultsOptions {
  readonly webhooks?: Partial<WebhookFaults>;
  readonly replies?: Partial<ReplyFaults>;
}

/** Strikes the next `count` times, of the kinds named or of any. */
export function next(count: number, ...kinds: readonly Strikable[]): (kind: Strikable) => boolean {
  let left = count;
  return (kind) => {
    if (left <= 0 || (kinds.length > 0 && !kinds.includes(kind))) return false;
    left -= 1;
    return true;
  };
}

/** Strikes every time, but only the kinds named. */
export function only(...kinds: readonly Strikable[]): (kind: Strikable) => boolean {
  return (kind) => kinds.includes(kind);
}

export function createFaults(options: FaultsOptions = {}): Faults {
  return {
    webhooks: { delayMs: 0, duplicate: false, reorder: false, lose: false, ageMs: null, ...options.webhooks },
    replies: {
      delayMs: 0,
      lose: false,
      unreachable: false,
      emptySuccess: false,
      errorEnvelope: false,
      errorReason: 'temporary',
      serverError: false,
      notJson: false,
      ...options.replies,
    },
  };
}

export function strikes<Kind extends string>(chance: Chance<Kind>, kind: Kind, random: Random): boolean {
  if (typeof chance === 'function') return chance(kind);
  return typeof chance === 'number' ? random() < chance : chance;
}

export function drawDelay<Kind extends string>(delay: Delay<Kind>, kind: Kind, random: Random): number {
  if (typeof delay === 'function') return delay(kind);
  if (typeof delay === 'number') return delay;
  const [min, max] = delay;
  return min + random() * (max - min);
}
