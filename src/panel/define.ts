import { MessengerCallPanel } from './messenger-call-panel.js';

/** Registers the element. Does nothing where the name is taken already, and on a server, where there is nothing to register with. */
export function defineMessengerCallPanel(name = 'messenger-call-panel'): void {
  if (typeof customElements === 'undefined' || customElements.get(name) !== undefined) {
    return;
  }
  // A constructor can be registered once, so any name after the first gets a class of its own.
  const taken = customElements.getName?.(MessengerCallPanel) != null;
  customElements.define(name, taken ? class extends MessengerCallPanel {} : MessengerCallPanel);
}
