import { capture, type SourceName } from './devices.js';

export interface LocalSource {
  readonly track: () => MediaStreamTrack | null;
  /** Resolves when the track is in use, or another wish came in between. Rejects with a `CallError`. */
  readonly open: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * One device or screen, opened and released by wish. The last wish wins: what a superseded opening still delivers, be it
 * after a prompt of minutes, is stopped at once. `changed`: the track is another one now. `ended`: the source went away by
 * itself, after having worked for so long.
 */
export function localSource(name: SourceName, changed: () => Promise<void>, ended: (livedMs: number) => void): LocalSource {
  let current: MediaStreamTrack | null = null;
  let opening: Promise<void> | null = null;
  let turn = 0;

  const openAs = async (ours: number) => {
    try {
      const track = await capture(name);
      if (ours !== turn) {
        track.stop();
        return;
      }
      current = track;
      const openedAt = performance.now();
      track.onended = () => void release().then(() => ended(performance.now() - openedAt));
    } catch (error) {
      if (ours !== turn) return;
      opening = null;
      throw error;
    }
    await changed();
  };

  const release = async () => {
    turn += 1;
    opening = null;
    const track = current;
    if (!track) return;
    current = null;
    track.onended = null;
    const flowing = changed();
    track.stop();
    await flowing;
  };

  return {
    track: () => current,
    open: () => (opening ??= openAs((turn += 1))),
    release,
  };
}
