import { stub } from './calls.js';

/** A device as it stands in a test. */
export interface Plug {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
  readonly groupId?: string;
}

export const headset: Plug = { kind: 'audioinput', deviceId: 'headset', label: 'Headset' };
export const laptop: Plug = { kind: 'audioinput', deviceId: 'laptop', label: 'Laptop microphone' };
export const webcam: Plug = { kind: 'videoinput', deviceId: 'webcam', label: 'Webcam' };
export const builtIn: Plug = { kind: 'videoinput', deviceId: 'built-in', label: 'Built-in camera' };

/**
 * Plugs devices in and out as no browser lets a test do: which there are is made up, and so are the names of what they deliver. What
 * they deliver is real, from the browser's own fake devices.
 */
export class Plugged {
  readonly captured: MediaStreamTrack[] = [];
  /** Ids of all that the page began to open, in order: what it opens shows here at once, and in `captured` only when the browser has it. */
  readonly begun: string[] = [];
  /** Called before a device opens: may throw, or make it wait. */
  beforeOpening: (plug: Plug) => unknown = () => undefined;
  /** What the agent picks when the browser asks, instead of what the page would like. */
  pick: string | null = null;
  /** How often the page has looked which there are. */
  looks = 0;
  #plugs: readonly Plug[] = [];
  readonly #held = new Map<MediaStreamTrack, Plug>();

  constructor(...plugs: readonly Plug[]) {
    const { mediaDevices } = navigator;
    this.#plugs = plugs;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    stub(mediaDevices, 'enumerateDevices', () => {
      this.looks += 1;
      return Promise.resolve(this.#plugs.map((plug) => infoOf(plug)));
    });
    stub(mediaDevices, 'getUserMedia', async (constraints) => new MediaStream([await this.#open(open, constraints ?? {})]));
  }

  /** From now on there are these, in this order. Those in use that are gone end. */
  set(...plugs: readonly Plug[]): void {
    this.#plugs = plugs;
    for (const [track, { deviceId }] of this.#held) {
      if (track.readyState === 'live' && !plugs.some((plug) => plug.deviceId === deviceId)) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }

  /** Ids of what is open, in the order of opening. */
  get open(): readonly string[] {
    return this.captured.filter(({ readyState }) => readyState === 'live').map((track) => String(track.getSettings().deviceId));
  }

  async #open(open: MediaDevices['getUserMedia'], { audio, video }: MediaStreamConstraints): Promise<MediaStreamTrack> {
    const kind = audio ? 'audioinput' : 'videoinput';
    const constraints = kind === 'audioinput' ? audio : video;
    const exact = typeof constraints === 'object' && typeof constraints.deviceId === 'object' && 'exact' in constraints.deviceId ? constraints.deviceId.exact : null;
    const there = this.#plugs.filter((plug) => plug.kind === kind);
    if (there.length === 0) throw new DOMException('', 'NotFoundError');
    const plug = this.pick === null && exact === null ? there[0] : there.find(({ deviceId }) => deviceId === (this.pick ?? exact));
    if (!plug) throw new DOMException('', 'OverconstrainedError');
    this.begun.push(plug.deviceId);
    await this.beforeOpening(plug);
    const [track] = (await open(audio ? { audio: true } : { video: true })).getTracks();
    if (!track) throw new Error('The browser gave no track.');
    Object.defineProperty(track, 'label', { value: plug.label });
    track.getSettings = () => ({ deviceId: plug.deviceId });
    this.#held.set(track, plug);
    this.captured.push(track);
    return track;
  }
}

function infoOf({ kind, deviceId, label, groupId = deviceId }: Plug): MediaDeviceInfo {
  return { kind, deviceId, label, groupId, toJSON: () => ({}) };
}
