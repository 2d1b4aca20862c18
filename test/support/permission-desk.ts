import { waitUntil } from '@open-wc/testing';
import type { SignalingAdapter } from '../../src/session/ports.js';
import { openPanel, part, partOrNull, text } from './open-panel.js';
import { unusedAdapter, type StillPanel } from './still-panel.js';

type Answer = (value: unknown) => void;

/** An adapter whose answers about permission the test gives, one by one. */
export class PermissionDesk {
  readonly checked: string[] = [];
  readonly requested: string[] = [];
  readonly pages: (string | undefined)[] = [];
  readonly #open: Answer[] = [];

  readonly permissions: NonNullable<SignalingAdapter['permissions']> = {
    check: (psid, options) => {
      this.checked.push(psid);
      this.pages.push(options?.pageId);
      return this.#ask();
    },
    request: (psid) => {
      this.requested.push(psid);
      return this.#ask();
    },
  };

  /** Answers the oldest question. */
  async answer(value: unknown): Promise<void> {
    await waitUntil(() => this.#open.length > 0, 'the panel asks');
    this.#open.shift()?.(value);
  }

  get open(): number {
    return this.#open.length;
  }

  #ask(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#open.push((value) => (value instanceof Error ? reject(value) : resolve(value)));
    });
  }
}

export const DAY_MS = 86_400_000;
export const secondsFromNow = (ms: number): number => Math.floor((Date.now() + ms) / 1000);
const limits = (max_allowed_per_user: number, current_usage: number, time_period = 'PT24H') => [{ time_period, max_allowed_per_user, current_usage }];

export function granted(expiration_time: number | undefined, callsUsed = 0, may = true): unknown {
  return {
    permission: { status: 'has_permission', expiration_time },
    actions: [
      { action_name: 'send_call_permission_request', can_perform_action: false },
      { action_name: 'start_call', can_perform_action: may, limits: limits(10, callsUsed) },
    ],
  };
}

export function missing(asked = 0, period = 'PT24H'): unknown {
  return {
    permission: { status: 'no_permission' },
    actions: [
      { action_name: 'send_call_permission_request', can_perform_action: asked < 2, limits: limits(2, asked, period) },
      { action_name: 'start_call', can_perform_action: false },
    ],
  };
}

export const SENT = { recipient: { id: 'psid-4821' }, message_id: 'm_1' };

export async function open(set: Partial<StillPanel> = {}): Promise<{ panel: StillPanel; desk: PermissionDesk }> {
  const desk = new PermissionDesk();
  const panel = await openPanel({ adapter: { ...unusedAdapter, permissions: desk.permissions }, ...set });
  return { panel, desk };
}

export async function reads(panel: StillPanel, words: string | RegExp, where = 'permission'): Promise<void> {
  const now = () => (partOrNull(panel, where) === null ? '' : text(panel, where));
  await waitUntil(() => (typeof words === 'string' ? now() === words : words.test(now())), `${where} reads ${String(words)}`).catch((error: unknown) => {
    throw new Error(`${String(error)}; it reads “${now()}”`);
  });
}

export async function offers(panel: StillPanel, name: string): Promise<HTMLElement> {
  await waitUntil(() => partOrNull(panel, 'permission-button')?.textContent === name, `${name} is offered`);
  return part(panel, 'permission-button');
}

export const reply = (response: 'approve' | 'reject', consumerId = 'psid-4821'): CustomEvent =>
  new CustomEvent('call-permission', { detail: { type: 'permission-reply', pageId: 'page-1', consumerId, response, expiresAt: response === 'approve' ? Date.now() + 3 * DAY_MS : null } });
