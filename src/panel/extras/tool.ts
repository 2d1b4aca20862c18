import type { View } from '../view.js';

/** Something the stage can be shown in: a small window, the full screen. */
export interface Tool {
  readonly isOpen: () => boolean;
  /** From a click: browsers ask for one. */
  readonly toggle: () => Promise<void> | void;
  readonly isPossible: (view: View) => boolean;
  readonly updated: (view: View) => void;
  readonly disconnected?: () => void;
}

/** From when a call has devices of its own, until it lets go of them. */
export function isUnderWay({ phase }: View): boolean {
  return phase !== 'idle' && phase !== 'incoming' && phase !== 'ended';
}
