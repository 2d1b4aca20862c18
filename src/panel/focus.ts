import type { CallPhase } from '../session/snapshot.js';

/** The class of the control a hand on the keyboard most likely wants next, and can hit by accident without harm. */
function likelyControl(phase: CallPhase | 'idle'): string {
  switch (phase) {
    case 'idle':
      return 'dial-button';
    case 'incoming':
      return 'accept-button';
    case 'dialing':
      return 'hang-up-button';
    case 'ringing':
    case 'connecting':
    case 'active':
    case 'reconnecting':
      return 'microphone-button';
    case 'ended':
      return 'done';
  }
}

/**
 * Whoever works the panel with the keyboard must not be thrown back to the top of the page when a button gives way to another.
 * At the end of a call the focus moves on by itself: on the button that hung up stands "Call again" now.
 */
export function keepFocus(root: ShadowRoot, phase: CallPhase | 'idle', phaseChanged: boolean): void {
  if (root.activeElement === null || (phaseChanged && phase === 'ended')) {
    root.querySelector<HTMLElement>(`.${likelyControl(phase)}`)?.focus();
  }
}
