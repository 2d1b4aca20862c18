import { syntheticCamera } from '../../src/simulator/synthetic-camera.js';

/**
 * Every camera and screen that the page is given, to see which of them still run. A screen is a moving picture here, because the
 * browser's picker wants a real click.
 */
export class Captures {
  readonly #picture = syntheticCamera();
  readonly #cameras: MediaStreamTrack[] = [];
  readonly #screens: MediaStreamTrack[] = [];

  constructor() {
    const { mediaDevices } = navigator;
    const getUserMedia = MediaDevices.prototype.getUserMedia.bind(mediaDevices);
    define('getUserMedia', async (constraints) => {
      const stream = await getUserMedia(constraints);
      this.#cameras.push(...stream.getVideoTracks());
      return stream;
    });
    define('getDisplayMedia', () => {
      const track = this.#picture.track.clone();
      this.#screens.push(track);
      return Promise.resolve(new MediaStream([track]));
    });
  }

  /** How many cameras and screens are being captured right now. */
  get running(): { readonly cameras: number; readonly screens: number } {
    return { cameras: this.#cameras.filter(isLive).length, screens: this.#screens.filter(isLive).length };
  }

  stop(): void {
    this.#picture.stop();
    for (const method of ['getUserMedia', 'getDisplayMedia'] as const) Reflect.deleteProperty(navigator.mediaDevices, method);
  }
}

function isLive({ readyState }: MediaStreamTrack): boolean {
  return readyState === 'live';
}

function define<Name extends 'getUserMedia' | 'getDisplayMedia'>(name: Name, value: MediaDevices[Name]): void {
  Object.defineProperty(navigator.mediaDevices, name, { value, configurable: true, writable: true });
}
