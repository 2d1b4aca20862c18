import { expect, waitUntil } from '@open-wc/testing';
import { openDevices, openPanel, part } from '../support/open-panel.js';
import { snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

describe('among the devices, the focus', () => {
  const inSheet = (panel: StillPanel) => panel.shadowRoot?.querySelector<HTMLElement>('.sheet [part~="codec-select"]') ?? panel;
  const focused = (panel: StillPanel) => panel.shadowRoot?.activeElement;

  it('goes to the button that answers when somebody calls, whatever was clicked there', async () => {
    const panel = await openPanel();
    await openDevices(panel);
    await import('../../src/panel/extras/attend.js');
    await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'), 'what leads the focus is there');
    inSheet(panel).focus();
    inSheet(panel).click();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('.sheet') === null).to.equal(true);
    expect(focused(panel)).to.equal(part(panel, 'accept-button'));
  });

  it('goes where the end of a call leads it, also after Escape has taken back a question', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'), waiting());
    await openDevices(panel);
    await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'), 'what leads the focus is there');
    panel.shadowRoot?.querySelector<HTMLElement>('[part="waiting-call"] .accept-button')?.click();
    await panel.updateComplete;
    inSheet(panel).focus();
    inSheet(panel).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await panel.updateComplete;
    inSheet(panel).focus();
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(focused(panel)).to.equal(panel.shadowRoot?.querySelector('.done'));
  });
});
