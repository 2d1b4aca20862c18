import { CallError } from '../protocol/call-error.js';
import type { Dialect } from '../protocol/dialect.js';
import type { AppliedOffer, CallStatistics, CodecSwitch, CreateMediaEngine, LocalOffer, MediaEngine, MediaEngineEvent, OfferRequest } from '../session/ports.js';
import { availableOf, parseVideoCodecs, type CodecWish } from './codec-choice.js';
import { askAbilities, type CodecAbilities } from './codec-presets.js';
import { watchConnection } from './connection-state.js';
import { LocalMedia } from './local-media.js';
import { Negotiation } from './negotiation.js';
import { RemoteMedia } from './remote-media.js';
import { TrackSlots } from './slots.js';
import { StatisticsSampler } from './statistics.js';
import { unusableEngine } from './unusable-engine.js';

export interface WebRtcEngineOptions {
  /** Handed to every `RTCPeerConnection`; bundle and RTCP-mux policies are the platform's and cannot be changed. */
  readonly rtcConfiguration?: RTCConfiguration;
  /**
   * The video codecs to offer, in order of preference: names, or one of `quality`, `balanced`, `low-bandwidth`, `low-power`
   * and `widest-support`. Absent or empty: all that the browser and the platform share.
   */
  readonly videoCodecs?: readonly string[];
  readonly dialect: Pick<Dialect, 'screenShare'>;
  /** How long the first offer waits for candidates, in ms from when it was made. Default 100. */
  readonly gatheringMs?: number;
  /** Receives what a developer should know about a bad option, in English, each text once. */
  readonly warn?: (text: string) => void;
}

interface Settings {
  readonly rtcConfiguration: RTCConfiguration;
  readonly videoCodecs: readonly string[];
  readonly screenInVideoSlot: boolean;
  readonly gatheringMs: number;
  readonly warn: (text: string) => void;
}

const DEFAULT_GATHERING_MS = 100;

/** Makes the engines of calls over the browser's own WebRTC. Never throws: an engine that cannot work says so when used. */
export function webRtcMediaEngine(options: WebRtcEngineOptions): CreateMediaEngine {
  const said = new Set<string>();
  const warn = (text: string) => {
    if (said.has(text)) return;
    said.add(text);
    options.warn?.(text);
  };
  const settings: Settings = {
    rtcConfiguration: options.rtcConfiguration ?? {},
    videoCodecs: options.videoCodecs ?? [],
    screenInVideoSlot: options.dialect.screenShare === 'default-video',
    gatheringMs: options.gatheringMs ?? DEFAULT_GATHERING_MS,
    warn,
  };
  return (emit) => {
    // Pages that are not served over HTTPS have no `mediaDevices`, old browsers neither.
    if (!('RTCPeerConnection' in globalThis) || !('mediaDevices' in navigator)) {
      return unusableEngine(new CallError('unsupported-browser', 'Calls need a current browser and a page served over HTTPS.'));
    }
    try {
      return new WebRtcMediaEngine(settings, emit);
    } catch (cause) {
      const words = 'The browser could not make another connection. Reload the page, then try again.';
      return unusableEngine(new CallError('unsupported-browser', words, { retryable: true, cause }));
    }
  };
}

/** Joins the parts of one call; each has a file of its own. */
class WebRtcMediaEngine implements MediaEngine {
  /** Aborted when the call is over: every timer and listener hangs on it. */
  readonly #over = new AbortController();
  readonly #ended: Promise<never>;
  readonly #pc: RTCPeerConnection;
  readonly #emit: (event: MediaEngineEvent) => void;
  readonly #local: LocalMedia;
  readonly #remote: RemoteMedia;
  readonly #slots: TrackSlots;
  readonly #negotiation: Negotiation;
  readonly #statistics: StatisticsSampler;
  readonly #warn: (text: string) => void;
  #wishes: readonly CodecWish[];
  #abilities: CodecAbilities = new Map();
  #videoRefused = false;
  #closing: Promise<CallStatistics> | null = null;

