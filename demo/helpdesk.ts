import { html, nothing, render, type TemplateResult } from 'lit';
import type { CallPhase, CallSnapshot, SignalingAdapter } from '../src/core.js';
import type { MessengerCallPanel } from '../src/element.js';
import { callNote } from './call-note.js';
import { CUSTOMERS, MARIA, SHOP, type Customer } from './customers.js';
import { embedPanel } from './embed.js';
import { icons } from './icons.js';

interface CallNote {
  readonly when: string;
  readonly text: string;
  readonly missed: boolean;
}

const BADGES: Readonly<Record<CallPhase, string | null>> = {
  incoming: 'Calling',
  dialing: 'Dialling',
  ringing: 'Ringing',
  connecting: 'Connecting',
  active: 'In a call',
  reconnecting: 'Reconnecting',
  ended: null,
};

/** The agent's page: people who wrote, the record of one of them, and the panel in place beside it. */
export class Helpdesk {
  readonly panel: MessengerCallPanel;
  readonly #conversations = document.createElement('nav');
  readonly #record = document.createElement('article');
  readonly #notes = new Map<string, readonly CallNote[]>();
  #shown: Customer = MARIA;

  constructor(root: HTMLElement, adapter: SignalingAdapter) {
    const place = document.createElement('div');
    this.#conversations.className = 'conversations';
    this.#conversations.ariaLabel = 'Conversations';
    this.#record.className = 'record';
    place.className = 'call-place';
    root.append(this.#conversations, place, this.#record);

    this.panel = embedPanel(place, SHOP.pageId, adapter);
    this.panel.describeConsumer = (psid) => {
      const caller = CUSTOMERS.find((customer) => customer.psid === psid);
      return caller ? { name: caller.name, avatar: caller.picture } : null;
    };
    this.panel.addEventListener('call-phase', () => this.#followCall());
    this.panel.addEventListener('call-ended', (event) => this.#keepNote(event.detail.call));
    this.#show(MARIA);
  }

  /** Who is on the line is who the agent looks at. */
  #followCall(): void {
    const call = this.panel.call;
    const caller = CUSTOMERS.find((customer) => customer.psid === call?.consumerId);
    this.#show(caller && call?.phase !== 'ended' ? caller : this.#shown);
  }

  #show(customer: Customer): void {
    this.#shown = customer;
    // The panel's consumer is the one on the line, whoever's record is open.
    const { call } = this.panel;
    if (call === null || call.phase === 'ended' || call.consumerId === customer.psid) {
      this.panel.consumerId = customer.psid;
      this.panel.consumerName = customer.name;
      this.panel.consumerAvatar = customer.picture;
    }
    this.#render();
  }

  #keepNote(call: CallSnapshot): void {
    const when = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const note = { when, ...callNote(call) };
    this.#notes.set(call.consumerId, [...(this.#notes.get(call.consumerId) ?? []), note]);
    this.#render();
  }

  #render(): void {
    render(html`<h2>Conversations</h2><ul>${CUSTOMERS.map((customer) => this.#conversation(customer))}</ul>`, this.#conversations);
    this.#record.ariaLabel = `Record of ${this.#shown.name}`;
    render(recordOf(this.#shown, this.#notes.get(this.#shown.psid) ?? []), this.#record);
  }

  #conversation(customer: Customer): TemplateResult {
    const call = this.panel.calls.find((each) => each.consumerId === customer.psid);
    const badge = call ? BADGES[call.phase] : null;
    return html`
      <li>
        <button
          type="button"
          class="conversation"
          aria-current=${customer === this.#shown ? 'true' : nothing}
          @click=${() => this.#show(customer)}
        >
          <img src=${customer.picture} alt="" width="36" height="36" />
          <span class="conversation-name">${customer.name}</span>
          <span class="conversation-subject">${badge === null ? customer.subject : html`<b>${badge}</b>`}</span>
        </button>
      </li>
    `;
  }
}

function recordOf(customer: Customer, notes: readonly CallNote[]): TemplateResult {
  const { order } = customer;
  return html`
    <header>
      <img src=${customer.picture} alt="" width="52" height="52" />
      <div>
        <h2>${customer.name}</h2>
        <p>${customer.place}. ${customer.since}.</p>
      </div>
    </header>
    <dl>
      <div><dt>Subject</dt><dd>${customer.subject}</dd></div>
      <div><dt>Order</dt><dd>${order.number}</dd></div>
      <div><dt>Item</dt><dd>${order.what}</dd></div>
      <div><dt>State</dt><dd>${order.state}</dd></div>
    </dl>
    <h3>Conversation</h3>
    <ol class="history">
      ${customer.messages.map(({ from, text, when }) => html`<li class="message ${from}"><p>${text}</p><time>${when}</time></li>`)}
      ${notes.map(
        ({ missed, text, when }) => html`<li class="call-note ${missed ? 'missed' : ''}">${icons.call}<p>${text}</p><time>${when}</time></li>`,
      )}
    </ol>
  `;
}
