import { CallError } from '../protocol/call-error.js';
import type { MediaEngineEvent, TrackSlot } from '../session/ports.js';
import { captureError, microphonePermission } from './devices.js';
import { localSource, type LocalSource } from './local-source.js';
import { replaceTracks } from './remote-media.js';

/** A device that goes away sooner than this after it was opened is not opened again, or a broken one would keep us busy. */
const BROKEN_MS = 2000;

type Device = 'microphone' | 'camera';

export interface LocalMediaOptions {
  /** Whether a shared screen is the content of the slot `video`. */
  readonly screenInVideoSlot: boolean;
  readonly send: (slot: TrackSlot, track: MediaStreamTrack | null) => Promise<void>;
  readonly emit: (event: MediaEngineEvent) => void;
}

export interface LocalMedia {
  /** The self-view: the screen or the camera, whichever is sent; and the microphone. */
  readonly stream: MediaStream;
  readonly trackOf: (slot: TrackSlot) => MediaStreamTrack | null;
  readonly sources: Readonly<Record<Device, LocalSource>>;
  /** Asked while it rings, so that the click need not wait. The answer stays current by itself. */
  readonly lookUpPermission: () => Promise<PermissionStatus | null>;
  readonly openMicrophone: () => Promise<void>;
  /** Whether the call should have one and has none. */
  readonly microphoneLost: () => boolean;
  readonly setMicrophoneEnabled: (on: boolean) => void;
  readonly setCamera: (on: boolean) => Promise<void>;
  readonly setScreenShare: (on: boolean) => Promise<void>;
  readonly close: () => void;
}

/** What the agent sends: microphone, camera and screen, and which of them flows into which slot. */
export function sendMedia({ screenInVideoSlot, send, emit }: LocalMediaOptions): LocalMedia {
  const stream = new MediaStream();
  let permission: Promise<PermissionStatus | null> | undefined;
  let microphoneOn = true;
  let microphoneLost = false;
  /** Holds while the camera rests for a shared screen. */
  let cameraOn = false;

  const trackOf = (slot: TrackSlot) => {
    switch (slot) {
      case 'audio':
        return microphone.track();
      case 'video':
        return (screenInVideoSlot ? screen.track() : null) ?? camera.track();
      case 'screen':
        return screenInVideoSlot ? null : screen.track();
    }
  };

  const setMicrophoneEnabled = (on: boolean) => {
    microphoneOn = on;
    const track = microphone.track();
    if (track) track.enabled = on;
  };

  /** Brings every slot and the self-view up to date. */
  const flow = async () => {
    setMicrophoneEnabled(microphoneOn);
    const view = screen.track() ?? camera.track();
    replaceTracks(stream, [microphone.track(), view].filter((track) => track !== null));
    const slots: readonly TrackSlot[] = ['audio', 'video', 'screen'];
    await Promise.all(slots.map((slot) => send(slot, trackOf(slot))));
  };

  const setMicrophoneLost = (lost: boolean) => {
    if (lost !== microphoneLost) emit({ type: 'warning', code: 'microphone-lost', raised: lost });
    microphoneLost = lost;
  };

  const lose = (device: Device) => (cause: unknown) => {
    if (device === 'camera') cameraOn = false;
    else setMicrophoneLost(true);
    emit({ type: 'source-ended', source: device, error: captureError(device, cause) });
  };

  /** A headset was pulled out, or a camera: the default one takes over, and the call goes on. */
  const goOn = (device: Device) => (livedMs: number) =>
    void (livedMs < BROKEN_MS ? Promise.reject(new CallError(`${device}-missing`)) : sources[device].open()).catch(lose(device));

  const resumeCamera = async () => {
    if (cameraOn) await camera.open().catch(lose('camera'));
  };

  const screenEnded = () => {
    emit({ type: 'source-ended', source: 'screen' });
    void resumeCamera();
  };

  const microphone = localSource('microphone', flow, goOn('microphone'));
  const camera = localSource('camera', flow, goOn('camera'));
  const sources = { microphone, camera };
  const screen = localSource('screen', flow, screenEnded);

  const lookUpPermission = () => (permission ??= microphonePermission());

  return {
    stream,
    trackOf,
    sources,
    lookUpPermission,
    setMicrophoneEnabled,

    async openMicrophone() {
      const opening = microphone.open().then(() => setMicrophoneLost(false));
      opening.catch(() => undefined); // looked at below, a moment later
      if ((await lookUpPermission())?.state !== 'granted') return opening;
      opening.catch(lose('microphone'));
    },

    microphoneLost: () => microphoneLost,

    async setCamera(on) {
      cameraOn = on;
      if (!on) return camera.release();
      if (screenInVideoSlot && screen.track()) return;
      try {
        await camera.open();
      } catch (error) {
        cameraOn = false;
        throw error;
      }
    },

    async setScreenShare(on) {
      if (!on) {
        await screen.release();
        return resumeCamera();
      }
      await screen.open();
      if (screenInVideoSlot && screen.track()) await camera.release();
    },

    close() {
      cameraOn = false;
      for (const source of [microphone, camera, screen]) void source.release();
      replaceTracks(stream, []);
    },
  };
}
