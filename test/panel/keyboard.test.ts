import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { openDevices, openPanel, part } from '../support/open-panel.js';
import { cameraDenied, snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

describe('by keyboard', () => {
  it('the focus goes into the devices, and Escape leads back to their button', async () => {
    const panel = await attended();
    part(panel, 'devices-button').focus();
    await openDevices(panel);
    await waitUntil(() => focused(panel)?.closest('.sheet'), 'the focus is among the devices');
    key(panel, 'Escape');
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('.sheet')).to.equal(null);
    expect(focused(panel)).to.equal(part(panel, 'devices-button'));
  });

  it('the devices’ own way out leads back to their button too', async () => {
    const panel = await attended();
    part(panel, 'devices-button').focus();
    await openDevices(panel);
    const dismiss = panel.shadowRoot?.querySelector<HTMLElement>('.sheet .dismiss');
    dismiss?.focus();
    dismiss?.click();
    await panel.updateComplete;
    expect(focused(panel)).to.equal(part(panel, 'devices-button'));
  });

  it('Escape uncovers what the devices cover, and leaves the focus on it', async () => {
    const panel = await attended();
    await openDevices(panel);
    part(panel, 'hang-up-button').focus();
    key(panel, 'Escape');
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('.sheet')).to.equal(null);
    expect(focused(panel)).to.equal(part(panel, 'hang-up-button'));
  });

  it('Escape does not close what is around the panel as long as it has something to close itself', async () => {
    const panel = await attended();
    await openDevices(panel);
    let heard = 0;
    document.addEventListener('keydown', () => (heard += 1), { once: true });
    key(panel, 'Escape');
    expect(heard).to.equal(0);
    await panel.updateComplete;
    key(panel, 'Escape');
    expect(heard).to.equal(1);
  });

  it('the focus goes to the question whether a call may end, and back to who is waiting', async () => {
    const panel = await attended(snapshot('active'), waiting('call-2'), waiting('call-3'));
    const accept = () => card(panel, 1)?.querySelector<HTMLElement>('.accept-button');
    accept()?.focus();
    accept()?.click();
    await panel.updateComplete;
    expect(focused(panel)?.textContent).to.equal('End and answer');
    key(panel, 'Escape');
    await panel.updateComplete;
    expect(focused(panel)).to.equal(accept());
    accept()?.click();
    await panel.updateComplete;
    card(panel, 1)?.querySelector<HTMLElement>('.text:not(.strong)')?.click();
    await panel.updateComplete;
    expect(focused(panel)).to.equal(accept());
    expect(panel.desk.asked).to.deep.equal([]);
  });

  it('a key held down on “Accept” does not answer the question that comes up', async () => {
    const panel = await attended(snapshot('active'), waiting());
    const accept = card(panel, 0)?.querySelector<HTMLElement>('.accept-button');
    accept?.focus();
    accept?.click();
    await panel.updateComplete;
    expect(key(panel, 'Enter', { repeat: true })).to.equal('prevented');
    expect(key(panel, 'Enter')).to.equal('left alone');
  });

  it('the focus does not stay on a message that is gone', async () => {
    const panel = await attended(snapshot('active', { error: cameraDenied }));
    const dismiss = panel.shadowRoot?.querySelector<HTMLElement>('.message .dismiss');
    dismiss?.focus();
    dismiss?.click();
    await panel.updateComplete;
    expect(focused(panel)).to.equal(part(panel, 'microphone-button'));
  });

  it('what lies over the stage cannot have the focus go under it', async () => {
    const panel = await attended(snapshot('active', { remote: { audio: true, video: true } }), waiting());
    await waitUntil(() => panel.shadowRoot?.querySelector('.tools'), 'the tools of the stage are there');
    const tools = panel.shadowRoot?.querySelector('.tools');
    panel.style.inlineSize = '320px';
    expect(tools?.checkVisibility({ visibilityProperty: true })).to.equal(false);
    panel.desk.show(snapshot('active', { remote: { audio: true, video: true } }));
    await panel.updateComplete;
    expect(tools?.checkVisibility({ visibilityProperty: true })).to.equal(true);
  });

  it('nothing takes the focus from the page', async () => {
    const panel = await attended();
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Reply" />`);
    field.focus();
    await openDevices(panel);
    await waitUntil(() => panel.shadowRoot?.querySelector('.sheet select'), 'the devices are shown');
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    expect(document.activeElement).to.equal(field);
  });
});

describe('a screen reader is told', () => {
  it('who is waiting, when they come', async () => {
    const panel = await attended();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    expect(said(panel)).to.equal('Incoming call from Caller 9317');
    panel.desk.show(snapshot('active'), waiting(), waiting('call-3', 'psid-5555'));
    await panel.updateComplete;
    expect(said(panel)).to.equal('Incoming call from Caller 5555');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(said(panel)).to.equal('');
  });

  it('what taking a waiting call would do, each time it is asked', async () => {
    const panel = await attended(snapshot('active'), waiting());
    for (const again of ['', 'again']) {
      card(panel, 0)?.querySelector<HTMLElement>('.accept-button')?.click();
      await panel.updateComplete;
      expect(said(panel), again).to.equal('This ends your call with Maria Lopez.');
      card(panel, 0)?.querySelector<HTMLElement>('.text:not(.strong)')?.click();
      await panel.updateComplete;
      expect(said(panel), again).to.equal('');
    }
  });

  it('nothing more once an error was dismissed: it knew the phase', async () => {
    const panel = await attended();
    const live = panel.shadowRoot?.querySelector('[aria-live]');
    panel.desk.show(snapshot('active', { error: cameraDenied }));
    await panel.updateComplete;
    expect(live?.textContent).to.equal('');
    panel.shadowRoot?.querySelector<HTMLElement>('.message .dismiss')?.click();
    await panel.updateComplete;
    expect(live?.textContent).to.equal('');
    panel.desk.show(snapshot('reconnecting'));
    await panel.updateComplete;
    expect(live?.textContent).to.equal('Reconnecting…');
  });
});

/** In a call, with what helps by keyboard loaded. */
async function attended(...calls: Parameters<StillPanel['desk']['show']> | []): Promise<StillPanel> {
  const panel = await openPanel();
  const [call = snapshot('active'), ...others] = calls;
  panel.desk.show(call, ...others);
  await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'), 'what helps is there');
  return panel;
}

function focused(panel: StillPanel): Element | null {
  return panel.shadowRoot?.activeElement ?? null;
}

function said(panel: StillPanel): string | undefined {
  return panel.shadowRoot?.querySelector('header [role="status"]')?.textContent.replace(/[\u2068\u2069]/g, '');
}

function card(panel: StillPanel, index: number): Element | undefined {
  return panel.shadowRoot?.querySelectorAll('[part="waiting-call"]')[index];
}

function key(panel: StillPanel, name: string, more: KeyboardEventInit = {}): 'prevented' | 'left alone' {
  const target = focused(panel) ?? panel.shadowRoot?.querySelector('section');
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...more });
  return target?.dispatchEvent(event) === false ? 'prevented' : 'left alone';
}
