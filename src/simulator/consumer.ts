import type { CallInspection, PlatformCall } from './platform-call.js';
import { NOTHING_RECEIVED, type ReceivedMedia } from './platform-peer.js';
import type { Phone } from './phone.js';

/** What the phone does: nothing, call out, ring, or be in a call. */
export type ConsumerPhase = 'idle' | 'calling' | 'ringing' | 'talking';

/** Whether the business may call: as it was asked and answered. */
export type CallPermission = 'granted' | 'asked' | 'none';

/** How long a permission lasts (the platform's page about permissions). */
const PERMISSION_MS = 7 * 24 * 60 * 60 * 1_000;

export interface ConsumerDetails {
  readonly psid: string;
  readonly name: string;
  readonly permission: CallPermission;
}

/** The network as the phone sees it. */
export interface ConsumerNetwork {
  placeCall(consumer: SimulatedConsumer): PlatformCall;
  permissionReplied(consumer: SimulatedConsumer, response: 'approve' | 'reject', expiresAt: number | null): void;
}

/**
 * The person at the other end, and the phone in their hand. Methods do what a thumb could do; one that makes no sense at the
 * moment (answering when nothing rings) throws or rejects with an `Error`.
 */
export class SimulatedConsumer {
  readonly psid: string;
  readonly name: string;
  readonly #network: ConsumerNetwork;
  readonly #phone: Phone;
  readonly #listeners = new Set<() => void>();
  #permission: CallPermission = 'none';
  #permissionEndsAt: number | null = null;
  #call: PlatformCall | null = null;

  /** Made by the simulator: `simulator.consumer`, `simulator.addConsumer()`. */
  constructor(network: ConsumerNetwork, phone: Phone, { psid, name, permission }: ConsumerDetails) {
    this.#network = network;
    this.#phone = phone;
    this.psid = psid;
    this.name = name;
    this.#setPermission(permission);
  }

  get phase(): ConsumerPhase {
    if (this.#call === null) return 'idle';
    switch (this.#call.state) {
      case 'ringing':
        return this.#call.direction === 'user_initiated' ? 'calling' : 'ringing';
      case 'active':
        return 'talking';
      case 'completed':
      case 'failed':
        return 'idle';
    }
  }

  get isBusy(): boolean {
    return this.#call !== null && !this.#call.isOver;
  }

  /** The call under way, or else the last one, to see how it ended; null before the first. */
  get currentCall(): CallInspection | null {
    return this.#call?.inspect() ?? null;
  }

  get microphone(): boolean {
    return this.#phone.microphone;
  }

  get camera(): boolean {
    return this.#phone.camera;
  }

  get permission(): CallPermission {
    const isOver = this.#permissionEndsAt !== null && Date.now() >= this.#permissionEndsAt;
    return this.#permission === 'granted' && isOver ? 'none' : this.#permission;
  }

  /** In ms since 1970; null while there is no permission. */
  get permissionEndsAt(): number | null {
    return this.permission === 'granted' ? this.#permissionEndsAt : null;
  }

  /** What the phone sends. The same stream for ever; its tracks come and go. */
  get localStream(): MediaStream {
    return this.#phone.localStream;
  }

  /** What the phone receives of the agent: tracks that are enabled. The same stream for ever; its tracks come and go. */
  get remoteStream(): MediaStream {
    return this.#phone.remoteStream;
  }

  /** What has arrived from the agent in this call: to wait for until it grows. */
  async statistics(): Promise<ReceivedMedia> {
    return this.#call?.statistics() ?? NOTHING_RECEIVED;
  }

  /** Calls the Page. Resolves with the new call's id when the platform has it; the agent hears of it by webhook. */
  call(): Promise<string> {
    if (this.isBusy) return Promise.reject(new Error(`${this.name} is in a call already.`));
    this.#call = this.#network.placeCall(this);
    this.#pickUpPhone();
    return Promise.resolve(this.#call.id);
  }

  /** Takes the business's call. */
  answer(): void {
    this.#callIn('ringing', 'answer').answer();
  }

  /** Does not take the business's call. */
  decline(): void {
    this.#callIn('ringing', 'decline').hangUp();
  }

  /** Ends the call, or gives up calling. */
  hangUp(): void {
    if (this.#call === null || this.#call.isOver) throw new Error(`${this.name} has no call to hang up.`);
    this.#call.hangUp();
  }

  /** The phone's network is gone: the call fails. */
  loseConnection(): void {
    this.#callIn('talking', 'lose').fail();
  }

  /** Resolves when the phone's device is as wanted; the agent hears of it by webhook. Before a call: how the next one starts. */
  async setMicrophone(on: boolean): Promise<void> {
    if (this.#phone.microphone === on) return;
    this.#phone.microphone = on;
    await this.#changeMedia('microphone');
  }

  /** Resolves when the phone's device is as wanted; rejects when it cannot be opened. Before a call: how the next one starts. */
  async setCamera(on: boolean): Promise<void> {
    if (this.#phone.camera === on) return;
    this.#phone.camera = on;
    await this.#changeMedia('camera');
  }

  /** Allows the business to call for so long (ms; seven days), and tells it so when it had asked. */
  grantPermission(lastingMs = PERMISSION_MS): void {
    this.#reply('granted', 'approve', lastingMs);
  }

  /** Does not allow it, and tells the business so when it had asked. */
  refusePermission(): void {
    this.#reply('none', 'reject');
  }

  /** Calls `listener` whenever the phase, the call or a device may have changed. Returns a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @internal */
  get phone(): Phone {
    return this.#phone;
  }

  /** @internal The platform rings the phone. */
  ring(call: PlatformCall): void {
    this.#call = call;
    this.#pickUpPhone();
  }

  /** @internal The business asks whether it may call. */
  askPermission(): void {
    if (this.permission === 'none') this.#setPermission('asked');
    this.#changed();
  }

  /** @internal After some calls the business may call back without having asked. */
  allowCallback(): void {
    this.#setPermission('granted');
    this.#changed();
  }

  /** @internal */
  callChanged(): void {
    this.#changed();
  }

  /** @internal */
  close(): void {
    this.#listeners.clear();
    this.#phone.rest();
  }

  /** A phone opens its microphone while it rings, so that the call need not wait for it. */
  #pickUpPhone(): void {
    void this.#phone.media().then(() => this.#changed());
    this.#changed();
  }

  async #changeMedia(device: 'microphone' | 'camera'): Promise<void> {
    const call = this.#call;
    this.#changed();
    if (call?.state !== 'active') return;
    call.changeMedia();
    try {
      await this.#phone.open(device);
      await this.#phone.media();
    } finally {
      this.#changed();
    }
  }

  #callIn(phase: ConsumerPhase, purpose: string): PlatformCall {
    if (this.#call === null || this.phase !== phase) throw new Error(`${this.name} has no call to ${purpose}.`);
    return this.#call;
  }

  #reply(permission: CallPermission, response: 'approve' | 'reject', lastingMs?: number): void {
    const wasAsked = this.#permission === 'asked';
    this.#setPermission(permission, lastingMs);
    if (wasAsked) this.#network.permissionReplied(this, response, this.#permissionEndsAt);
    this.#changed();
  }

  #setPermission(permission: CallPermission, lastingMs = PERMISSION_MS): void {
    this.#permission = permission;
    this.#permissionEndsAt = permission === 'granted' ? Date.now() + lastingMs : null;
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
