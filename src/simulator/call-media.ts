import type { TrackEntry } from '../protocol/requests.js';
import type { Phone } from './phone.js';
import type { PlatformDialect } from './platform-dialect.js';
import { type PeerOptions, type PlatformOffer, PlatformPeer, type ReceivedMedia } from './platform-peer.js';
import { Refusal } from './refusal.js';
import type { SuccessContent } from './respond.js';
import type { ValidMediaUpdate } from './validate-request.js';

/**
 * The media of one call as the platform sees them: its connection to the agent, and the version both sides count.
 *
 * The version moves as soon as the consumer changes something. The connection follows only when an offer is handed over that
 * carries the change: so a webhook that is lost or overtaken leaves both ends of the connection in agreement.
 */
export class CallMedia {
  readonly #dialect: PlatformDialect;
  readonly #phone: Phone;
  readonly #peer: PlatformPeer;
  readonly #tracks = new Map<string, TrackEntry>();
  #version = 0;
  /** The newest version the connection has been negotiated for, by whichever side. A webhook of an older one says nothing new. */
  #settledVersion = 0;
  #changePending = false;
  #lastOffer: PlatformOffer | null = null;

  constructor(dialect: PlatformDialect, phone: Phone, peer: PeerOptions) {
    this.#dialect = dialect;
    this.#phone = phone;
    this.#peer = new PlatformPeer(peer);
  }

  get version(): number {
    return this.#version;
  }

  /** The consumer has changed something that no offer has carried yet. */
  get changePending(): boolean {
    return this.#changePending;
  }

  get connectionState(): RTCPeerConnectionState {
    return this.#peer.connectionState;
  }

  get tracks(): readonly TrackEntry[] {
    return [...this.#tracks.values()];
  }

  statistics(): Promise<ReceivedMedia> {
    return this.#peer.statistics();
  }

  /** The agent's tracks that arrive and are not reported as disabled. */
  receivedTracks(): readonly MediaStreamTrack[] {
    return this.#peer.receivedTracks(new Set(this.tracks.flatMap(({ msid, status }) => (status === 'disabled' ? [msid] : []))));
  }

  /** Answers the first offer of the call, which counts as no version. */
  answer(offer: string): Promise<string> {
    return this.#peer.answer(offer);
  }

  /** The renegotiation that comes with the reply to `accept`. */
  async renegotiateAfterAccept(): Promise<PlatformOffer> {
    const offer = await this.#negotiate();
    if (this.#dialect.acceptRenegotiationCounts) this.#settleNextVersion();
    return offer;
  }

  /** Counts a change of the consumer's. Returns the version it stands for. */
  consumerChanged(): number {
    this.#version += 1;
    this.#changePending = true;
    return this.#version;
  }

  /** The offer of a webhook that is about to be delivered: a new one, unless it has been overtaken. Null: there never was one. */
  async offerOf(version: number): Promise<PlatformOffer | null> {
    if (version > this.#settledVersion) {
      this.#settledVersion = version;
      await this.#negotiate();
    }
    return this.#lastOffer;
  }

  get lastOffer(): PlatformOffer | null {
    return this.#lastOffer;
  }

  /** Carries out a `media_update`. Throws a `Refusal`. */
  async update(request: ValidMediaUpdate): Promise<SuccessContent> {
    const known = this.#peer.sentMsids(request.offer ?? undefined);
    request.tracks.forEach(({ msid }, index) => {
      if (!known.includes(msid)) throw new Refusal('invalid-msid', `tracks[${index}].msid`);
    });
    return request.offer === null ? this.#updateTracks(request) : this.#updateConnection(request, request.offer);
  }

  close(): void {
    this.#peer.close();
  }

  async #updateConnection(request: ValidMediaUpdate, offer: string): Promise<SuccessContent> {
    if (request.from !== this.#version || request.to !== this.#version + 1) return this.#collision(true);
    const renegotiates = this.#changePending || this.#dialect.replyRenegotiation === 'always';
    this.#version = request.to;
    const answer = await this.#peer.answer(offer).catch((error: unknown) => {
      if (this.#version === request.to) this.#version = request.from;
      throw error;
    });
    this.#settledVersion = request.to;
    this.#noteTracks(request.tracks);
    if (!renegotiates) return { answer };
    const { sdp: renegotiation, handedOver } = await this.#negotiate();
    if (this.#dialect.replyRenegotiationCounts) this.#settleNextVersion();
    return { answer, renegotiation, handedOver };
  }

  async #updateTracks(request: ValidMediaUpdate): Promise<SuccessContent> {
    if (request.from !== this.#version || request.to !== this.#version) return this.#collision(false);
    if (this.#dialect.tracksOnlyCounts) this.#version += 1;
    this.#settledVersion = this.#version;
    this.#noteTracks(request.tracks);
    if (!this.#changePending) return {};
    const { sdp: renegotiation, handedOver } = await this.#negotiate();
    return { renegotiation, handedOver };
  }

  /** No more is said than that the request was understood; of an update without an offer not even that. */
  #collision(hadOffer: boolean): SuccessContent {
    if (this.#dialect.collision === 'error') throw new Refusal('collision');
    return { success: hadOffer };
  }

  #noteTracks(tracks: readonly TrackEntry[]): void {
    for (const track of tracks) this.#tracks.set(track.msid, track);
  }

  async #negotiate(): Promise<PlatformOffer> {
    this.#changePending = false;
    this.#lastOffer = await this.#peer.offer(await this.#phone.media(), this.#dialect.consumerVideo);
    return this.#lastOffer;
  }

  #settleNextVersion(): void {
    this.#version += 1;
    this.#settledVersion = this.#version;
  }
}
