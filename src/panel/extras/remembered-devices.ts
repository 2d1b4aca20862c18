import type { Extra, Kit, MakeExtra } from '../extras.js';
import { deskToCome, hasRemembered, type DeskToCome } from './remembered.js';

/** Heeds what was chosen in this browser before, or in another panel of the page. Costs next to nothing where that never happened. */
export const extra: MakeExtra = (kit) => heedChoice(kit, deskToCome(kit, {}, hasRemembered));

/** Calls and rings find the choice there, and the sound of this panel's call is led to its speaker. */
export function heedChoice({ root }: Kit, desk: DeskToCome): Extra {
  let release: (() => void) | null = null;
  return {
    updated(view) {
      desk.updated(view);
      const sound = root.querySelector('audio');
      if (sound) release ??= desk.now()?.leadCall(sound) ?? null;
    },
    disconnected() {
      desk.disconnected();
      release?.();
      release = null;
    },
  };
}
