import type { CallPhase } from '../session/snapshot.js';

/** The class of the control a hand on the keyboard most likely wants next, and can hit by accident without harm. */
const LIKELY: Readonly<Record<CallPhase | 'idle', string>> = {
  idle: 'dial-button',
  incoming: 'accept-button',
  dialing: 'hang-up-button',
  ringing: 'microphone-button',
  connecting: 'microphone-button',
  active: 'microphone-button',
  reconnecting: 'microphone-button',
  ended: 'done',
};

/**
 * Whoever works the panel with the keyboard must not be thrown back to the top of the page when a button gives way to another, or
 * is hidden. At the end of a call the focus moves on by itself: on the button that hung up stands "Call again" now.
 */
export function keepFocus(root: ShadowRoot, phase: CallPhase | 'idle', phaseChanged: boolean): void {
  if (!root.activeElement?.checkVisibility() || (phaseChanged && phase === 'ended')) {
    root.querySelector<HTMLElement>(`.${LIKELY[phase]}`)?.focus();
  }
}
