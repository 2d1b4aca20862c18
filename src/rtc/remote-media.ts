import type { MediaEngineEvent } from '../session/ports.js';

/**
 * The consumer's media, in one stream that stays the same object. It is built anew from all receivers after every change,
 * because the first track of a call is a placeholder that never carries anything, and so is the first video section:
 * neither ever unmutes (measured in both browsers).
 */
export class RemoteMedia {
  readonly stream = new MediaStream();
  /** When the first packet came in, in milliseconds since 1970. */
  readonly firstAt: { audio: number | null; video: number | null } = { audio: null, video: null };
  readonly #pc: RTCPeerConnection;
  readonly #emit: (event: MediaEngineEvent) => void;
  /** Video tracks in the order in which they unmuted. */
  #unmuted: readonly MediaStreamTrack[] = [];
  #audio = false;
  #video = false;

  constructor(pc: RTCPeerConnection, emit: (event: MediaEngineEvent) => void, over: AbortSignal) {
    this.#pc = pc;
    this.#emit = emit;
    // A track may unmute before the description that brought it is done with, so it is watched from the start.
    pc.addEventListener('track', ({ track }) => this.#watch(track), { signal: over });
  }

  /** The id of the video track shown, or null. */
  get videoTrackId(): string | null {
    return this.stream.getVideoTracks()[0]?.id ?? null;
  }

  /** To be called after every description. */
  sync = (): void => {
    const live = this.#pc
      .getTransceivers()
      .filter(({ currentDirection }) => currentDirection === 'recvonly' || currentDirection === 'sendrecv')
      .map(({ receiver }) => receiver.track)
      .filter(({ readyState }) => readyState === 'live');
    const audio = live.filter(({ kind }) => kind === 'audio');
    const shown = live
      .filter(({ kind, muted }) => kind === 'video' && !muted)
      .sort((one, other) => this.#unmuted.indexOf(one) - this.#unmuted.indexOf(other))
      .at(-1);
    replaceTracks(this.stream, shown ? [...audio, shown] : audio);
    this.#tell(audio.some(({ muted }) => !muted), shown !== undefined);
  };

  close(): void {
    for (const { track } of this.#pc.getReceivers()) track.onunmute = track.onmute = track.onended = null;
    replaceTracks(this.stream, []);
  }

  #tell(audio: boolean, video: boolean): void {
    if (audio === this.#audio && video === this.#video) return;
    this.#audio = audio;
    this.#video = video;
    this.#emit({ type: 'remote-media', audio, video });
  }

  #watch(track: MediaStreamTrack): void {
    const kind = track.kind === 'audio' ? 'audio' : 'video';
    track.onmute = track.onended = this.sync;
    track.onunmute = () => {
      this.firstAt[kind] ??= Math.round(performance.timeOrigin + performance.now());
      if (kind === 'video') this.#unmuted = [...this.#unmuted.filter((other) => other !== track), track];
      this.sync();
    };
  }
}

/** Leaves what stays untouched, so that playing goes on without a gap. */
export function replaceTracks(stream: MediaStream, tracks: readonly MediaStreamTrack[]): void {
  for (const track of stream.getTracks()) if (!tracks.includes(track)) stream.removeTrack(track);
  for (const track of tracks) stream.addTrack(track);
}
