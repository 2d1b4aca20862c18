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

export type Sounds = Partial<Record<Output, Sound | undefined>>;

/**
 * Devices belong to whoever sits in front of the page, not to one panel or one call. Here is only what calls and rings cannot wait
 * for. What chooses comes in `device-desk.ts`, what heeds it in `follow-devices.ts`.
 */
export interface DeviceChoices {
  current: DeviceChoice;
  /** What sounded last on each. The desk takes their place, and leads there whatever is set. */
  sounds: Sounds;
}

/** One for the page. */
export const deviceChoices: DeviceChoices = { current: { microphone: {}, camera: {}, speaker: '', ringer: '' }, sounds: {} };
