import type { Kit } from '../extras.js';
import type { DeviceDesk } from '../media-engine.js';
import type { View } from '../view.js';

/** Where this browser's choice of devices is kept. */
export const REMEMBERED = 'messenger-call-panel';

/** Whether anything was ever chosen here. A page without storage remembers nothing. */
export function hasRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}

/** What chooses devices comes in a file of its own. */
export interface DeskToCome {
  /** Null until it is there. */
  readonly now: () => DeviceDesk | null;
  readonly updated: (view: View) => void;
  readonly disconnected: () => void;
}

/**
 * Asks for it once it is wanted; where it has not come, once more with the next call, and when the sheet is opened. What listens to
 * it does so while the panel is in the page: the desk is there for as long as the page is.
 */
export function deskToCome({ openDevices, host }: Kit, listeners: Readonly<Record<string, (event: Event) => void>>, wanted = () => true): DeskToCome {
  let desk: DeviceDesk | null = null;
  let asked = '';
  return {
    now: () => desk,
    updated({ call, devicesOpen }) {
      const occasion = [call?.createdAt, devicesOpen].join();
      if (desk === null && occasion !== asked && wanted()) {
        asked = occasion;
        openDevices(REMEMBERED).then(
          (opened) => {
            desk = opened;
            host.requestUpdate();
          },
          () => undefined, // the system's devices are used then, and the sheet lets nothing be chosen
        );
      }
      for (const type in listeners) desk?.addEventListener(type, listeners[type] ?? null);
    },
    disconnected() {
      for (const type in listeners) desk?.removeEventListener(type, listeners[type] ?? null);
    },
  };
}
