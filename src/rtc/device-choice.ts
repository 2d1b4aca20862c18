/** Which devices to use, and how. Empty constraints and ids mean what the system has set. */
export interface DeviceChoice {
  readonly microphone: MediaTrackConstraints;
  readonly camera: MediaTrackConstraints;
  /** `deviceId` of where a call is heard. */
  readonly speaker: string;
  /** `deviceId` of where it rings. */
  readonly ringer: string;
}

/** Tells by a `change` event that something else was chosen, also during a call. */
class DeviceChoices extends EventTarget {
  current: DeviceChoice = { microphone: {}, camera: {}, speaker: '', ringer: '' };

  choose(changes: Partial<DeviceChoice>): void {
    this.current = { ...this.current, ...changes };
    this.dispatchEvent(new Event('change'));
  }
}

/** One for the page: devices belong to whoever sits in front of it, not to one panel or one call. */
export const deviceChoices = new DeviceChoices();