  constructor({ rtcConfiguration, videoCodecs, screenInVideoSlot, gatheringMs, warn }: Settings, emit: (event: MediaEngineEvent) => void) {
    const over = this.#over.signal;
    const pc = createConnection(rtcConfiguration, warn);
    this.#pc = pc;
    this.#warn = warn;
    this.#wishes = parseVideoCodecs(videoCodecs.join(' '), warn);
    // Long known when the first picture is offered; nothing waits for it.
    void askAbilities().then((abilities) => (this.#abilities = abilities));
    this.#emit = (event) => {
      if (!over.aborted) emit(event);
    };
    this.#ended = new Promise((_, reject) => {
      over.addEventListener('abort', () => reject(new CallError('invalid-state', 'The call is over.')), { once: true });
    });
    this.#ended.catch(() => undefined);
    this.#local = new LocalMedia({
      screenInVideoSlot,
      emit: this.#emit,
      send: async (slot, track) => {
        if (!over.aborted) await this.#slots.setTrack(slot, track);
      },
    });
    this.#slots = new TrackSlots(pc, (slot) => this.#local.trackOf(slot));
    this.#remote = new RemoteMedia(pc, this.#emit, over);
    this.#negotiation = new Negotiation({ pc, slots: this.#slots, videoCodecs: () => availableOf(this.#wishes, this.#abilities, warn), gatheringMs, over });
    this.#statistics = new StatisticsSampler(pc, () => this.#view(), this.#emit, over);
    watchConnection(pc, (state) => this.#emit({ type: 'connection', state }), over);
  }

  get remoteStream(): MediaStream {
    return this.#remote.stream;
  }

  get localStream(): MediaStream {
    return this.#local.stream;
  }

  prepare(request: OfferRequest): Promise<void> {
    return this.#run(() => {
      void this.#local.lookUpPermission();
      return this.#negotiation.prepare(request);
    });
  }

  createOffer(request: OfferRequest): Promise<LocalOffer> {
    return this.#run(() => this.#negotiation.createOffer(request));
  }

  applyAnswer(sdp: string): Promise<void> {
    return this.#run(async () => {
      await this.#negotiation.applyAnswer(sdp);
      this.#remote.sync();
    });
  }

  applyOffer(sdp: string): Promise<AppliedOffer> {
    return this.#run(async () => {
      const applied = await this.#negotiation.applyOffer(sdp);
      this.#remote.sync();
      const refused = applied.refusedKinds.includes('video');
      if (refused !== this.#videoRefused) this.#emit({ type: 'warning', code: 'video-not-decodable', raised: refused });
      this.#videoRefused = refused;
      return applied;
    });
  }

  rollback(): Promise<void> {
    return this.#run(() => this.#negotiation.rollback());
  }

  openMicrophone(): Promise<void> {
    return this.#run(() => this.#local.openMicrophone());
  }

  setMicrophoneEnabled(on: boolean): void {
    this.#local.setMicrophoneEnabled(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#run(() => this.#local.setCamera(on));
  }

  setScreenShare(on: boolean): Promise<void> {
    return this.#run(() => this.#local.setScreenShare(on));
  }

  setVideoCodecs(choice: readonly string[]): Promise<CodecSwitch> {
    return this.#run(async () => {
      this.#wishes = parseVideoCodecs(choice.join(' '), this.#warn);
      return (await this.#negotiation.heedCodecs()) ? 'switched' : 'offer-needed';
    });
  }

  close(): Promise<CallStatistics> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<CallStatistics> {
    const figures = this.#statistics.last();
    this.#over.abort();
    this.#local.close();
    const { audio, video } = await figures;
    this.#remote.close();
    this.#pc.close();
    const { firstAt } = this.#remote;
    return { firstAudioAt: firstAt.audio, firstVideoAt: firstAt.video, audio, video };
  }

  /** Once closed, a browser leaves the promises of what was under way unsettled for ever (both do): nobody may wait for them. */
  async #run<T>(operation: () => Promise<T>): Promise<T> {
    if (this.#over.signal.aborted) return this.#ended;
    return Promise.race([operation(), this.#ended]);
  }

  #view() {
    return {
      sendsVideo: (this.#local.trackOf('video') ?? this.#local.trackOf('screen')) !== null,
      microphoneOn: this.#local.trackOf('audio')?.enabled === true,
      videoTrackId: this.#remote.videoTrackId,
    };
  }
}

function createConnection(configuration: RTCConfiguration, warn: (text: string) => void): RTCPeerConnection {
  const policies: RTCConfiguration = { bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' };
  try {
    return new RTCPeerConnection({ ...configuration, ...policies });
  } catch {
    // A bad value is never thrown at an agent; when the browser refuses the plain one too, that is another matter.
    const connection = new RTCPeerConnection(policies);
    warn('The browser refused rtcConfiguration, so the call goes without it.');
    return connection;
  }
}
