import { aTimeout, expect } from '@open-wc/testing';
import { openPanel, partOrNull } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';

describe('a call that the page keeps from ringing', () => {
  it('offers no sound to turn on, though a file has rung for the call before', async () => {
    const panel = await openPanel({ ringtone: 'data:audio/wav;base64,' });
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    panel.desk.show(snapshot('ended', { startedAt: null }));
    await panel.updateComplete;
    panel.addEventListener('call-incoming', (event) => event.preventDefault());
    panel.desk.show(snapshot('incoming', { id: 'call-2', createdAt: Date.now() }));
    await import('../../src/panel/extras/attend.js');
    await panel.updateComplete;
    await aTimeout(600); // longer than it takes to find out
    expect(partOrNull(panel, 'unlock-button') === null).to.equal(true);
  });
});
