import type { CallDesk } from '../../src/panel/call-controller.js';
import { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import type { SignalingAdapter } from '../../src/session/ports.js';
import { FakeDesk } from './fake-desk.js';

/** A panel whose calls come from a fake switchboard: everything else is the real one. */
export class StillPanel extends MessengerCallPanel {
  readonly desks: FakeDesk[] = [];

  get desk(): FakeDesk {
    const desk = this.desks.at(-1);
    if (desk === undefined) {
      throw new Error('the panel has not opened a switchboard');
    }
    return desk;
  }

  protected override openSwitchboard(): CallDesk {
    const desk = new FakeDesk();
    this.desks.push(desk);
    return desk;
  }
}

if (customElements.get('still-panel') === undefined) {
  customElements.define('still-panel', StillPanel);
}

/** Nothing may be sent through it: the fake switchboard stands in front. */
export const unusedAdapter: SignalingAdapter = {
  callsApi: () => Promise.reject(new Error('nothing may be sent')),
  subscribe: () => {
    throw new Error('nothing may be subscribed to');
  },
};
