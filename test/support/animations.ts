import type { StillPanel } from './still-panel.js';

/** What breathes is at its faintest for a moment, and what appears is not there yet: contrast would be measured then. */
export async function allAnimationsOver(panel: StillPanel): Promise<void> {
  for (const animation of panel.shadowRoot?.getAnimations() ?? []) {
    animation.cancel();
  }
  await panel.updateComplete;
}
