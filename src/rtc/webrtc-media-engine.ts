import { CallError } from '../protocol/call-error.js';
import type { Dialect } from '../protocol/dialect.js';
import type { CallStatistics, CreateMediaEngine, MediaEngine, MediaEngineEvent } from '../session/ports.js';
import { availableOf, parseVideoCodecs } from './codec-choice.js';
import { watchConnection } from './connection-state.js';
import { sendMedia } from './local-media.js';
import { negotiate } from './negotiation.js';
import { receiveMedia } from './remote-media.js';
import { trackSlots } from './slots.js';
import { unusableEngine } from './unusable-engine.js';
import { workBeside } from './work-beside.js';

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

const DEFAULT_GATHERING_MS = 100;

/** Makes the engines of calls over the browser's own WebRTC. Never throws: an engine that cannot work says so when used. */
export function webRtcMediaEngine(options: WebRtcEngineOptions): CreateMediaEngine {
  const said = new Set<string>();
  const warn = (text: string) => {
    if (!said.has(text)) options.warn?.(text);
    said.add(text);
  };
  return (emit) => {
    // Pages that are not served over HTTPS have no `mediaDevices`, old browsers neither.
    if (!('RTCPeerConnection' in globalThis) || !('mediaDevices' in navigator)) return unusableEngine(new CallError('unsupported-browser'));
    try {
      return createEngine({ ...options, warn }, emit);
    } catch (cause) {
      // Too many connections, for one: fewer may be open after a while.
      return unusableEngine(new CallError('unsupported-browser', undefined, { retryable: true, cause }));
    }
  };
}

/** Joins the parts of one call; each has a file of its own. */
function createEngine(options: WebRtcEngineOptions & { warn: (text: string) => void }, emitOutside: (event: MediaEngineEvent) => void): MediaEngine {
  const { rtcConfiguration, videoCodecs = [], dialect, gatheringMs = DEFAULT_GATHERING_MS, warn } = options;
  /** Aborted when the call is over: every timer and listener hangs on it. */
  const ending = new AbortController();
  const over = ending.signal;
  const ended = new Promise<never>((_, reject) => {
    over.addEventListener('abort', () => reject(new CallError('invalid-state')));
  });
  ended.catch(() => undefined);
  /** Once closed, a browser leaves the promises of what was under way unsettled for ever (both do): nobody may wait for them. */
  const run = <T>(operation: () => Promise<T>) => (over.aborted ? ended : Promise.race([operation(), ended]));
  const emit = (event: MediaEngineEvent) => {
    if (!over.aborted) emitOutside(event);
  };

  const pc = createConnection(rtcConfiguration, warn);
  const local = sendMedia({
    screenInVideoSlot: dialect.screenShare === 'default-video',
    emit,
    send: async (slot, track) => {
      if (over.aborted) return;
      beside.heed();
      await slots.setTrack(slot, track);
    },
  });
  const remote = receiveMedia(pc, emit, over);
  const slots = trackSlots(pc, local.trackOf);
  let wishes = parseVideoCodecs(videoCodecs.join(' '), warn);
  const negotiation = negotiate({ pc, slots, videoCodecs: () => availableOf(wishes, warn), gatheringMs, over });
  const view = () => ({
    sendsVideo: (local.trackOf('video') ?? local.trackOf('screen')) !== null,
    microphoneOn: local.trackOf('audio')?.enabled === true,
    videoTrackId: remote.stream.getVideoTracks()[0]?.id ?? null,
  });
  const beside = workBeside(pc, local, view, emit, over);
  watchConnection(pc, (state) => emit({ type: 'connection', state }), over);
  let videoRefused = false;

  const close = async (): Promise<CallStatistics> => {
    const figures = beside.figures();
    ending.abort();
    local.close();
    const { audio, video } = await figures;
    remote.close();
    pc.close();
    return { firstAudioAt: remote.firstAt.audio, firstVideoAt: remote.firstAt.video, audio, video };
  };
  let closing: Promise<CallStatistics> | undefined;

  return {
    remoteStream: remote.stream,
    localStream: local.stream,
    prepare: (request) => run(() => {
      void local.lookUpPermission();
      return negotiation.prepare(request);
    }),
    createOffer: (request) => run(() => negotiation.createOffer(request)),
    applyAnswer: (sdp) => run(async () => {
      await negotiation.applyAnswer(sdp);
      remote.sync();
    }),
    applyOffer: (sdp) => run(async () => {
      const applied = await negotiation.applyOffer(sdp);
      remote.sync();
      const refused = applied.refusedKinds.includes('video');
      if (refused !== videoRefused) emit({ type: 'warning', code: 'video-not-decodable', raised: refused });
      videoRefused = refused;
      return applied;
    }),
    rollback: () => run(negotiation.rollback),
    openMicrophone: () => run(local.openMicrophone),
    setMicrophoneEnabled: local.setMicrophoneEnabled,
    setCamera: (on) => run(() => local.setCamera(on)),
    setScreenShare: (on) => run(() => local.setScreenShare(on)),
    setVideoCodecs: (choice) => run(async () => {
      wishes = parseVideoCodecs(choice.join(' '), warn);
      return (await negotiation.heedCodecs()) ? 'switched' : 'offer-needed';
    }),
    close: () => (closing ??= close()),
  };
}

function createConnection(configuration: RTCConfiguration | undefined, warn: (text: string) => void): RTCPeerConnection {
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
