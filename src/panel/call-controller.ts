import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../protocol/call-error.js';
import type { Dialect } from '../protocol/dialect.js';
import type { SignalingAdapter } from '../session/ports.js';
import type { CallNotice, CallPhase, CallSnapshot } from '../session/snapshot.js';
import type { Switchboard } from '../session/switchboard.js';
import { createHttpAdapter } from '../signaling/http-adapter.js';
import { announce } from './events.js';
import { asStream, canCall } from './media-engine.js';
import { Ring } from './ring.js';
import { isUnderWay } from './view.js';

/** As much of a switchboard as the panel uses. */
export type CallDesk = Pick<
  Switchboard,
  | 'call'
  | 'calls'
  | 'dial'
  | 'accept'
  | 'decline'
  | 'hangUp'
  | 'setMicrophone'
  | 'setCamera'
  | 'setScreenShare'
  | 'setVideoCodecs'
  | 'streams'
  | 'receive'
  | 'dismiss'
  | 'subscribe'
  | 'close'
>;

/** What the host page has set. A change of any of the first five needs another switchboard. */
export interface CallSettings {
  readonly adapter: SignalingAdapter | null;
  readonly callsUrl: string | null;
  readonly eventsUrl: string | null;
  readonly pageId: string | null;
  readonly dialect: Partial<Dialect> | null;
  readonly videoCodecs: string | null;
  /** `none`, or an address; null for the built-in one. */
  readonly ringtone: string | null;
}

export interface CallHost extends ReactiveControllerHost, HTMLElement {
  readonly hasUpdated: boolean;
  /** Called before the events of a change are dispatched, so that listeners find the element as the event says. */
  showCall(call: CallSnapshot | null): void;
}

type Open = (adapter: SignalingAdapter, pageId: string) => CallDesk;

/** Owns the switchboard of one panel: makes it, keeps it while the element is moved, rings, tells the page, and ends it. */
export class CallController implements ReactiveController {
  readonly #host: CallHost;
  readonly #settings: () => CallSettings;
  readonly #open: Open;
  readonly #ring = new Ring();
  #desk: CallDesk | null = null;
  #builtFrom: readonly unknown[] = [];
  #stopListening: (() => void) | null = null;
  /** An ended call that is still shown though its switchboard has been replaced. */
  #kept: CallSnapshot | null = null;
  /** A call's id changes once, from the local one to the platform's; the moment it began does not. */
  #shownSince: number | null = null;
  #problem: CallError | null = null;
  #dismissed: CallError | null = null;
  /** How much was asked of the platform, and is not answered yet. */
  #unsettled = 0;
  /** The setting as the calls know it. */
  #codecs: string | null = null;
  /** Those of whom the page said that they must not ring. */
  readonly silent = new Set<string>();

  constructor(host: CallHost, settings: () => CallSettings, open: Open) {
    this.#host = host;
    this.#settings = settings;
    this.#open = open;
    host.addController(this);
  }

  get call(): CallSnapshot | null {
    return this.#desk?.call ?? this.#kept;
  }

  get calls(): readonly CallSnapshot[] {
    const calls = this.#desk?.calls ?? [];
    return calls.length === 0 && this.#kept !== null ? [this.#kept] : calls;
  }

  /** It was ended here, and the platform has yet to say so. */
  get ending(): boolean {
    return this.#unsettled > 0 && /^(hung-up|declined|cancelled)$/.test(this.call?.end?.reason ?? '');
  }

  /** What went wrong, until it is dismissed or the next call starts. */
  get error(): CallError | null {
    const error = this.#problem ?? this.call?.error ?? null;
    return error === this.#dismissed ? null : error;
  }

  /** Why there can be no calls. */
  get missing(): 'unsupported-browser' | 'no-adapter' | 'no-page' | null {
    if (!canCall()) {
      return 'unsupported-browser';
    }
    const { adapter, callsUrl, eventsUrl, pageId } = this.#settings();
    return this.#desk !== null ? null : !pageId && (adapter || (callsUrl && eventsUrl)) ? 'no-page' : 'no-adapter';
  }

