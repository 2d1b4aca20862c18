/** What a call can do without, in one file that is loaded while the call is set up. */
import type { DeviceChoices } from './device-choice.js';
import type { capture } from './devices.js';
import { followDevices } from './follow-devices.js';
import type { LocalMedia } from './local-media.js';

export { sampleStatistics } from './statistics.js';

/** A camera that went away is off until the agent turns it on again. A microphone was never turned off, and so is missing. */
export function followForCall(local: LocalMedia, choices: DeviceChoices, open: typeof capture, over: AbortSignal): () => void {
  const { sources, microphoneLost, openMicrophone } = local;
  return followDevices({ sources, lacks: (device) => device === 'microphone' && microphoneLost(), open: openMicrophone }, choices, open, over);
}
