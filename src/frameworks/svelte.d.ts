/** `<messenger-call-panel>` in Svelte's markup. */
import type { HTMLAttributes } from 'svelte/elements';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';
import type { CallPanelAttributes, CallPanelListeners, CallPanelProperties } from './properties.js';

export * from '../index.js';
export type { CallPanelAttributes, CallPanelListeners, CallPanelProperties };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'messenger-call-panel': CallPanelAttributes & CallPanelListeners & CallPanelProperties & HTMLAttributes<MessengerCallPanel>;
  }
}
