import type { TrackEntry } from '../protocol/requests.js';
import type { WebhookKind } from './faults.js';
import type { Phone } from './phone.js';
import type { PlatformDialect } from './platform-dialect.js';
import { NOTHING_RECEIVED, PlatformPeer, type PeerOptions, type ReceivedMedia } from './platform-peer.js';
import { Refusal } from './refusal.js';
import { type Json, type SuccessContent } from './respond.js';
import { SerialQueue } from './serial-queue.js';
import type { Timers } from './timers.js';
import type { ValidMediaUpdate } from './validate-request.js';
import { shapeCall, wrapCall, type WebhookContent } from './webhook-bodies.js';
import type { Webhooks } from './webhooks.js';

/**
 *     ringing ──accept | answer──▶ active ──hang-up──▶ completed
 *        │                           └─────lost──────▶ failed
 *        └──reject | hang-up | no answer──▶ completed
 */
export type CallState = 'ringing' | 'active' | 'completed' | 'failed';
export type CallDirection = 'user_initiated' | 'business_initiated';

/** A call as the platform sees it, for tests and displays to look at. */
export interface CallInspection {
  readonly id: string;
  readonly psid: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  /** The media version. */
  readonly version: number;
  /** What the agent has reported of its tracks, newest status each. */
  readonly tracks: readonly TrackEntry[];
  /** The consumer has changed something that no offer has carried to the agent yet. */
  readonly changePending: boolean;
  /** Of the platform's connection to the agent; null before there is one. */
  readonly connection: RTCPeerConnectionState | null;
}

export interface CallContext {
  readonly pageId: string;
  readonly dialect: PlatformDialect;
  readonly webhooks: Webhooks;
  readonly timers: Timers;
  readonly answerTimeoutMs: number;
  readonly peer: Omit<PeerOptions, 'onFailed'>;
}

export interface CallParties {
  readonly id: string;
  readonly direction: CallDirection;
  readonly psid: string;
  readonly phone: Phone;
  /** State, version or received media changed. */
  readonly onChange: () => void;
}

export class PlatformCall {
  readonly id: string;
  readonly direction: CallDirection;
  readonly psid: string;
  readonly #context: CallContext;
  readonly #phone: Phone;
  readonly #onChange: () => void;
  readonly #queue = new SerialQueue();
  readonly #tracks = new Map<string, TrackEntry>();
  readonly #startedAt = Date.now();
  readonly #stopWaiting: () => void;
  #peer: PlatformPeer | null = null;
  #state: CallState = 'ringing';
  #rejected = false;
  #connectedAt: number | null = null;
  #version = 0;
  /** The newest version that the connection has been negotiated for, by whichever side. A webhook of an older one says nothing new. */
  #settledVersion = 0;
  #changePending = false;
  #lastOffer: string | null = null;

  constructor(context: CallContext, { id, direction, psid, phone, onChange }: CallParties) {
    this.#context = context;
    this.id = id;
    this.direction = direction;
    this.psid = psid;
    this.#phone = phone;
    this.#onChange = onChange;
    this.#stopWaiting = context.timers.after(context.answerTimeoutMs, () => this.#giveUp());
  }

  get state(): CallState {
    return this.#state;
  }

  get version(): number {
    return this.#version;
  }

  get isOver(): boolean {
    return this.#state === 'completed' || this.#state === 'failed';
  }

