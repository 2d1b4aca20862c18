import { newNegotiation, type Negotiation, type NegotiationDialect, type NegotiationEffect, type NegotiationEvent } from '../../src/session/negotiation/negotiation.js';
import { stepNegotiation } from '../../src/session/negotiation/step.js';
import { answerRequest, readModelReply, type PlatformModel, type PlatformRules } from '../session/negotiation/prover/platform-model.js';

export type Change = 'microphone' | 'camera' | 'consumer';

const MSIDS = { audio: 'msid-audio', video: 'msid-video' } as const;

/** One call against the platform's rules, in which one thing happens after the other: nothing collides, so every refusal is the dialect's doing. */
export class Conversation {
  /** Of the change made last, as `0→1 offer at 1`. */
  refusals: readonly string[] = [];
  /** May change during the call. */
  rules: PlatformRules;
  readonly #inbox: NegotiationEvent[] = [];
  #client: Negotiation;
  #platform: PlatformModel;

  constructor(direction: 'incoming' | 'outgoing', rules: PlatformRules, settings: NegotiationDialect) {
    const accepted = direction === 'incoming';
    this.rules = rules;
    this.#client = newNegotiation(settings);
    this.#platform = { version: accepted && rules.acceptRenegotiationCounts ? 1 : 0, tracks: { [MSIDS.audio]: 'enabled' } };
    this.#tell({ type: 'listen', suspect: accepted ? 'accept-renegotiation' : null, msids: { audio: MSIDS.audio }, acknowledged: { audio: 'enabled', video: 'absent', screen: 'absent' } });
    this.#tell({ type: 'open' });
    // The consumer's taking the call is their first change.
    if (!accepted) this.make('consumer');
  }

  /** Until all that follows from it is done. */
  make(change: Change): void {
    this.refusals = [];
    switch (change) {
      case 'microphone':
        return this.#tell({ type: 'want', slot: 'audio', on: !this.#client.wanted.audio });
      case 'camera':
        return this.#tell({ type: 'want', slot: 'video', on: !this.#client.wanted.video });
      case 'consumer': {
        const version = this.#platform.version + 1;
        this.#platform = { ...this.#platform, version };
        return this.#tell({ type: 'webhook', version, offer: `offer ${version}` });
      }
    }
  }

  /** Whether the platform holds of the agent's tracks what the agent wants, and the client knows it. */
  get isAgreed(): boolean {
    const { wanted, acknowledged } = this.#client;
    const holds = (slot: 'audio' | 'video') => this.#platform.tracks[MSIDS[slot]] === 'enabled';
    return (['audio', 'video'] as const).every((slot) => wanted[slot] === holds(slot) && wanted[slot] === (acknowledged[slot] === 'enabled'));
  }

  #tell(event: NegotiationEvent): void {
    this.#inbox.push(event);
    for (let next = this.#inbox.shift(); next !== undefined; next = this.#next()) {
      const [client, effects] = stepNegotiation(this.#client, next);
      this.#client = client;
      for (const effect of effects) this.#carryOut(effect);
    }
  }

  /** When all is quiet, a wait has nothing more to wait for. */
  #next(): NegotiationEvent | undefined {
    return this.#inbox.shift() ?? (this.#client.activity.at === 'pausing' ? { type: 'timer', name: 'pause' } : undefined);
  }

  #carryOut(effect: NegotiationEffect): void {
    switch (effect.type) {
      case 'create-offer':
        return this.#later({ type: 'done', offer: { sdp: 'offer', msids: effect.request.video ? MSIDS : { audio: MSIDS.audio } } });
      case 'apply-answer':
        return this.#later({ type: 'done', offer: null });
      case 'apply-offer':
        return this.#later({ type: 'done', offer: null });
      case 'rollback':
        return this.#later({ type: 'done', offer: null });
      case 'send-update':
        return this.#answer(effect);
      case 'gave-up':
      case 'platform-offer-refused':
      case 'call-over':
      case 'call-failed':
        throw new Error(`${effect.type} after ${this.refusals.join(', ')}`);
      case 'abort-update':
      case 'timer':
      case 'cancel-timer':
      case 'version':
      case 'settled':
        return undefined;
    }
  }

  #answer({ id, from, to, tracks, offer }: Extract<NegotiationEffect, { type: 'send-update' }>): void {
    const [platform, reply] = answerRequest(this.#platform, { id, from, to, tracks, offer: offer !== null }, this.rules);
    if (reply.says === 'collision' || reply.says === 'refused') {
      this.refusals = [...this.refusals, `${from}→${to} ${offer === null ? 'tracks' : 'offer'} at ${this.#platform.version}`];
    }
    this.#platform = platform;
    this.#later({ type: 'reply', id, reply: readModelReply(reply) });
  }

  #later(event: NegotiationEvent): void {
    this.#inbox.push(event);
  }
}
