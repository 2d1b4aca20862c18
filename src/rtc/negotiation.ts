import { CallError } from '../protocol/call-error.js';
import { checkInbound, checkOffer } from '../sdp/check-offer.js';
import { withFinalLineBreak, withSectionFingerprints } from '../sdp/edits.js';
import { isLive, readDescription } from '../sdp/read-description.js';
import type { AppliedOffer, LocalOffer, OfferRequest } from '../session/ports.js';
import { switchCodec } from './codec-switch.js';
import { gathered } from './gathering.js';
import { Placeholders } from './placeholders.js';
import type { TrackSlots } from './slots.js';
import { preferForAnswer, preferForOffer, type VideoCodec } from './video-codecs.js';

export interface NegotiationOptions {
  readonly pc: RTCPeerConnection;
  readonly slots: TrackSlots;
  /** What our pictures shall use, in order of preference, as it is wanted now. */
  readonly videoCodecs: () => Promise<readonly VideoCodec[]>;
  readonly gatheringMs: number;
  readonly over: AbortSignal;
}

/**
 * Offers and answers, in their legal order. Every step is awaited: when an answer is refused and an offer is applied after
 * it all the same, the browser rolls back by itself, succeeds, and the call looks fine with audio one way.
 *
 *   stable ──prepare──▶ prepared ──createOffer──▶ offered ──applyAnswer | rollback──▶ stable
 *   stable ──createOffer──▶ offered      stable ──applyOffer──▶ stable
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #pc: RTCPeerConnection;
  readonly #placeholders = new Placeholders();
  #state: 'stable' | 'prepared' | 'offered' = 'stable';
  #request: OfferRequest | null = null;
  #ready: Promise<void> = Promise.resolve();
  #gathered: Promise<void> = Promise.resolve();

  constructor(options: NegotiationOptions) {
    this.#options = options;
    this.#pc = options.pc;
  }

  async prepare(request: OfferRequest): Promise<void> {
    if (this.#state === 'prepared') {
      if (isSame(request, this.#request)) return this.#ready;
      await this.#ready;
      await this.#takeBack();
    }
    this.#require('stable');
    this.#state = 'prepared';
    this.#request = request;
    this.#ready = this.#makeOffer(request);
    return this.#ready;
  }

  async createOffer(request: OfferRequest): Promise<LocalOffer> {
    await this.prepare(request);
    this.#state = 'offered';
    await this.#gathered;
    const sdp = withSectionFingerprints(this.#pc.localDescription?.sdp ?? '');
    const problems = checkOffer(sdp);
    if (problems.length > 0) {
      await this.#takeBack();
      throw new CallError('invalid-sdp', `This browser made an offer the platform would refuse. ${problems.join(' ')}`);
    }
    return { sdp, msids: this.#options.slots.msids(sdp) };
  }

  async applyAnswer(sdp: string): Promise<void> {
    this.#require('offered');
    const problem = checkInbound(sdp) ?? this.#whyNoAudio(sdp);
    if (problem) throw new CallError('answer-refused', `The platform's answer cannot be used. ${problem}`);
    try {
      await this.#pc.setRemoteDescription({ type: 'answer', sdp: withFinalLineBreak(sdp) });
    } catch (cause) {
      throw new CallError('answer-refused', undefined, { cause });
    }
    this.#options.slots.settle();
    this.#state = 'stable';
    await this.heedCodecs(); // the answer has an order of its own
  }

  async applyOffer(sdp: string): Promise<AppliedOffer> {
    this.#require('stable');
    const problem = checkInbound(sdp);
    if (problem) throw new CallError('offer-refused', `The platform's offer cannot be used. ${problem}`);
    try {
      preferForAnswer(this.#pc, await this.#options.videoCodecs());
      await this.#pc.setRemoteDescription({ type: 'offer', sdp: withFinalLineBreak(sdp) });
      this.#placeholders.shut(this.#pc, sdp);
      await this.#pc.setLocalDescription();
    } catch (cause) {
      if (this.#pc.signalingState === 'have-remote-offer') await this.#pc.setRemoteDescription({ type: 'rollback' });
      throw new CallError('offer-refused', undefined, { cause });
    }
    return { refusedKinds: refusedKinds(sdp, this.#pc.localDescription?.sdp ?? '') };
  }

  /** The wanted codecs are others now. Resolves with whether no offer is needed to say so; later ones heed them in any case. */
  async heedCodecs(): Promise<boolean> {
    const pending = this.#request?.video === true || this.#request?.screen === true;
    if (pending && this.#state === 'prepared') this.#request = null; // so that it is not used
    const switched = await switchCodec(this.#pc, await this.#options.videoCodecs());
    return switched && !(pending && this.#state === 'offered'); // what it lists may take the codec away again
  }

  async rollback(): Promise<void> {
    this.#require('offered');
    await this.#takeBack();
  }

  async #makeOffer(request: OfferRequest): Promise<void> {
    const { slots, videoCodecs, gatheringMs, over } = this.#options;
    try {
      await slots.want(request);
      preferForOffer(this.#pc, await videoCodecs());
      await this.#pc.setLocalDescription(request.iceRestart ? await this.#pc.createOffer({ iceRestart: true }) : undefined);
    } catch (cause) {
      slots.restore();
      this.#state = 'stable';
      throw new CallError('invalid-sdp', undefined, { cause });
    }
    // The time runs from here, and not from `createOffer`: after a second of ringing nothing is waited for. Later offers
    // bring no transport of their own (max-bundle), so there is nothing to gather.
    this.#gathered = this.#pc.remoteDescription ? Promise.resolve() : gathered(this.#pc, gatheringMs, over);
  }

  async #takeBack(): Promise<void> {
    await this.#pc.setLocalDescription({ type: 'rollback' });
    this.#options.slots.restore();
    this.#state = 'stable';
  }

  #require(state: 'stable' | 'offered'): void {
    if (this.#state !== state) throw new CallError('invalid-state');
  }

  /** Chromium accepts an answer without a codec it knows, and the call is silent. */
  #whyNoAudio(sdp: string): string | null {
    const mid = this.#options.slots.midOf('audio');
    const section = readDescription(sdp).sections.find((candidate) => candidate.mid === mid);
    const usable = section && isLive(section) && section.codecs.some(({ name }) => name.toLowerCase() === 'opus');
    return usable ? null : 'It takes no audio.';
  }
}

function isSame(one: OfferRequest, other: OfferRequest | null): boolean {
  return one.video === other?.video && one.screen === other.screen && one.iceRestart === other.iceRestart;
}

/** A section whose codecs the browser knows none of is answered with port 0 and the rest goes on (both browsers). */
function refusedKinds(offer: string, answer: string): AppliedOffer['refusedKinds'] {
  const answered = readDescription(answer).sections;
  const kinds = new Set<'audio' | 'video'>();
  readDescription(offer).sections.forEach((section, index) => {
    const reply = answered[index];
    if (section.kind !== 'audio' && section.kind !== 'video') return;
    if (isLive(section) && reply && !isLive(reply)) kinds.add(section.kind);
  });
  return [...kinds];
}
