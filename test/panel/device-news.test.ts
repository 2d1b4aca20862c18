import { expect, waitUntil } from '@open-wc/testing';
import { devicesInUse, USING } from '../../src/rtc/follow-devices.js';
import { openPanel } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const takesOver = (label: string) => devicesInUse.dispatchEvent(new CustomEvent(USING, { detail: { device: 'microphone', label } }));
const said = (panel: StillPanel) => [...(panel.shadowRoot?.querySelectorAll('[part="stage"] [role="status"]') ?? [])].map(({ textContent }) => textContent.replace(/[\u2068\u2069]/g, '')).join('');

/** What says it comes with the call, in a file of its own. */
async function inCall(): Promise<StillPanel> {
  const panel = await openPanel();
  panel.desk.show(snapshot('active'));
  await waitUntil(() => takesOver('') && panel.shadowRoot?.querySelector('[part="stage"] [role="status"]'), 'there is a place to say it');
  return panel;
}

describe('a device that takes over during a call', () => {
  it('is named, for the eye and for a screen reader', async () => {
    const panel = await inCall();
    await waitUntil(() => takesOver('Desk microphone') && said(panel) === 'Now using Desk microphone', 'it is said');
    expect(panel.shadowRoot?.querySelector('.news')?.textContent).to.include('Desk microphone');
  });

  it('is no news any more when the call is over', async () => {
    const panel = await inCall();
    await waitUntil(() => takesOver('Desk microphone') && said(panel) !== '', 'it is said');
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(said(panel)).to.equal('');
    expect(panel.shadowRoot?.querySelector('.news') === null).to.equal(true);
  });
});
