import { CallError } from '../protocol/call-error.js';
import { checkInbound, checkOffer } from '../sdp/check-offer.js';
import { withFinalLineBreak, withSectionFingerprints } from '../sdp/edits.js';
import { isLive, readDescription } from '../sdp/read-description.js';
import type { AppliedOffer, MediaEngine, OfferRequest } from '../session/ports.js';
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

export interface Negotiation extends Pick<MediaEngine, 'prepare' | 'createOffer' | 'applyAnswer' | 'applyOffer' | 'rollback'> {
  /** The wanted codecs are others now. Resolves with whether no offer is needed to say so; later ones heed them in any case. */
  readonly heedCodecs: () => Promise<boolean>;
}

/**
 * Offers and answers, in their legal order. Every step is awaited: when an answer is refused and an offer is applied after
 * it all the same, the browser rolls back by itself, succeeds, and the call looks fine with audio one way.
 *
 *   stable ──prepare──▶ prepared ──createOffer──▶ offered ──applyAnswer | rollback──▶ stable
 *   stable ──createOffer──▶ offered      stable ──applyOffer──▶ stable
 *
 * An offer that is taken back stays the pending local description, and the next one takes its place: a section it added keeps
 * its mid. The platform may have applied the offer though its reply was lost, and refuses another mid for the same section
 * (measured: “The order of m-lines … doesn't match”). Only an offer of the platform's has the browser roll back.
 */
export function negotiate({ pc, slots, videoCodecs, gatheringMs, over }: NegotiationOptions): Negotiation {
  const placeholders = new Placeholders();
  let state: 'stable' | 'prepared' | 'offered' = 'stable';
  let request: OfferRequest | null = null;
  let ready = Promise.resolve();
  let gathering = Promise.resolve();

  const expect = (needed: 'stable' | 'offered') => {
    if (state !== needed) throw new CallError('invalid-state');
  };

  const takeBack = () => {
    slots.restore();
    state = 'stable';
  };

  const makeOffer = async (wanted: OfferRequest) => {
    try {
      await slots.want(wanted);
      preferForOffer(pc, await videoCodecs());
      // Not an option of one offer: every offer restarts from here on, until one is answered. Else, after a restart whose reply was
      // lost, Firefox goes back to the credentials of before, and refuses the answer of a platform that has taken the new ones.
      if (wanted.iceRestart) pc.restartIce();
      await pc.setLocalDescription();
    } catch (cause) {
      takeBack();
      throw new CallError('invalid-sdp', undefined, { cause });
    }
    // The time runs from here, and not from `createOffer`: after a second of ringing nothing is waited for. Later offers
    // bring no transport of their own (max-bundle), so there is nothing to gather.
    gathering = pc.remoteDescription ? Promise.resolve() : gathered(pc, gatheringMs, over);
  };

  const prepare = async (wanted: OfferRequest): Promise<void> => {
    if (state === 'prepared') {
      if (isSame(wanted, request)) return ready;
      await ready;
      takeBack();
    }
    expect('stable');
    state = 'prepared';
    request = wanted;
    ready = makeOffer(wanted);
    return ready;
  };

  const heedCodecs = async (): Promise<boolean> => {
    const pending = request?.video === true || request?.screen === true;
    if (pending && state === 'prepared') request = null; // so that it is not used
    const switched = await switchCodec(pc, await videoCodecs());
    return switched && !(pending && state === 'offered'); // what it lists may take the codec away again
  };

  return {
    prepare,
    heedCodecs,

    async createOffer(wanted) {
      await prepare(wanted);
      state = 'offered';
      await gathering;
      const sdp = withSectionFingerprints(pc.localDescription?.sdp ?? '');
      const problems = checkOffer(sdp);
      if (problems.length > 0) {
        takeBack();
        throw new CallError('invalid-sdp', undefined, { cause: problems.join(' ') });
      }
      return { sdp, msids: slots.msids(sdp) };
    },

    async applyAnswer(sdp) {
      expect('offered');
      const problem = checkInbound(sdp) ?? whyNoAudio(sdp, slots.midOf('audio'));
      if (problem) throw new CallError('answer-refused', undefined, { cause: problem });
      try {
        await pc.setRemoteDescription({ type: 'answer', sdp: withFinalLineBreak(sdp) });
      } catch (cause) {
        throw new CallError('answer-refused', undefined, { cause });
      }
      slots.settle();
      state = 'stable';
      await heedCodecs(); // the answer has an order of its own
    },

    async applyOffer(sdp) {
      expect('stable');
      const problem = checkInbound(sdp);
      if (problem) throw new CallError('offer-refused', undefined, { cause: problem });
      try {
        if (pc.signalingState === 'have-local-offer') await pc.setLocalDescription({ type: 'rollback' });
        preferForAnswer(pc, await videoCodecs());
        await pc.setRemoteDescription({ type: 'offer', sdp: withFinalLineBreak(sdp) });
        placeholders.shut(pc, sdp);
        await pc.setLocalDescription();
      } catch (cause) {
        if (pc.signalingState === 'have-remote-offer') await pc.setRemoteDescription({ type: 'rollback' });
        throw new CallError('offer-refused', undefined, { cause });
      }
      return { refusedKinds: refusedKinds(sdp, pc.localDescription?.sdp ?? '') };
    },

    rollback: () =>
      new Promise((resolve) => {
        expect('offered');
        takeBack();
        resolve();
      }),
  };
}

/** Chromium accepts an answer without a codec it knows, and the call is silent. */
function whyNoAudio(sdp: string, mid: string | null): string | null {
  const section = readDescription(sdp).sections.find((candidate) => candidate.mid === mid);
  const usable = section && isLive(section) && section.codecs.some(({ name }) => name.toLowerCase() === 'opus');
  return usable ? null : 'It takes no audio.';
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
