import { deviceChoices, type DeviceChoice } from '../../src/rtc/device-choice.js';
import { followers } from '../../src/rtc/follow-devices.js';
import { until, type TestCall } from './calls.js';

export const NONE: DeviceChoice = { microphone: {}, camera: {}, speaker: '', ringer: '' };

export const device = (deviceId: string): MediaTrackConstraints => ({ deviceId: { exact: deviceId } });

/** As the sheet does it: the choice is set, and whoever has something open follows. */
export async function choose(choice: Partial<DeviceChoice>): Promise<void> {
  deviceChoices.current = { ...deviceChoices.current, ...choice };
  await Promise.all([...followers].map((follow) => follow()));
}

/** The file that follows comes a moment after the call. */
export async function follows(): Promise<void> {
  await until(() => followers.size === 1, 'the call follows the devices');
}

export function sent({ connection }: TestCall, kind: 'audio' | 'video'): string | undefined {
  return connection.getSenders().find(({ track }) => track?.kind === kind)?.track?.getSettings().deviceId;
}
