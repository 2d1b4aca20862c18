import { codedError } from './coded-error.js';
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

/** A device that goes away sooner than this after it was opened, twice in a row, is not opened again: a broken one would keep us busy. */
const BROKEN_MS = 2000;

/** Opens the devices outside a call, to look at oneself and to see that the microphone hears. They follow what is chosen, as in a call. */
export function devicePreview({ choices, capture: open, localSource: sourceOf }: PreviewTools, devices: readonly Device[], changed: () => void): DevicePreview {
  const ending = new AbortController();
  const problems = new Map<Device, unknown>();
  /** Those that went away too soon the last time. */
  const shaky = new Set<Device>();
  const stream = new MediaStream();
  let follow: () => void = () => undefined;
  const flow = () => {
    const tracks = devices.flatMap((device) => {
      const track = sources[device].track();
      if (track) problems.delete(device);
      return track ?? [];
    });
    for (const track of stream.getTracks()) if (!tracks.includes(track)) stream.removeTrack(track);
    for (const track of tracks) stream.addTrack(track);
    follow();
    if (!ending.signal.aborted) changed();
    return Promise.resolve();
  };
  const fail = (device: Device) => (problem: unknown) => {
    problems.set(device, problem);
    void flow();
  };
  const start = (device: Device) => sources[device].open().catch(fail(device));
  const startAnew = (device: Device) => {
    shaky.delete(device);
    void sources[device].release(); // what is being opened was asked for before
    return start(device);
  };
  const ended = (device: Device) => (livedMs: number) => {
    const again = shaky.delete(device);
    if (livedMs < BROKEN_MS) shaky.add(device);
    if (again && shaky.has(device)) fail(device)(codedError(`${device}-missing`));
    else void start(device);
  };
  const sourceFor = (device: Device): LocalSource => sourceOf(device, flow, ended(device));
  const sources = { microphone: sourceFor('microphone'), camera: sourceFor('camera') };
  follow = followDevices({ sources, lacks: (device) => problems.has(device), open: startAnew }, choices, open, ending.signal);
  for (const device of devices) void start(device);
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
