import { capture, type SourceName } from './devices.js';

export interface LocalSource {
  readonly track: () => MediaStreamTrack | null;
  /** Resolves when the track is in use, or another wish came in between. Rejects with a `CallError`. */
  readonly open: () => Promise<void>;
  /** Puts another track in the place of the one in use, without a gap. With none in use it is stopped. */
  readonly replace: (track: MediaStreamTrack) => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * One device or screen, opened and released by wish. The last wish wins: what a superseded opening still delivers, be it
 * after a prompt of minutes, is stopped at once. `changed`: the track is another one now. `ended`: the source went away by
 * itself, after having worked for so long.
 */
export function localSource(name: SourceName, changed: () => Promise<void>, ended: (livedMs: number) => void): LocalSource {
  let current: MediaStreamTrack | null = null;
  /** What was in use before, until what took its place flows. */
  let previous: MediaStreamTrack | null = null;
  let opening: Promise<void> | null = null;
  let turn = 0;

  const put = (track: MediaStreamTrack | null) => {
    previous?.stop();
    previous = current;
    if (previous) previous.onended = null;
    current = track;
    return changed();
  };

  const use = async (track: MediaStreamTrack) => {
    const openedAt = performance.now();
    track.onended = () => {
      void release(); // not waited for: what is wished meanwhile comes after what `ended` opens, and so wins
      ended(performance.now() - openedAt);
    };
    await put(track);
    previous?.stop();
  };

  const openAs = async (ours: number) => {
    let track;
    try {
      track = await capture(name);
    } catch (error) {
      if (ours !== turn) return;
      opening = null;
      throw error;
    }
    if (ours === turn) await use(track);
    else track.stop();
  };

  const release = async () => {
    turn += 1;
    opening = null;
    const flowing = put(null);
    previous?.stop();
    await flowing;
  };

  return {
    track: () => current,
    open: () => (opening ??= openAs((turn += 1))),
    async replace(track) {
      if (current) await use(track);
      else track.stop();
    },
    release,
  };
}
