import { fixture, html, waitUntil } from '@open-wc/testing';
import { unusedAdapter, type StillPanel } from './still-panel.js';

/** A connected panel that would call Maria, without a sound. */
export async function openPanel(set: Partial<StillPanel> = {}, content: unknown = ''): Promise<StillPanel> {
  const panel = await fixture<StillPanel>(html`<still-panel page-id="page-1" consumer-id="psid-4821" consumer-name="Maria Lopez" ringtone="none"
    .adapter=${unusedAdapter}>${content}</still-panel>`);
  Object.assign(panel, set);
  await panel.updateComplete;
  return panel;
}

export function part(panel: HTMLElement, name: string): HTMLElement {
  const found = partOrNull(panel, name);
  if (found === null) {
    throw new Error(`no part ${name}`);
  }
  return found;
}

/** Of the panel's own row, not of a waiting call, when both have one. */
export function partOrNull(panel: HTMLElement, name: string): HTMLElement | null {
  return panel.shadowRoot?.querySelector<HTMLElement>(`[part="toolbar"] [part~="${name}"]`) ?? panel.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

/** What can be read in a part: words for screen readers included, what is hidden from everyone left out. */
export function text(panel: HTMLElement, name: string): string {
  return part(panel, name).textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
}

export async function click(panel: StillPanel, name: string): Promise<void> {
  await panel.updateComplete;
  part(panel, name).click();
  await panel.updateComplete;
}

/** The sheet is loaded when it is first opened. */
export async function openDevices(panel: StillPanel): Promise<void> {
  await click(panel, 'devices-button');
  await waitUntil(() => panel.shadowRoot?.querySelector('.sheet'), 'the devices are shown');
}
