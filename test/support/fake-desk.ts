import type { CallDesk } from '../../src/panel/call-controller.js';
import { isUnderWay } from '../../src/panel/view.js';
import { CallError } from '../../src/protocol/call-error.js';
import type { CallNotice, CallPhase, CallSnapshot } from '../../src/session/snapshot.js';

/** Stands in for the switchboard: shows the calls it is given, writes down what it is asked, and throws where a call could not be in that phase. */
export class FakeDesk implements CallDesk {
  call: CallSnapshot | null = null;
  calls: readonly CallSnapshot[] = [];
  readonly asked: string[] = [];
  closed = false;
  /** What the next request comes to; settled at once when null. */
  outcome: Promise<void> | null = null;
  media: { remote: unknown; local: unknown } | null = null;
  readonly #listeners = new Set<(notice: CallNotice) => void>();

  /** Shows a call and tells what a switchboard would tell. */
  show(call: CallSnapshot, ...waiting: readonly CallSnapshot[]): void {
    this.#mustBeOpen();
    const before = this.call;
    const from = before !== null && before.createdAt === call.createdAt ? before.phase : null;
    if (from !== null) {
      mustFollow(from, call.phase);
    }
    const known = new Set(this.calls.map(({ id }) => id));
    this.call = call;
    this.calls = [call, ...waiting];
    if (from !== call.phase) {
      this.say({ type: 'phase', call, from });
      if (call.phase === 'ended') this.say({ type: 'ended', call });
    } else {
      this.say({ type: 'change', call });
    }
    for (const each of this.calls) {
      if (each.phase === 'incoming' && !known.has(each.id)) this.say({ type: 'incoming', call: each });
    }
  }

  say(notice: CallNotice): void {
    this.#mustBeOpen();
    for (const listener of this.#listeners) {
      listener(notice);
    }
  }

  dial(consumerId: string): Promise<void> {
    if (this.call !== null && this.call.phase !== 'ended') {
      throw new Error('dialled during a call');
    }
    return this.#answer(`dial ${consumerId}`);
  }

  accept(callId: string, options?: { camera?: boolean }): Promise<void> {
    this.#inPhase(callId, (phase) => phase === 'incoming');
    return this.#answer(`accept ${callId}${options?.camera === true ? ' with camera' : ''}`);
  }

  decline(callId: string): Promise<void> {
    this.#inPhase(callId, (phase) => phase === 'incoming');
    return this.#answer(`decline ${callId}`);
  }

  hangUp(callId: string): Promise<void> {
    this.#inPhase(callId, isUnderWay);
    return this.#answer(`hangUp ${callId}`);
  }

  setMicrophone(callId: string, on: boolean): Promise<void> {
    return this.#set('setMicrophone', callId, on);
  }

  setCamera(callId: string, on: boolean): Promise<void> {
    return this.#set('setCamera', callId, on);
  }

  setScreenShare(callId: string, on: boolean): Promise<void> {
    return this.#set('setScreenShare', callId, on);
  }

  setVideoCodecs(callId: string, names: readonly string[]): Promise<void> {
    this.#inPhase(callId, (phase) => phase !== 'ended');
    return this.#answer(`setVideoCodecs ${names.join(' ')}`);
  }

  streams(callId: string): { readonly remote: unknown; readonly local: unknown } | null {
    return this.calls.some(({ id }) => id === callId) ? this.media : null;
  }

  receive(payload: unknown): void {
    this.#mustBeOpen();
    this.asked.push(`receive ${JSON.stringify(payload)}`);
  }

  dismiss(callId: string): void {
    this.#inPhase(callId, (phase) => phase === 'ended');
    this.call = null;
    this.calls = [];
  }

  subscribe(listener: (notice: CallNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): void {
    this.#mustBeOpen();
    this.closed = true;
  }

  #set(method: string, callId: string, on: boolean): Promise<void> {
    this.#inPhase(callId, isUnderWay);
    return this.#answer(`${method} ${String(on)}`);
  }

  #answer(what: string): Promise<void> {
    this.#mustBeOpen();
    this.asked.push(what);
    const outcome = this.outcome ?? Promise.resolve();
    this.outcome = null;
    return outcome;
  }

  #inPhase(callId: string, fits: (phase: CallPhase) => boolean): void {
    const call = this.calls.find(({ id }) => id === callId);
    if (call === undefined || !fits(call.phase)) {
      throw new CallError('invalid-state', `no call ${callId} in a fitting phase`);
    }
  }

  #mustBeOpen(): void {
    if (this.closed) {
      throw new Error('the switchboard is closed');
    }
  }
}

/** What may come after each phase. */
export const FOLLOWERS: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  incoming: ['connecting', 'ended'],
  dialing: ['ringing', 'connecting', 'ended'],
  ringing: ['connecting', 'active', 'ended'],
  connecting: ['active', 'ended'],
  active: ['reconnecting', 'ended'],
  reconnecting: ['active', 'ended'],
  ended: [],
};

function mustFollow(from: CallPhase, to: CallPhase): void {
  if (from !== to && !FOLLOWERS[from].includes(to)) {
    throw new Error(`${to} cannot follow ${from}`);
  }
}
