import { shortcutLetter } from './shortcut-keyboard.js';

/** A panel that can be worked by keys. */
export interface Keyed {
  readonly hasFocus: () => boolean;
  readonly inCall: () => boolean;
  /** What could be pressed there now. */
  readonly find: (selector: string) => HTMLElement | null;
  readonly press: (button: HTMLElement) => void;
}

const toolbar = '[part="toolbar"]';
const waiting = '[part="waiting-call"]';

/**
 * A letter's buttons, what it does first foremost: who rings is declined before anyone is hung up on, in whichever panel. The
 * letters are those that Chrome, Edge, Firefox and Safari leave alone; A, B, C, I, N, P, T, W, X and Z are taken in Chrome.
 */
export const SHORTCUTS: Readonly<Record<string, readonly string[]>> = {
  J: [`${toolbar} .accept-button`, `${waiting} .accept-button`],
  V: ['.camera-button', '.accept-video-button'],
  H: [`${toolbar} .decline-button`, `${waiting} .decline-button`, '.hang-up-button'],
  M: ['.microphone-button'],
  E: ['.screen-button'],
  D: ['.devices-button'],
};

/** The panels of the page, those that listen to keys. */
const panels = new Set<Keyed>();

export function listen(panel: Keyed): void {
  panels.add(panel);
  window.addEventListener('keydown', onKey);
}

export function ignore(panel: Keyed): void {
  panels.delete(panel);
  if (panels.size === 0) window.removeEventListener('keydown', onKey);
}

/** Of several panels only one acts: the one with the focus, else the one in a call, else the first that can. */
function onKey(event: KeyboardEvent): void {
  const selectors = SHORTCUTS[shortcutLetter(event) ?? ''] ?? [];
  const rank = (panel: Keyed) => (panel.hasFocus() ? 0 : panel.inCall() ? 1 : 2);
  const inOrder = [...panels].sort((a, b) => rank(a) - rank(b));
  for (const selector of selectors) {
    for (const panel of inOrder) {
      const button = panel.find(selector);
      if (button === null) continue;
      event.preventDefault();
      panel.press(button);
      return;
    }
  }
}