  inspect(): CallInspection {
    return Object.freeze({
      id: this.id,
      psid: this.psid,
      direction: this.direction,
      state: this.#state,
      version: this.#version,
      tracks: [...this.#tracks.values()],
      changePending: this.#changePending,
      connection: this.#peer?.connectionState ?? null,
    });
  }

  statistics(): Promise<ReceivedMedia> {
    return this.#peer?.statistics() ?? Promise.resolve(NOTHING_RECEIVED);
  }

  // What the agent asks for

  /** The agent's `connect`: the platform answers the offer, then the phone rings. */
  connect(offer: string): Promise<SuccessContent> {
    return this.#queue.run(async () => {
      const answer = await this.#openPeer().answer(offer);
      this.#assertGoesOn();
      this.#changed();
      return { newCallId: this.id, answer };
    });
  }

  accept(offer: string): Promise<SuccessContent> {
    return this.#queue.run(async () => {
      this.#assertGoesOn();
      if (this.#state !== 'ringing') throw new Refusal('already-accepted');
      if (this.direction === 'business_initiated') throw new Refusal('invalid-request', 'this call is the consumer’s to accept');
      this.#activate();
      let answer: string;
      try {
        answer = await this.#openPeer().answer(offer);
      } catch (error) {
        if (!this.isOver) this.#state = 'ringing';
        throw error;
      }
      const renegotiation = await this.#negotiate();
      this.#assertGoesOn();
      this.#stopWaiting();
      if (this.#context.dialect.acceptRenegotiationCounts) this.#settleNextVersion();
      this.#changed();
      return { answer, renegotiation };
    });
  }

  reject(): Promise<SuccessContent> {
    return this.#queue.run(() => {
      this.#assertGoesOn();
      if (this.#state === 'active') throw new Refusal('already-accepted');
      if (this.direction === 'business_initiated') throw new Refusal('invalid-request', 'this call is not the consumer’s');
      this.#rejected = true;
      this.#end('completed');
      return {};
    });
  }

  terminate(): Promise<SuccessContent> {
    return this.#queue.run(() => {
      this.#assertGoesOn();
      this.#end('completed');
      return {};
    });
  }

  update(request: ValidMediaUpdate): Promise<SuccessContent> {
    return this.#queue.run(async () => {
      this.#assertGoesOn();
      const peer = this.#peer;
      if (peer === null) throw new Refusal('invalid-request', 'the call has not been accepted');
      const known = peer.sentMsids(request.offer ?? undefined);
      request.tracks.forEach(({ msid }, index) => {
        if (!known.includes(msid)) throw new Refusal('invalid-msid', `tracks[${index}].msid`);
      });
      return request.offer === null ? this.#updateTracks(request) : this.#updateMedia(peer, request, request.offer);
    });
  }

  // What the consumer does

  /** The consumer takes a call of the business's: the phone's sound is the first version. */
  answer(): void {
    this.#stopWaiting();
    this.#activate();
    this.#changed();
    this.post({ event: 'call_status', status: 'accepted', psid: this.psid, at: Date.now() });
    this.changeMedia();
  }

  /** The version moves as the consumer acts; what it stands for is negotiated when the webhook is delivered, if it ever is. */
  changeMedia(): void {
    if (this.#state !== 'active' || this.#peer === null) return;
    this.#version += 1;
    this.#changePending = true;
    const version = this.#version;
    void this.#postWebhook('media_update', async () => {
      const offer = await this.#offerFor(version);
      return offer === null ? null : this.#shape({ event: 'media_update', version, offer, at: Date.now() });
    });
    this.#changed();
  }

  hangUp(): void {
    if (!this.isOver) this.#end('completed');
  }

  /** The call breaks down. */
  fail(): void {
    if (!this.isOver) this.#end('failed');
  }

  post(content: WebhookContent): void {
    void this.#postWebhook(content.event, () => Promise.resolve(this.#shape(content)));
  }

  /** Ends everything at once and says nothing. */
  close(): void {
    this.#stopWaiting();
    this.#state = this.isOver ? this.#state : 'completed';
    this.#phone.rest();
    this.#peer?.close();
  }

  // How it is done

  async #updateMedia(peer: PlatformPeer, request: ValidMediaUpdate, offer: string): Promise<SuccessContent> {
    if (request.from !== this.#version || request.to !== this.#version + 1) return this.#collision(true);
    const { replyRenegotiation, replyRenegotiationCounts } = this.#context.dialect;
    const carries = this.#changePending || replyRenegotiation === 'always';
    this.#version = request.to;
    let answer: string;
    try {
      answer = await peer.answer(offer);
    } catch (error) {
      if (this.#version === request.to) this.#version = request.from;
      throw error;
    }
    this.#settledVersion = request.to;
    this.#noteTracks(request.tracks);
    const renegotiation = carries ? await this.#negotiate() : undefined;
    this.#assertGoesOn();
    if (renegotiation !== undefined && replyRenegotiationCounts) this.#settleNextVersion();
    this.#changed();
    return renegotiation === undefined ? { answer } : { answer, renegotiation };
  }

  async #updateTracks(request: ValidMediaUpdate): Promise<SuccessContent> {
    if (request.from !== this.#version || request.to !== this.#version) return this.#collision(false);
    if (this.#context.dialect.tracksOnlyCounts) this.#version += 1;
    this.#settledVersion = this.#version;
    this.#noteTracks(request.tracks);
    const renegotiation = this.#changePending ? await this.#negotiate() : undefined;
    this.#changed();
    return renegotiation === undefined ? {} : { renegotiation };
  }

  #collision(hadOffer: boolean): SuccessContent {
    if (this.#context.dialect.collision === 'error') throw new Refusal('collision');
    return { success: hadOffer };
  }

  #noteTracks(tracks: readonly TrackEntry[]): void {
    for (const track of tracks) this.#tracks.set(track.msid, track);
  }

  /** The offer of a `media_update` webhook that is about to be delivered; null when there never was one. */
  #offerFor(version: number): Promise<string | null> {
    return this.#queue.run(async () => {
      if (!this.isOver && version > this.#settledVersion) {
        this.#settledVersion = version;
        await this.#negotiate().catch(() => this.fail());
        this.#changed();
      }
      return this.#lastOffer;
    });
  }

  async #negotiate(): Promise<string> {
    if (this.#peer === null) throw new Error('There is no connection to negotiate yet.');
    this.#changePending = false;
    // A device that does not open is not sent; who turned it on was told.
    const media = await this.#phone.media().catch(() => ({ microphone: null, camera: null }));
    const offer = await this.#peer.offer(media);
    this.#lastOffer = offer;
    return offer;
  }

  #settleNextVersion(): void {
    this.#version += 1;
    this.#settledVersion = this.#version;
  }

  #openPeer(): PlatformPeer {
    this.#peer ??= new PlatformPeer({ ...this.#context.peer, onFailed: () => this.fail() });
    return this.#peer;
  }

  #giveUp(): void {
    if (this.#state === 'ringing') this.#end('completed');
  }

  #activate(): void {
    this.#state = 'active';
    this.#connectedAt = Date.now();
  }

  #assertGoesOn(): void {
    if (this.#state === 'failed') throw new Refusal('call-failed');
    if (this.#state === 'completed') throw new Refusal(this.#rejected ? 'already-rejected' : 'already-terminated');
  }

  #end(state: 'completed' | 'failed'): void {
    this.#stopWaiting();
    const endedAt = Date.now();
    const connectedAt = this.#connectedAt;
    this.#state = state;
    this.#phone.rest();
    this.#changed();
    const content: WebhookContent = {
      event: 'terminate',
      status: state === 'failed' ? 'Failed' : 'Completed',
      startedAt: this.#startedAt,
      endedAt,
      duration: connectedAt === null ? null : Math.round((endedAt - connectedAt) / 1_000),
    };
    // The connection outlives the news, so that no client sees it break before it hears why.
    void this.#postWebhook('terminate', () => Promise.resolve(this.#shape(content))).then(() => this.#peer?.close());
  }

  #shape(content: WebhookContent): Json {
    const { dialect, pageId } = this.#context;
    return wrapCall(dialect, pageId, shapeCall(dialect, pageId, this.id, content));
  }

  #postWebhook(kind: WebhookKind, payload: () => Promise<Json | null>): Promise<void> {
    return this.#context.webhooks.post({ kind, callId: this.id, version: () => this.#version, payload });
  }

  #changed(): void {
    if (this.#state === 'active') this.#phone.receive(this.#peer?.receivedTracks(this.#disabledMsids()) ?? []);
    this.#onChange();
  }

  #disabledMsids(): ReadonlySet<string> {
    return new Set([...this.#tracks.values()].flatMap(({ msid, status }) => (status === 'disabled' ? [msid] : [])));
  }
}
