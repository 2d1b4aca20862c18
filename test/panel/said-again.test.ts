import { expect, waitUntil } from '@open-wc/testing';
import { openPanel, part } from '../support/open-panel.js';
import { media, snapshot } from '../support/snapshots.js';

describe('what a shortcut has set', () => {
  it('is said each time, also when the button was clicked in between', async () => {
    const panel = await openPanel({ shortcuts: true });
    await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'), 'the shortcuts are there');
    const said: (string | undefined)[] = [];
    const turn = async (on: boolean, how: () => void) => {
      how();
      panel.desk.show(snapshot('active', { microphone: on ? media.on : media.off }));
      await panel.updateComplete;
      said.push(panel.shadowRoot?.querySelector('header [role="status"]')?.textContent);
    };
    const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'M', code: 'KeyM', altKey: true, shiftKey: true, bubbles: true, composed: true, cancelable: true }));
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'));
    await turn(false, press);
    await turn(true, () => part(panel, 'microphone-button').click());
    await turn(false, press);
    // A screen reader speaks of what changes: the same words have to go before they can come again.
    expect(said).to.deep.equal(['Your microphone is off', '', 'Your microphone is off']);
  });
});
