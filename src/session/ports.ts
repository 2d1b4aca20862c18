import type { CallsRequest } from '../protocol/requests.js';
import type { CallError } from '../protocol/call-error.js';

/** The host's side: everything that crosses the network goes through it. */
export interface SignalingAdapter {
  /**
   * Forwards one body to `POST /{page-id}/calls` and resolves with the parsed JSON reply, whatever its HTTP status: success
   * body, `{error: {...}}` or a bare error. Rejects only when no reply was had.
   */
  callsApi(request: CallsRequest, options: { pageId: string; signal: AbortSignal }): Promise<unknown>;

  /**
   * Starts handing over webhook payloads as the platform posts them (the whole `{object, entry}` envelope, one entry, or one
   * call object). `ageMs`: how long ago the host's server received it, by that server's clock. Returns a function that stops it.
   */
  subscribe(deliver: (payload: unknown, about?: { ageMs?: number }) => void, options?: { pageId: string }): () => void;

  /**
   * Optional. `check` resolves with the reply of `GET /{page-id}/messenger_call_permissions?psid=`, `request` sends the template
   * `calling_optin` and resolves with the reply. As with `callsApi`, whatever the HTTP status; they reject only when no reply was had.
   */
  permissions?: {
    check(psid: string, options?: { pageId: string }): Promise<unknown>;
    request(psid: string, options?: { pageId: string }): Promise<unknown>;
  };

  /** Optional. Receives the body for `POST /{page-id}/call_metrics` once, after each call. */
  reportMetrics?(metrics: CallMetrics): Promise<void>;
}

/** The body of `POST /{page-id}/call_metrics`. Times in milliseconds since 1970. */
export interface CallMetrics {
  readonly call_id: string;
  readonly platform: string;
  readonly call_ended_time: number;
  readonly end_call_reason: string;
  readonly end_call_subreason: string;
  readonly first_audio_packet_received_time: number | null;
  readonly first_video_packet_received_time: number | null;
  readonly audio_stats: Readonly<Record<string, number>>;
  readonly video_stats: Readonly<Record<string, number>>;
}

/**
 * Our own tracks, by what they are to the call. Each has one transceiver and one msid for as long as the call lasts, whatever
 * its content: with the default dialect a shared screen is the content of `video`.
 */
export type TrackSlot = 'audio' | 'video' | 'screen';

export interface OfferRequest {
  /** Tracks beside the microphone that the offer must contain as sending sections. */
  readonly video: boolean;
  readonly screen: boolean;
  readonly iceRestart: boolean;
}

export interface LocalOffer {
  /** The local description as it may leave: checked, candidates included as far as there are any. */
  readonly sdp: string;
  /** Second token of each slot's `a=msid` line in `sdp`. */
  readonly msids: Readonly<Partial<Record<TrackSlot, string>>>;
}

export interface AppliedOffer {
  /** Kinds of section that had to be answered with port 0, because no offered codec can be decoded here. */
  readonly refusedKinds: readonly ('audio' | 'video')[];
}

export type CodecSwitch = 'switched' | 'offer-needed';

/**
 * The browser's media. One engine a call. The session calls one operation at a time and waits for it; an operation that makes
 * no sense in the state it is in rejects with a `CallError` (and a fake used in tests must do so too).
 *
 * what may come next:  stable ──createOffer──▶ offered ──applyAnswer | rollback──▶ stable ;  stable ──applyOffer──▶ stable
 *
 * In a browser, an offer taken back by `rollback` stays the pending local description (`have-local-offer`) until the next offer of
 * ours takes its place, or one of the platform's comes.
 */
export interface MediaEngine {
  /** What a view can show: two `MediaStream`s in a browser. Opaque here, so that the session needs no DOM. Stable identity for the call's life. */
  readonly remoteStream: unknown;
  readonly localStream: unknown;

  /** While it rings: makes the connection, its first offer and starts gathering. Asks for no permission. Idempotent. */
  prepare(request: OfferRequest): Promise<void>;

