import { readDescription } from '../sdp/read-description.js';
import type { OfferRequest, TrackSlot } from '../session/ports.js';

interface Slot {
  readonly transceiver: RTCRtpTransceiver;
  /** The direction the platform has answered to, and so may count on. */
  told: RTCRtpTransceiverDirection;
}

/**
 * Our own sending sections: one transceiver a slot for as long as the call lasts, found by its sender and never by mid.
 *
 * Measured in Chromium 156 and Firefox 153, and what all this rests on:
 * - A transceiver made by `addTransceiver` survives a rollback; the next offer lists it again under a new mid.
 * - Its `a=msid` is there without any track, and stays through `replaceTrack`, rollback and `inactive`.
 * - An offer of the other side never takes it over (only what `addTrack` makes is matched to offered sections), so each
 *   slot has one sending section, whatever collides.
 * - A rollback does not bring `direction` back. Left at `sendonly`, the next local answer would start to send.
 */
export class TrackSlots {
  readonly #pc: RTCPeerConnection;
  readonly #trackOf: (slot: TrackSlot) => MediaStreamTrack | null;
  /** Holds no track: it is the first token of our msids, by which a receiver keeps them in step. */
  readonly #stream = new MediaStream();
  readonly #slots = new Map<TrackSlot, Slot>();

  constructor(pc: RTCPeerConnection, trackOf: (slot: TrackSlot) => MediaStreamTrack | null) {
    this.#pc = pc;
    this.#trackOf = trackOf;
  }

  /** Shapes the next offer. */
  async want(request: OfferRequest): Promise<void> {
    await Promise.all([this.#want('audio', true), this.#want('video', request.video), this.#want('screen', request.screen)]);
  }

  /** The platform has answered: it knows every direction as it is now. */
  settle(): void {
    for (const slot of this.#slots.values()) slot.told = slot.transceiver.direction;
  }

  /** Our offer is taken back: a local answer must hold nothing beyond what the platform has been told. */
  restore(): void {
    for (const { transceiver, told } of this.#slots.values()) {
      if (transceiver.direction !== 'stopped') transceiver.direction = told;
    }
  }

  /** What a slot sends from now on. Before its transceiver exists there is nothing to do: it starts with what is there. */
  async setTrack(slot: TrackSlot, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#live(slot)?.sender;
    if (sender && sender.track !== track) await sender.replaceTrack(track);
  }

  /** Which section of the description in force is the slot's. Only valid until the next description. */
  midOf(slot: TrackSlot): string | null {
    return this.#live(slot)?.mid ?? null;
  }

  /** Second token of each slot's `a=msid` line. It is not `track.id`: in Firefox never, in Chromium not after `replaceTrack`. */
  msids(sdp: string): Partial<Record<TrackSlot, string>> {
    const msids: Partial<Record<TrackSlot, string>> = {};
    const { sections } = readDescription(sdp);
    for (const [slot, { transceiver }] of this.#slots) {
      const section = transceiver.mid === null ? undefined : sections.find(({ mid }) => mid === transceiver.mid);
      if (section?.msid) msids[slot] = section.msid.track;
    }
    return msids;
  }

  async #want(slot: TrackSlot, on: boolean): Promise<void> {
    const transceiver = this.#live(slot) ?? (on ? this.#add(slot) : null);
    if (!transceiver) return;
    transceiver.direction = !on ? 'inactive' : slot === 'audio' ? 'sendrecv' : 'sendonly';
    await this.setTrack(slot, this.#trackOf(slot));
  }

  #add(slot: TrackSlot): RTCRtpTransceiver {
    const transceiver = this.#pc.addTransceiver(slot === 'audio' ? 'audio' : 'video', { direction: 'sendonly', streams: [this.#stream] });
    this.#slots.set(slot, { transceiver, told: 'inactive' });
    return transceiver;
  }

  /** Null before it exists, and after the platform answered its section with port 0, which stops it for good. */
  #live(slot: TrackSlot): RTCRtpTransceiver | null {
    const transceiver = this.#slots.get(slot)?.transceiver;
    return transceiver && transceiver.direction !== 'stopped' ? transceiver : null;
  }
}
