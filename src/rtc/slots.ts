import { readDescription } from '../sdp/read-description.js';
import type { OfferRequest, TrackSlot } from '../session/ports.js';

interface Slot {
  readonly transceiver: RTCRtpTransceiver;
  /** The direction the platform has answered to, and so may count on. */
  told: RTCRtpTransceiverDirection;
}

export interface TrackSlots {
  /** Shapes the next offer. */
  readonly want: (request: OfferRequest) => Promise<void>;
  /** The platform has answered: it knows every direction as it is now. */
  readonly settle: () => void;
  /** Our offer is taken back: a local answer must hold nothing beyond what the platform has been told. */
  readonly restore: () => void;
  /** What a slot sends from now on. Before its transceiver exists there is nothing to do: it starts with what is there. */
  readonly setTrack: (slot: TrackSlot, track: MediaStreamTrack | null) => Promise<void>;
  /** Which section of the description in force is the slot's. Only valid until the next description. */
  readonly midOf: (slot: TrackSlot) => string | null;
  /** Second token of each slot's `a=msid` line. It is not `track.id`: in Firefox never, in Chromium not after `replaceTrack`. */
  readonly msids: (sdp: string) => Partial<Record<TrackSlot, string>>;
}

/**
 * Our own sending sections: one transceiver a slot for as long as the call lasts, found by its sender and never by mid.
 *
 * Measured in Chromium 156 and Firefox 153, and what all this rests on:
 * - A transceiver made by `addTransceiver` survives a rollback; an offer after it lists it again under a new mid.
 * - Its `a=msid` is there without any track, and stays through `replaceTrack`, rollback and `inactive`.
 * - An offer of the other side never takes it over (only what `addTrack` makes is matched to offered sections), so each
 *   slot has one sending section, whatever collides.
 * - A rollback does not bring `direction` back. Left at `sendonly`, the next local answer would start to send.
 */
export function trackSlots(pc: RTCPeerConnection, trackOf: (slot: TrackSlot) => MediaStreamTrack | null): TrackSlots {
  /** Holds no track: it is the first token of our msids, by which a receiver keeps them in step. */
  const stream = new MediaStream();
  const slots = new Map<TrackSlot, Slot>();

  /** Null before it exists, and after the platform answered its section with port 0, which stops it for good. */
  const live = (slot: TrackSlot) => {
    const transceiver = slots.get(slot)?.transceiver;
    return transceiver && transceiver.direction !== 'stopped' ? transceiver : null;
  };

  const add = (slot: TrackSlot) => {
    const transceiver = pc.addTransceiver(slot === 'audio' ? 'audio' : 'video', { direction: 'sendonly', streams: [stream] });
    slots.set(slot, { transceiver, told: 'inactive' });
    return transceiver;
  };

  const setTrack = async (slot: TrackSlot, track: MediaStreamTrack | null) => {
    const sender = live(slot)?.sender;
    if (sender && sender.track !== track) await sender.replaceTrack(track);
  };

  const wantOne = async (slot: TrackSlot, on: boolean) => {
    const transceiver = live(slot) ?? (on ? add(slot) : null);
    if (!transceiver) return;
    transceiver.direction = !on ? 'inactive' : slot === 'audio' ? 'sendrecv' : 'sendonly';
    await setTrack(slot, trackOf(slot));
  };

  return {
    async want({ video, screen }) {
      await Promise.all([wantOne('audio', true), wantOne('video', video), wantOne('screen', screen)]);
    },
    settle() {
      for (const slot of slots.values()) slot.told = slot.transceiver.direction;
    },
    restore() {
      for (const { transceiver, told } of slots.values()) {
        if (transceiver.direction !== 'stopped') transceiver.direction = told;
      }
    },
    setTrack,
    midOf: (slot) => live(slot)?.mid ?? null,
    msids(sdp) {
      const msids: Partial<Record<TrackSlot, string>> = {};
      const { sections } = readDescription(sdp);
      for (const [slot, { transceiver }] of slots) {
        const section = transceiver.mid === null ? undefined : sections.find(({ mid }) => mid === transceiver.mid);
        if (section?.msid) msids[slot] = section.msid.track;
      }
      return msids;
    },
  };
}
