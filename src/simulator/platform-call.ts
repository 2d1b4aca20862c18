import type { TrackEntry } from '../protocol/requests.js';
import { CallMedia } from './call-media.js';
import type { WebhookKind } from './faults.js';
import type { Phone } from './phone.js';
import type { PlatformDialect } from './platform-dialect.js';
import { NOTHING_RECEIVED, type PeerOptions, type PlatformOffer, type ReceivedMedia } from './platform-peer.js';
import { Refusal } from './refusal.js';
import type { Json, SuccessContent } from './respond.js';
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
  readonly callsPerDay: number;
  readonly peer: Omit<PeerOptions, 'onFailed'>;
}

export interface CallParties {
  readonly id: string;
  readonly direction: CallDirection;
  readonly psid: string;
  readonly phone: Phone;
  /** State, version or received media changed. */
  readonly onChange: () => void;
  /** The two have talked, or the consumer has called: either allows the business to call back (the platform's page about permissions). */
  readonly onMayCallBack: () => void;
}

export class PlatformCall {
  readonly id: string;
  readonly direction: CallDirection;
  readonly psid: string;
  readonly #context: CallContext;
  readonly #phone: Phone;
  readonly #onChange: () => void;
  readonly #onMayCallBack: () => void;
  readonly #queue = new SerialQueue();
  readonly #startedAt = Date.now();
  readonly #stopWaiting: () => void;
  #media: CallMedia | null = null;
  #state: CallState = 'ringing';
  #rejected = false;
  #connectedAt: number | null = null;

  constructor(context: CallContext, { id, direction, psid, phone, onChange, onMayCallBack }: CallParties) {
    this.#context = context;
    this.id = id;
    this.direction = direction;
    this.psid = psid;
    this.#phone = phone;
    this.#onChange = onChange;
    this.#onMayCallBack = onMayCallBack;
    this.#stopWaiting = context.timers.after(context.answerTimeoutMs, () => this.#giveUp());
  }

  get state(): CallState {
    return this.#state;
  }

  get version(): number {
    return this.#media?.version ?? 0;
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
      version: this.version,
      tracks: this.#media?.tracks ?? [],
      changePending: this.#media?.changePending ?? false,
      connection: this.#media?.connectionState ?? null,
    });
  }

  statistics(): Promise<ReceivedMedia> {
    return this.#media?.statistics() ?? Promise.resolve(NOTHING_RECEIVED);
  }

  // What the agent asks for

  /** The agent's `connect`: the platform answers the offer, then the phone rings. */
  connect(offer: string): Promise<SuccessContent> {
    return this.#queue.run(async () => {
      const answer = await this.#openMedia().answer(offer);
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
      const media = this.#openMedia();
      const answer = await media.answer(offer).catch((error: unknown) => {
        if (!this.isOver) {
          this.#state = 'ringing';
          this.#connectedAt = null;
        }
        throw error;
      });
      const { sdp: renegotiation, handedOver } = await media.renegotiateAfterAccept();
      this.#assertGoesOn();
      this.#stopWaiting();
      this.#changed();
      return { answer, renegotiation, handedOver };
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
      if (this.#media === null) throw new Refusal('invalid-request', 'the call has not been accepted');
      const content = await this.#media.update(request);
      this.#assertGoesOn();
      this.#changed();
      return content;
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
    if (this.#state !== 'active' || this.#media === null) return;
    const version = this.#media.consumerChanged();
    let offer: PlatformOffer | null = null;
    const payload = async () => {
      offer = await this.#offerOf(version);
      return offer === null ? null : this.#shape({ event: 'media_update', version, offer: offer.sdp, at: Date.now() });
    };
    void this.#postWebhook('media_update', payload, () => offer?.handedOver());
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

  /** Ends the call and its connection at once, and tells nobody. */
  close(): void {
    this.#stopWaiting();
    if (!this.isOver) this.#state = 'completed';
    this.#media?.close();
  }

  // How it is done

  /** The offer of a `media_update` webhook that is about to be delivered; null when there never was one. */
  #offerOf(version: number): Promise<PlatformOffer | null> {
    return this.#queue.run(async () => {
      if (this.#media === null) return null;
      if (this.isOver) return this.#media.lastOffer;
      try {
        return await this.#media.offerOf(version);
      } catch {
        this.fail();
        return null;
      } finally {
        this.#changed();
      }
    });
  }

  #openMedia(): CallMedia {
    const { dialect, peer } = this.#context;
    this.#media ??= new CallMedia(dialect, this.#phone, { ...peer, onFailed: () => this.fail() });
    return this.#media;
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
    if (connectedAt !== null || this.direction === 'user_initiated') this.#onMayCallBack();
    this.#changed();
    const content: WebhookContent = {
      event: 'terminate',
      status: state === 'failed' ? 'Failed' : 'Completed',
      startedAt: this.#startedAt,
      endedAt,
      duration: connectedAt === null ? null : Math.round((endedAt - connectedAt) / 1_000),
    };
    // The connection outlives the news, so that no client sees it break before it hears why.
    void this.#postWebhook('terminate', () => Promise.resolve(this.#shape(content))).then(() => this.#media?.close());
  }

  #shape(content: WebhookContent): Json {
    const { dialect, pageId } = this.#context;
    return wrapCall(dialect, pageId, shapeCall(dialect, pageId, this.id, content));
  }

  #postWebhook(kind: WebhookKind, payload: () => Promise<Json | null>, delivered?: () => void): Promise<void> {
    const webhook = { kind, callId: this.id, version: () => this.version, payload };
    return this.#context.webhooks.post(delivered ? { ...webhook, delivered } : webhook);
  }

  #changed(): void {
    if (this.#state === 'active') this.#phone.receive(this.#media?.receivedTracks() ?? []);
    this.#onChange();
  }
}
