import type { MediaEngineEvent, TrackSlot } from '../session/ports.js';
import { captureError, microphonePermission } from './devices.js';
import { LocalSource } from './local-source.js';
import { replaceTracks } from './remote-media.js';

/** A device that goes away sooner than this after it was opened is not opened again, or a broken one would keep us busy. */
const BROKEN_MS = 2000;

export interface LocalMediaOptions {
  /** Whether a shared screen is the content of the slot `video`. */
  readonly screenInVideoSlot: boolean;
  readonly send: (slot: TrackSlot, track: MediaStreamTrack | null) => Promise<void>;
  readonly emit: (event: MediaEngineEvent) => void;
}

/** What the agent sends: microphone, camera and screen, and which of them flows into which slot. */
export class LocalMedia {
  /** The self-view: the screen or the camera, whichever is sent. */
  readonly stream = new MediaStream();
  readonly #options: LocalMediaOptions;
  readonly #microphone = new LocalSource('microphone', () => this.#flow(), (livedMs) => void this.#microphoneEnded(livedMs));
  readonly #camera = new LocalSource('camera', () => this.#flow(), () => this.#cameraEnded());
  readonly #screen = new LocalSource('screen', () => this.#flow(), () => void this.#screenEnded());
  #permission: Promise<PermissionStatus | null> | null = null;
  #microphoneOn = true;
  #microphoneLost = false;
  /** Holds while the camera rests for a shared screen. */
  #cameraOn = false;

  constructor(options: LocalMediaOptions) {
    this.#options = options;
  }

  trackOf(slot: TrackSlot): MediaStreamTrack | null {
    switch (slot) {
      case 'audio':
        return this.#microphone.track;
      case 'video':
        return (this.#options.screenInVideoSlot ? this.#screen.track : null) ?? this.#camera.track;
      case 'screen':
        return this.#options.screenInVideoSlot ? null : this.#screen.track;
    }
  }

  /** Asked while it rings, so that the click need not wait. The answer stays current by itself. */
  lookUpPermission(): Promise<PermissionStatus | null> {
    this.#permission ??= microphonePermission();
    return this.#permission;
  }

  async openMicrophone(): Promise<void> {
    const opening = this.#microphone.open().then(() => this.#setMicrophoneLost(false));
    opening.catch(() => undefined); // looked at below, a moment later
    if ((await this.lookUpPermission())?.state !== 'granted') return opening;
    opening.catch((cause: unknown) => {
      this.#options.emit({ type: 'source-failed', source: 'microphone', error: captureError('microphone', cause) });
    });
  }

  setMicrophoneEnabled(on: boolean): void {
    this.#microphoneOn = on;
    if (this.#microphone.track) this.#microphone.track.enabled = on;
  }

  async setCamera(on: boolean): Promise<void> {
    this.#cameraOn = on;
    if (!on) return this.#camera.release();
    if (this.#options.screenInVideoSlot && this.#screen.track) return;
    try {
      await this.#camera.open();
    } catch (error) {
      this.#cameraOn = false;
      throw error;
    }
  }

  async setScreenShare(on: boolean): Promise<void> {
    if (!on) {
      await this.#screen.release();
      return this.#resumeCamera();
    }
    await this.#screen.open();
    if (this.#options.screenInVideoSlot && this.#screen.track) await this.#camera.release();
  }

  close(): void {
    this.#cameraOn = false;
    for (const source of [this.#microphone, this.#camera, this.#screen]) void source.release();
    replaceTracks(this.stream, []);
  }

  /** Brings every slot and the self-view up to date. */
  async #flow(): Promise<void> {
    this.setMicrophoneEnabled(this.#microphoneOn);
    const view = this.#screen.track ?? this.#camera.track;
    replaceTracks(this.stream, view ? [view] : []);
    const slots: readonly TrackSlot[] = ['audio', 'video', 'screen'];
    await Promise.all(slots.map((slot) => this.#options.send(slot, this.trackOf(slot))));
  }

  async #resumeCamera(): Promise<void> {
    if (!this.#cameraOn) return;
    try {
      await this.#camera.open();
    } catch {
      this.#cameraEnded();
    }
  }

  /** A headset was pulled out: the default device takes over, and the call goes on. */
  async #microphoneEnded(livedMs: number): Promise<void> {
    try {
      if (livedMs < BROKEN_MS) throw new Error('The microphone does not last.');
      await this.#microphone.open();
    } catch {
      this.#setMicrophoneLost(true);
      this.#options.emit({ type: 'source-ended', source: 'microphone' });
    }
  }

  #cameraEnded(): void {
    this.#cameraOn = false;
    this.#options.emit({ type: 'source-ended', source: 'camera' });
  }

  async #screenEnded(): Promise<void> {
    this.#options.emit({ type: 'source-ended', source: 'screen' });
    await this.#resumeCamera();
  }

  #setMicrophoneLost(lost: boolean): void {
    if (lost === this.#microphoneLost) return;
    this.#microphoneLost = lost;
    this.#options.emit({ type: 'warning', code: 'microphone-lost', raised: lost });
  }
}
