import type { MediaEngineEvent } from '../session/ports.js';

export interface RemoteMedia {
  readonly stream: MediaStream;
  /** When the first packet came in, in milliseconds since 1970. */
  readonly firstAt: { readonly audio: number | null; readonly video: number | null };
  /** To be called after every description. */
  readonly sync: () => void;
  readonly close: () => void;
}

/**
 * The consumer's media, in one stream that stays the same object. It is built anew from all receivers after every change,
 * because the first track of a call is a placeholder that never carries anything, and so is the first video section:
 * neither ever unmutes (measured in both browsers).
 */
export function receiveMedia(pc: RTCPeerConnection, emit: (event: MediaEngineEvent) => void, over: AbortSignal): RemoteMedia {
  const stream = new MediaStream();
  const firstAt: { audio: number | null; video: number | null } = { audio: null, video: null };
  /** Tracks in the order in which they unmuted. */
  let unmuted: readonly MediaStreamTrack[] = [];
  let told = { audio: false, video: false };

  const sync = () => {
    const live = pc
      .getTransceivers()
      .filter(({ currentDirection }) => currentDirection === 'recvonly' || currentDirection === 'sendrecv')
      .map(({ receiver }) => receiver.track)
      .filter(({ readyState }) => readyState === 'live');
    const heard = live.filter(({ kind }) => kind === 'audio');
    const shown = live
      .filter(({ kind, muted }) => kind === 'video' && !muted)
      .sort((one, other) => unmuted.indexOf(one) - unmuted.indexOf(other))
      .slice(-1);
    replaceTracks(stream, [...heard, ...shown]);
    const now = { audio: heard.some(({ muted }) => !muted), video: shown.length > 0 };
    if (now.audio !== told.audio || now.video !== told.video) emit({ type: 'remote-media', ...now });
    told = now;
  };

  const watch = ({ track }: RTCTrackEvent) => {
    const kind = track.kind === 'audio' ? 'audio' : 'video';
    track.onmute = track.onended = sync;
    track.onunmute = () => {
      firstAt[kind] ??= Math.round(performance.timeOrigin + performance.now());
      unmuted = [...unmuted.filter((other) => other !== track), track];
      sync();
    };
  };
  // A track may unmute before the description that brought it is done with, so it is watched from the start.
  pc.addEventListener('track', watch, { signal: over });

  return {
    stream,
    firstAt,
    sync,
    close() {
      for (const { track } of pc.getReceivers()) track.onunmute = track.onmute = track.onended = null;
      replaceTracks(stream, []);
    },
  };
}

/** Leaves what stays untouched, so that playing goes on without a gap. */
export function replaceTracks(stream: MediaStream, tracks: readonly MediaStreamTrack[]): void {
  for (const track of stream.getTracks()) if (!tracks.includes(track)) stream.removeTrack(track);
  for (const track of tracks) stream.addTrack(track);
}
