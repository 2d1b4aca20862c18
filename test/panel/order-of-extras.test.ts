import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/protocol/call-error.js';
import { openPanel } from '../support/open-panel.js';
import { missing, PermissionDesk } from '../support/permission-desk.js';
import { outgoing } from '../support/snapshots.js';
import { unusedAdapter } from '../support/still-panel.js';

it('what a message offers stands above its details, whichever file came first', async () => {
  const panel = await openPanel();
  panel.desk.show(outgoing('ringing'));
  panel.desk.show(outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission') }));
  const below = () => [...(panel.shadowRoot?.querySelectorAll('.message .permission, .message details') ?? [])].map(({ localName }) => localName);
  await waitUntil(() => below().length === 1, 'the details are there');
  const desk = new PermissionDesk();
  panel.adapter = { ...unusedAdapter, permissions: desk.permissions };
  await desk.answer(missing());
  await waitUntil(() => below().length === 2, 'the offer is there');
  expect(below()).to.deep.equal(['div', 'details']);
});
