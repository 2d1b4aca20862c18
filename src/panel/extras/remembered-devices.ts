import type { MakeExtra } from '../extras.js';
import type { DeviceDesk } from '../media-engine.js';

/** Heeds what was chosen in this browser before: calls and rings find it there, and the sound of this panel's call is led to its speaker. */
export const extra: MakeExtra = ({ root, openDevices, host }) => {
  let desk: DeviceDesk | null = null;
  let release: (() => void) | null = null;
  openDevices().then(
    (opened) => {
      desk = opened;
      host.requestUpdate();
    },
    () => undefined, // the system's devices are used then
  );
  return {
    updated() {
      const sound = root.querySelector('audio');
      if (sound) release ??= desk?.leadCall(sound) ?? null;
    },
    disconnected() {
      release?.();
      release = null;
    },
  };
};