  streams(callId: string): { readonly remote: MediaStream | null; readonly local: MediaStream | null } {
    const streams = this.#desk?.streams(callId);
    return { remote: asStream(streams?.remote), local: asStream(streams?.local) };
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('pageshow', this.#onPageShow);
    if (this.#host.hasUpdated) {
      this.sync(); // else the first update does: not before it are properties known that were set before the class was
    }
    this.#host.showCall(this.call);
  }

  /** Being moved in the document is being removed and inserted at once; only who is still out afterwards is gone. */
  hostDisconnected(): void {
    setTimeout(() => {
      if (!this.#host.isConnected) {
        window.removeEventListener('pagehide', this.#onPageHide);
        window.removeEventListener('pageshow', this.#onPageShow);
        this.#close();
        this.#host.showCall(this.call);
      }
    });
  }

  /** Makes the switchboard fit the settings. A call is never cut off by a changed attribute: then it waits for the call's end. */
  sync(): void {
    const settings = this.#settings();
    if (settings.videoCodecs !== this.#codecs) {
      this.setVideoCodecs(settings.videoCodecs).catch(() => undefined); // what went wrong is shown
    }
    const { adapter, callsUrl, eventsUrl, pageId, dialect } = settings;
    const wanted = [adapter, callsUrl, eventsUrl, pageId, dialect];
    const same = wanted.every((value, index) => value === this.#builtFrom[index]);
    if (!this.#host.isConnected || (same && this.#builtFrom.length > 0) || this.#desk?.calls.some(({ phase }) => phase !== 'ended')) {
      return;
    }
    this.#close();
    this.#builtFrom = wanted;
    const using = pageId ? adapterOf(settings) : null;
    if (using === null || pageId === null || !canCall()) {
      return;
    }
    try {
      this.#desk = this.#open(using, pageId);
    } catch {
      return; // the page's own adapter failed to subscribe: the panel says that it is not connected
    }
    this.#stopListening = this.#desk.subscribe((notice) => this.#hear(notice));
  }

  async dial(consumerId: string | null): Promise<void> {
    const desk = this.#ready();
    const phase = this.call?.phase ?? 'ended';
    if (phase !== 'ended') {
      throw new CallError('invalid-state');
    }
    if (!consumerId) {
      throw new CallError('no-consumer');
    }
    this.#begin();
    await this.#try(desk.dial(consumerId));
  }

  async accept(options: { camera?: boolean }, callId = this.#idWhile(isIncoming)): Promise<void> {
    await this.#try(this.#ready().accept(callId, options));
  }

  async decline(callId = this.#idWhile(isIncoming)): Promise<void> {
    await this.#try(this.#ready().decline(callId));
  }

  async hangUp(): Promise<void> {
    const id = this.#idWhile(isUnderWay);
    await this.#try(this.#ready().hangUp(id));
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.#turn('setMicrophone', on);
  }

  async setCamera(on: boolean): Promise<void> {
    await this.#turn('setCamera', on);
  }

  async setScreenShare(on: boolean): Promise<void> {
    await this.#turn('setScreenShare', on);
  }

  /** For the calls there are: one to come reads the setting itself. */
  async setVideoCodecs(names: string | null): Promise<void> {
    this.#codecs = names;
    const calls = this.calls.filter(({ phase }) => phase !== 'ended');
    if (calls.length > 0) {
      await this.#try(Promise.all(calls.map(async ({ id }) => this.#desk?.setVideoCodecs(id, [names ?? '']))));
    }
  }

  receive(payload: unknown): void {
    this.sync();
    this.#desk?.receive(payload);
  }

  dismissError(): void {
    this.#dismissed = this.error;
    this.report(null);
  }

  dismissCall(callId: string): void {
    this.#desk?.dismiss(callId);
    this.#kept = null;
    this.#begin();
    this.#show();
  }

  /** The switchboard, or why there is none. */
  #ready(): CallDesk {
    this.sync();
    if (this.#desk !== null) {
      return this.#desk;
    }
    throw refusal('no-adapter');
  }

  #idWhile(fits: (phase: CallPhase) => boolean): string {
    const { call } = this;
    if (call === null || !fits(call.phase)) {
      throw refusal('invalid-state');
    }
    return call.id;
  }

  async #turn(method: 'setMicrophone' | 'setCamera' | 'setScreenShare', on: boolean): Promise<void> {
    const id = this.#idWhile(isUnderWay);
    await this.#try(this.#ready()[method](id, on));
  }

  /** Remembers what went wrong for the agent, also when it was the page that asked. A call in a wrong phase is the page's own affair. */
  async #try(action: Promise<unknown>): Promise<void> {
    this.#unsettled += 1;
    try {
      await action.finally(() => (this.#unsettled -= 1));
    } catch (error) {
      if (error instanceof CallError && error.code !== 'invalid-state' && !this.#saysTheEnd(error)) {
        this.report(error);
      }
      throw error;
    }
    this.report(null);
  }

  /** Shows what went wrong beside a call; null when it no longer matters. */
  report(problem: CallError | null): void {
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  /** The other side ended the call while something was asked of it: how it ended is shown already. */
  #saysTheEnd({ code }: CallError): boolean {
    const { call } = this;
    return code === 'call-over' && call?.phase === 'ended' && call.error === null;
  }

  #hear(notice: CallNotice): void {
    this.#show();
    if (!this.#tell(notice)) {
      this.silent.add(notice.call.id);
    }
    if (notice.type !== 'phase' || notice.from !== null) {
      this.#soundFor(notice); // but not for a call that has just begun: the page is yet to be asked whether it may ring
    }
  }

  #show(): void {
    const { call } = this;
    if (this.#desk?.call) {
      this.#kept = null;
    }
    if (call !== null && call.createdAt !== this.#shownSince) {
      this.#shownSince = call.createdAt;
      this.#begin();
    }
    this.#host.showCall(call);
    this.#host.requestUpdate();
  }

