import { readDescription } from '../sdp/read-description.js';

/** What the platform calls the track of a section in which it never sends: its published offers with the consumer's video hold one. */
const PLACEHOLDER_TRACK = 'D3F4U1T_F8_TR4CK';

/**
 * Keeps placeholder sections shut. While the consumer's camera rests, the placeholder would be the only section that takes video; and
 * the first pictures after that come before the offer that announces them, since the platform waits for no answer of ours. Firefox
 * gives such packets to the one section that could mean them, and never takes them back: the consumer stays unseen (measured in 153).
 */
export class Placeholders {
  readonly #shut = new WeakSet<RTCRtpTransceiver>();

  /** To be called for each offer, between the two descriptions: which section is one may be another every time. */
  shut(pc: RTCPeerConnection, offer: string): void {
    const mids = readDescription(offer).sections.flatMap(({ mid, msid }) => (msid?.track === PLACEHOLDER_TRACK ? [mid] : []));
    for (const transceiver of pc.getTransceivers()) {
      if (transceiver.mid === null || transceiver.direction === 'stopped') continue;
      if (mids.includes(transceiver.mid)) {
        transceiver.direction = 'inactive';
        this.#shut.add(transceiver);
      } else if (this.#shut.delete(transceiver)) {
        transceiver.direction = 'recvonly';
      }
    }
  }
}
