import type { Extra, Kit, MakeExtra } from '../extras.js';
import type { DeviceDesk } from '../media-engine.js';
import { hasRemembered, REMEMBERED } from './remembered.js';

/** Heeds what was chosen in this browser before, or in another panel of the page. Costs next to nothing where that never happened. */
export const extra: MakeExtra = (kit) => heedChoice(kit, hasRemembered);

/** Calls and rings find the choice there, and the sound of this panel's call is led to its speaker. `wanted`: from when on. */
export function heedChoice({ root, openDevices, host }: Kit, wanted: () => boolean): Extra {
  let opening = false;
  let desk: DeviceDesk | null = null;
  let release: (() => void) | null = null;
  const open = () => {
    opening = true;
    openDevices(REMEMBERED).then(
      (opened) => {
        desk = opened;
        host.requestUpdate();
      },
      () => undefined, // the system's devices are used then
    );
  };
  return {
    updated() {
      if (!opening && wanted()) open();
      const sound = root.querySelector('audio');
      if (sound && host.isConnected) release ??= desk?.leadCall(sound) ?? null;
    },
    disconnected() {
      release?.();
      release = null;
    },
  };
}