  /** What went wrong before is no concern of the next call. */
  #begin(): void {
    this.#dismissed = null;
    this.#problem = null;
  }

  /** Returns false when the page wants this call not to ring. */
  #tell(notice: CallNotice): boolean {
    const { type, ...detail } = notice;
    switch (type) {
      case 'change':
        return true;
      case 'warning':
        return announce(this.#host, notice.raised ? 'call-warning' : 'call-warning-cleared', detail);
      default:
        return announce(this.#host, `call-${type}`, detail);
    }
  }

  /** Rings for the call shown only: who is in a call already sees those waiting, and must not hear them. */
  #soundFor(notice: CallNotice): void {
    const { ringtone } = this.#settings();
    const { call } = this;
    const audible = ringtone !== 'none';
    const rings = audible && call?.phase === 'incoming' && call.pending === null && !this.silent.has(call.id);
    this.#ring.play(rings ? (ringtone ?? '') : null);
    if (notice.type === 'ended') {
      this.silent.delete(notice.call.id);
      if (audible && notice.call.startedAt !== null) {
        this.#ring.over();
      }
    }
  }

  #close(): void {
    const last = this.#desk?.call ?? null;
    this.#kept = last?.phase === 'ended' ? last : this.#kept;
    this.#stopListening?.();
    this.#desk?.close();
    this.#desk = null;
    this.#stopListening = null;
    this.#builtFrom = [];
    this.#ring.play(null);
  }

  /** A page that may come back from the back/forward cache keeps its calls; the browser would not store one with a live connection. */
  #onPageHide = (event: PageTransitionEvent): void => {
    if (!event.persisted) {
      this.#close();
    }
  };

  /** Back from the cache, the adapter's connection is dead: a new one is made, unless a call lives on. */
  #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) {
      this.#builtFrom = [];
      this.sync();
    }
  };
}

/** Where there can be no calls at all, that is the reason for everything. */
function refusal(code: 'no-adapter' | 'invalid-state'): CallError {
  return new CallError(canCall() ? code : 'unsupported-browser');
}

function isIncoming(phase: CallPhase): boolean {
  return phase === 'incoming';
}

/** A host may set anything at all. What cannot be an adapter, or an address, counts as none. */
function adapterOf({ adapter, callsUrl, eventsUrl }: CallSettings): SignalingAdapter | null {
  if (adapter) {
    return typeof adapter.callsApi === 'function' && typeof adapter.subscribe === 'function' ? adapter : null;
  }
  try {
    return callsUrl && eventsUrl ? createHttpAdapter({ callsUrl, eventsUrl }) : null;
  } catch {
    return null;
  }
}