  /** Creates an offer and sets it as the local description. After `prepare` with the same request, the prepared one is used. */
  createOffer(request: OfferRequest): Promise<LocalOffer>;

  /** Applies the answer to our pending offer. Rejects with `answer-refused`; the connection is then of no further use. */
  applyAnswer(sdp: string): Promise<void>;

  /**
   * Applies an offer of the platform's and sets our (never sent) answer. Rejects with `offer-refused`: what was negotiated holds as
   * before, but an offer that had been taken back may be pending no more.
   */
  applyOffer(sdp: string): Promise<AppliedOffer>;

  /** Takes our pending offer back, as far as this side is concerned: the platform may have applied it, and the next offer must fit both. */
  rollback(): Promise<void>;

  /**
   * Opens the microphone. Resolves as soon as it is certain that the call can have one: at once when permission was granted
   * before (the device opens meanwhile, and a late failure comes as `source-ended`), else after the agent's answer to the prompt.
   */
  openMicrophone(): Promise<void>;

  /** Instant and local. */
  setMicrophoneEnabled(on: boolean): void;

  /** What the slot `video` sends. `none` releases the hardware. Resolves when the new source flows into the sender. */
  setCamera(on: boolean): Promise<void>;

  /** Starts or stops capturing the screen, into the slot the dialect says. While it is shared into `video`, the camera rests. */
  setScreenShare(on: boolean): Promise<void>;

  /**
   * Sets what the slots that send pictures shall use, in order of preference: names of codecs, or a named choice. It holds for
   * every later offer. `switched`: nobody has to be told, as it is in use already or nothing is sent yet. `offer-needed`: only
   * a new offer can bring it. Names that mean nothing are left out.
   */
  setVideoCodecs(choice: readonly string[]): Promise<CodecSwitch>;

  /** Reads the last statistics, stops every device and closes the connection. Never rejects. */
  close(): Promise<CallStatistics>;
}

export interface CallStatistics {
  readonly firstAudioAt: number | null;
  readonly firstVideoAt: number | null;
  readonly audio: Readonly<Record<string, number>>;
  readonly video: Readonly<Record<string, number>>;
}

export interface CallQuality {
  /** Mean opinion score, 1 to 4.5; null before the first measurement. */
  readonly mos: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  /** Lost share of the packets, 0 to 1. */
  readonly loss: number | null;
}

/** Raised while a condition lasts, and cleared after. */
export type CallWarningCode =
  | 'high-round-trip'
  | 'high-jitter'
  | 'high-loss'
  | 'low-mos'
  | 'no-audio-received'
  | 'video-not-decodable'
  | 'microphone-lost'
  | 'microphone-silent';

export type ConnectionState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed';

/** What the engine says by itself. */
export type MediaEngineEvent =
  | { readonly type: 'connection'; readonly state: ConnectionState }
  | { readonly type: 'remote-media'; readonly audio: boolean; readonly video: boolean }
  | { readonly type: 'codecs'; readonly sending: string | null; readonly receiving: string | null }
  | { readonly type: 'quality'; readonly quality: CallQuality }
  | { readonly type: 'warning'; readonly code: CallWarningCode; readonly raised: boolean }
  /** A device or the browser's own "stop sharing" ended a source, or none could be opened after all. `error`: why no other device could take over. */
  | { readonly type: 'source-ended'; readonly source: 'microphone' | 'camera' | 'screen'; readonly error?: CallError };

/** Makes the engine of one call. `emit` may be called at any time until `close` resolves. */
export type CreateMediaEngine = (emit: (event: MediaEngineEvent) => void) => MediaEngine;

/** Time as the session sees it. A real one never jumps (monotonic). */
export interface Clock {
  /** Milliseconds since 1970, from a monotonic source: set once, then only counting. */
  now(): number;
  /** Returns a function that cancels. */
  after(ms: number, run: () => void): () => void;
  /** 0 to 1, for jitter. */
  random(): number;
}
