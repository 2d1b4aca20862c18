import { capture, type SourceName } from './devices.js';

/**
 * One device or screen, opened and released by wish. The last wish wins: what a superseded opening still delivers, be it
 * after a prompt of minutes, is stopped at once.
 */
export class LocalSource {
  readonly #name: SourceName;
  readonly #changed: () => Promise<void>;
  readonly #ended: (livedMs: number) => void;
  #track: MediaStreamTrack | null = null;
  #opening: Promise<void> | null = null;
  #turn = 0;

  /** `changed`: the track is another one now. `ended`: the source went away by itself, after having worked for so long. */
  constructor(name: SourceName, changed: () => Promise<void>, ended: (livedMs: number) => void) {
    this.#name = name;
    this.#changed = changed;
    this.#ended = ended;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Resolves when the track is in use, or another wish came in between. Rejects with a `CallError`. */
  open(): Promise<void> {
    this.#opening ??= this.#open((this.#turn += 1));
    return this.#opening;
  }

  async release(): Promise<void> {
    this.#turn += 1;
    this.#opening = null;
    const track = this.#track;
    if (!track) return;
    this.#track = null;
    track.onended = null;
    const changed = this.#changed();
    track.stop();
    await changed;
  }

  async #open(turn: number): Promise<void> {
    try {
      const track = await capture(this.#name);
      if (turn !== this.#turn) {
        track.stop();
        return;
      }
      this.#track = track;
      const openedAt = performance.now();
      track.onended = () => void this.release().then(() => this.#ended(performance.now() - openedAt));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#opening = null;
      throw error;
    }
    await this.#changed();
  }
}
