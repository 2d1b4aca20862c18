import { html, render, type TemplateResult } from 'lit';
import type { SimulatedConsumer } from '../src/simulator.js';
import { SHOP, type Customer } from './customers.js';
import { icons } from './icons.js';

type Screen = 'chat' | 'calling' | 'called' | 'talking';

/** A customer's phone: the chat with the shop while nobody calls, else the call. */
export class PhoneView {
  readonly #root: HTMLElement;
  readonly #consumer: SimulatedConsumer;
  readonly #customer: Customer;
  readonly #agentPicture = videoElement('phone-remote', 'Picture of the agent');
  readonly #ownPicture = videoElement('phone-own', 'Own camera');
  /** What has happened since the page was opened, below the messages. */
  readonly #past: string[] = [];
  readonly #stopListening: () => void;
  #screen: Screen = 'chat';

  constructor(root: HTMLElement, consumer: SimulatedConsumer, customer: Customer) {
    this.#root = root;
    this.#consumer = consumer;
    this.#customer = customer;
    this.#stopListening = consumer.onChange(() => this.#update());
    this.#update();
  }

  close(): void {
    this.#stopListening();
    this.#agentPicture.srcObject = null;
    this.#ownPicture.srcObject = null;
  }

  #update(): void {
    const before = this.#screen;
    this.#screen = screenOf(this.#consumer);
    if (this.#screen === 'chat' && before !== 'chat') this.#past.push(PAST_CALLS[before]);
    this.#root.classList.toggle('rings', this.#screen === 'called' || this.#screen === 'calling');
    render(html`<h2>${this.#customer.firstName}’s phone</h2><div class="phone-screen">${this.#content()}</div>`, this.#root);
    play(this.#agentPicture, this.#consumer.remoteStream);
    play(this.#ownPicture, this.#consumer.localStream);
  }

  #content(): TemplateResult {
    const consumer = this.#consumer;
    switch (this.#screen) {
      case 'chat':
        return this.#chat();
      case 'calling':
        return this.#call('Ringing', [roundButton('no', 'Give up', icons.hangUp, () => consumer.hangUp())]);
      case 'called':
        return this.#call('Calls you', [
          roundButton('no', 'Decline', icons.hangUp, () => consumer.decline()),
          roundButton('yes', 'Answer', icons.call, () => consumer.answer()),
        ]);
      case 'talking':
        return this.#call('On the phone', [
          toggle('Microphone', consumer.microphone, [icons.microphone, icons.microphoneOff], (on) => void consumer.setMicrophone(on)),
          toggle('Camera', consumer.camera, [icons.camera, icons.cameraOff], (on) => void consumer.setCamera(on)),
          roundButton('no', 'Hang up', icons.hangUp, () => consumer.hangUp()),
        ]);
    }
  }

  #chat(): TemplateResult {
    return html`
      <div class="phone-chat">
        <header>
          <img src=${SHOP.picture} alt="" width="34" height="34" />
          <p>${SHOP.name}<br /><small>Usually replies in minutes</small></p>
        </header>
        <div class="phone-history">
          ${this.#customer.messages.map(({ from, text }) => html`<p class="bubble ${from}">${text}</p>`)}
          ${this.#past.map((words) => html`<p class="phone-event">${words}</p>`)} ${this.#request()}
        </div>
        <div class="phone-foot">
          <button type="button" class="phone-call-button" @click=${() => void this.#consumer.call()}>${icons.call}Call the shop</button>
        </div>
      </div>
    `;
  }

  /** The shop asks whether it may call. */
  #request(): TemplateResult | '' {
    const consumer = this.#consumer;
    if (consumer.permission !== 'asked') return '';
    return html`
      <div class="bubble shop phone-request" role="group" aria-label="Request">
        <p>${SHOP.name} would like to call you</p>
        <div>
          <button type="button" @click=${() => this.#answer('You allowed calls for 7 days', () => consumer.grantPermission())}>Allow</button>
          <button type="button" @click=${() => this.#answer('You did not allow calls', () => consumer.refusePermission())}>Not now</button>
        </div>
      </div>
    `;
  }

  #answer(words: string, reply: () => void): void {
    this.#past.push(words);
    reply();
  }

  #call(state: string, buttons: readonly TemplateResult[]): TemplateResult {
    const consumer = this.#consumer;
    return html`
      <div class="phone-call">
        <div class="phone-who">
          <img class="phone-face" src=${SHOP.picture} alt="" width="96" height="96" />
          <strong>${SHOP.name}</strong>
          <small>${state}</small>
          ${consumer.remoteStream.getVideoTracks().length > 0 ? this.#agentPicture : ''} ${consumer.camera ? this.#ownPicture : ''}
        </div>
        <div class="phone-row ${this.#screen}">${buttons}</div>
      </div>
    `;
  }
}

const PAST_CALLS: Readonly<Record<Exclude<Screen, 'chat'>, string>> = {
  calling: 'You called: not answered',
  called: 'Missed call',
  talking: 'Call over',
};

function screenOf(consumer: SimulatedConsumer): Screen {
  switch (consumer.phase) {
    case 'idle':
      return 'chat';
    case 'calling':
      return 'calling';
    case 'ringing':
      return 'called';
    case 'talking':
      return 'talking';
  }
}

function roundButton(tone: 'yes' | 'no', name: string, icon: TemplateResult, press: () => void): TemplateResult {
  return html`<button type="button" class="round ${tone}" title=${name} aria-label=${name} @click=${press}>${icon}</button>`;
}

function toggle(name: string, on: boolean, [whenOn, whenOff]: readonly [TemplateResult, TemplateResult], set: (on: boolean) => void): TemplateResult {
  return html`
    <button type="button" class="round ${on ? '' : 'off'}" title=${name} aria-label=${name} aria-pressed=${on} @click=${() => set(!on)}>
      ${on ? whenOn : whenOff}
    </button>
  `;
}

/** Silent: the phone lies beside the agent's own loudspeaker, and with its sound on the two would hear each other. */
function videoElement(name: string, label: string): HTMLVideoElement {
  const video = document.createElement('video');
  video.className = name;
  video.ariaLabel = label;
  video.autoplay = true;
  video.playsInline = true;
  video.muted = true;
  return video;
}

function play(video: HTMLVideoElement, stream: MediaStream): void {
  if (video.srcObject !== stream) video.srcObject = stream;
}
