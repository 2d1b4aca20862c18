import type { Kit } from '../extras.js';
import type { View } from '../view.js';

/** The sheet's first control, and the only one that is there from the beginning; it closes the sheet. */
const SHEET = '.sheet .dismiss';

/** Brings the focus to what a key has opened and back from it, and lets Escape close it. */
export function keyboard({ root, actions }: Kit): (view: View) => void {
  let drawn: View | null = null;
  let sheetEntered = false;
  let closedByHand = false;
  let confirming: string | null = null;

  const focus = (selector: string) => root.querySelector<HTMLElement>(selector)?.focus();
  const inSheet = () => root.activeElement?.closest('.sheet') != null;

  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
    if (event.repeat && inWaiting(event) && event.key !== 'Tab') {
      event.preventDefault(); // a key held down on "Accept" must not go on to "End and answer"
    } else if (event.key === 'Escape' && (drawn?.confirming != null || drawn?.devicesOpen)) {
      closedByHand = drawn.confirming === null && inSheet();
      actions.set(drawn.confirming === null ? { devicesOpen: false } : { confirming: null });
      event.preventDefault();
      event.stopPropagation(); // a dialog around the panel stays open
    }
  });
  root.addEventListener('click', ({ target }) => {
    closedByHand = inSheet() && target instanceof Element && target.closest(SHEET) !== null;
  });

  return (view) => {
    drawn = view;
    if (view.devicesOpen) {
      const isThere = root.querySelector(SHEET) !== null;
      if (isThere && !sheetEntered && root.querySelector('.devices-button:focus-visible') !== null) focus(SHEET);
      sheetEntered = isThere;
    } else {
      sheetEntered = false;
      if (closedByHand && root.activeElement !== null) focus('.devices-button');
      closedByHand = false;
    }

    if (view.confirming !== confirming) {
      const place = view.waiting.findIndex(({ id }) => id === confirming) + 1;
      const next = view.confirming === null ? `[part="waiting-call"]:nth-child(${place}) .accept-button` : '.confirming .strong';
      confirming = view.confirming;
      if (root.activeElement !== null) focus(next);
    }
  };
}

function inWaiting({ target }: Event): boolean {
  return target instanceof Element && target.closest('.waiting') !== null;
}
