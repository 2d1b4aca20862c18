/** Which devices to use, and how. Empty constraints and ids mean what the system has set. */
export interface DeviceChoice {
  readonly microphone: MediaTrackConstraints;
  readonly camera: MediaTrackConstraints;
  /** `deviceId` of where a call is heard. */
  readonly speaker: string;
  /** `deviceId` of where it rings. */
  readonly ringer: string;
}

/** What can be led to a device: an element, or the last node before an `AudioContext`'s destination. */
export type Sound = HTMLMediaElement | AudioNode;

export type Output = 'speaker' | 'ringer';

/**
 * One for the page: devices belong to whoever sits in front of it, not to one panel or one call. Here is only what calls and rings
 * cannot wait for. What chooses comes in `device-desk.ts`, what heeds it in `follow-devices.ts`.
 */
export class DeviceChoices extends EventTarget {
  current: DeviceChoice = { microphone: {}, camera: {}, speaker: '', ringer: '' };
  /** Each brings what it has open into line with `current`. Rejects with a `CallError`, and then keeps what it had. */
  readonly followers = new Set<() => Promise<void>>();
  /** What sounded last on each. The desk takes their place, and leads there whatever is set. */
  sounds: Partial<Record<Output, Sound | undefined>> = {};
}

export const deviceChoices = new DeviceChoices();
