import { MessengerCallPanel } from './messenger-call-panel.js';

/** Registers the element. Does nothing where the name is taken already, and on a server, where there is nothing to register with. */
export function defineMessengerCallPanel(name = 'messenger-call-panel'): void {
  if (typeof customElements === 'undefined' || customElements.get(name) !== undefined) {
    return;
  }
  try {
    customElements.define(name, MessengerCallPanel);
  } catch {
    // A constructor can be registered once: any further name gets a class of its own.
    customElements.define(name, class extends MessengerCallPanel {});
  }
}
