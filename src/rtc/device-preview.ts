import { followDevices, type Device } from './follow-devices.js';
import type { DeviceChoices } from './device-choice.js';
import type { capture } from './devices.js';
import type { localSource, LocalSource } from './local-source.js';

export interface DevicePreview {
  readonly stream: MediaStream;
  readonly track: (device: Device) => MediaStreamTrack | null;
  /** Why a device cannot be shown; undefined while it can, or may yet. */
  readonly problem: (device: Device) => unknown;
  /** Releases both at once. */
  readonly end: () => void;
}

/** What the sources are made with. Handed in: they are in the panel's own file. */
export interface PreviewTools {
  readonly choices: DeviceChoices;
  readonly capture: typeof capture;
  readonly localSource: typeof localSource;
}

/** Opens the devices outside a call, to look at oneself and to see that the microphone hears. They follow what is chosen, as in a call. */
export function devicePreview({ choices, capture: open, localSource: sourceOf }: PreviewTools, devices: readonly Device[], changed: () => void): DevicePreview {
  const ending = new AbortController();
  const problems = new Map<Device, unknown>();
  const stream = new MediaStream();
  let follow: () => void = () => undefined;
  const flow = () => {
    const tracks = Object.values(sources).flatMap((source) => source.track() ?? []);
    for (const track of stream.getTracks()) if (!tracks.includes(track)) stream.removeTrack(track);
    for (const track of tracks) stream.addTrack(track);
    follow();
    if (!ending.signal.aborted) changed();
    return Promise.resolve();
  };
  const start = (device: Device) => {
    sources[device].open().then(
      () => problems.delete(device),
      (problem: unknown) => {
        problems.set(device, problem);
        void flow();
      },
    );
  };
  const sourceFor = (device: Device): LocalSource => sourceOf(device, flow, () => start(device));
  const sources = { microphone: sourceFor('microphone'), camera: sourceFor('camera') };
  follow = followDevices({ sources, lacks: () => false, open: () => Promise.resolve() }, choices, open, ending.signal);
  devices.forEach(start);
  return {
    stream,
    track: (device) => sources[device].track(),
    problem: (device) => problems.get(device),
    end() {
      ending.abort();
      for (const device of devices) void sources[device].release();
    },
  };
}
