import { html, render } from 'lit';
import type { CallAction } from '../src/core.js';
import { next, type Faults } from '../src/simulator.js';
import { choiceRow, switchRow, type Options } from './controls.js';

type ReplyFault = 'none' | 'emptySuccess' | 'errorEnvelope' | 'serverError' | 'notJson' | 'lose';
type Frequency = 'next' | 'third' | 'always';

const REPLY_FAULTS: Options<ReplyFault> = [
  ['none', 'As it should'],
  ['emptySuccess', 'Empty 200'],
  ['errorEnvelope', 'Error envelope'],
  ['serverError', 'Error 500'],
  ['notJson', 'Not JSON'],
  ['lose', 'Nothing at all'],
];

const REQUESTS: Options<CallAction | 'any'> = [
  ['any', 'Any request'],
  ['accept', 'accept'],
  ['connect', 'connect'],
  ['media_update', 'media_update'],
  ['terminate', 'terminate'],
];

const FREQUENCIES: Options<Frequency> = [
  ['next', 'The next time'],
  ['third', 'One time in three'],
  ['always', 'Every time'],
];

const LATE_WEBHOOK_MS = [500, 3000] as const;
const SLOW_REPLY_MS = 2500;
const ONE_IN_THREE = 1 / 3;

/** The controls that make the platform late, forgetful or plainly broken. */
export function showFaultsForm(root: HTMLElement, faults: Faults): void {
  const { webhooks } = faults;
  const replies = new ReplyControls(faults);
  render(
    html`
      <fieldset>
        <legend>Webhooks</legend>
        ${switchRow('Late', (on) => (webhooks.delayMs = on ? LATE_WEBHOOK_MS : 0))}
        ${switchRow('Delivered twice', (on) => (webhooks.duplicate = on))}
        ${switchRow('Out of order', (on) => (webhooks.reorder = on ? 1 / 2 : false))}
        ${switchRow('One in three lost', (on) => (webhooks.lose = on ? ONE_IN_THREE : false))}
      </fieldset>
      <fieldset>
        <legend>Replies</legend>
        ${switchRow('Slow', (on) => (faults.replies.delayMs = on ? SLOW_REPLY_MS : 0))}
        ${choiceRow('The platform answers', REPLY_FAULTS, (fault) => replies.set({ fault }))}
        ${choiceRow('To', REQUESTS, (request) => replies.set({ request }))}
        ${choiceRow('How often', FREQUENCIES, (frequency) => replies.set({ frequency }))}
      </fieldset>
    `,
    root,
  );
}

interface ReplyChoice {
  readonly fault: ReplyFault;
  readonly request: CallAction | 'any';
  readonly frequency: Frequency;
}

/** Three menus that say together what is wrong with which reply. */
class ReplyControls {
  readonly #faults: Faults;
  #choice: ReplyChoice = { fault: 'none', request: 'any', frequency: 'next' };

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  set(change: Partial<ReplyChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    const strikes = this.#chance();
    for (const [fault] of REPLY_FAULTS) {
      if (fault !== 'none') this.#faults.replies[fault] = fault === this.#choice.fault ? strikes : false;
    }
  }

  #chance(): (action: CallAction) => boolean {
    const { request, frequency } = this.#choice;
    const concerns = (action: CallAction): boolean => request === 'any' || request === action;
    switch (frequency) {
      case 'next':
        return request === 'any' ? next(1) : next(1, request);
      case 'third':
        return (action) => concerns(action) && Math.random() < ONE_IN_THREE;
      case 'always':
        return concerns;
    }
  }
}
