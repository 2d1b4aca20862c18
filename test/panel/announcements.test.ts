import { expect } from '@open-wc/testing';
import { openPanel } from '../support/open-panel.js';
import { cameraDenied, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

async function said(panel: StillPanel): Promise<string> {
  await panel.updateComplete;
  return (panel.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '').replace(/[\u2068\u2069]/g, '');
}

describe('while an error is open, a screen reader is told', () => {
  async function withError(): Promise<StillPanel> {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    panel.desk.show(snapshot('active', { error: cameraDenied }));
    expect(await said(panel), 'the message speaks for itself').to.equal('');
    return panel;
  }

  it('that the call reconnects', async () => {
    const panel = await withError();
    panel.desk.show(snapshot('reconnecting', { error: cameraDenied }));
    expect(await said(panel)).to.equal('Reconnecting…');
  });

  it('that the call is over', async () => {
    const panel = await withError();
    panel.desk.show(snapshot('ended', { error: cameraDenied }));
    expect(await said(panel)).to.equal('Maria Lopez ended the call');
  });
});
