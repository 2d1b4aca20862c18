import { CallError } from '../../protocol/call-error.js';
import { buildAccept, buildConnect, buildMediaUpdate, buildReject, buildTerminate, type CallsRequest } from '../../protocol/requests.js';
import type { CallsReply } from '../../protocol/replies.js';
import type { Clock, CreateMediaEngine, MediaEngine, SignalingAdapter } from '../ports.js';
import { replyTo } from '../reply-to.js';
import { SerialQueue } from '../serial-queue.js';
import type { CallNotice, CallSnapshot } from '../snapshot.js';
import type { WireTrace } from '../wire-trace.js';
import { phaseOf, stamp, type CallEffect, type CallEvent, type CallState, type CallTimer } from './call-state.js';
import { stepCall } from './call-step.js';
import { operate, type MediaOperation } from './media-operations.js';
import { metricsOf } from './metrics.js';
import { noticesOf } from './notices.js';
import { snapshotOf } from './snapshot-of.js';

/** What a session needs of the world. */
export interface CallSurroundings {
  readonly adapter: SignalingAdapter;
  readonly pageId: string;
  readonly clock: Clock;
  readonly createMediaEngine: CreateMediaEngine;
  readonly trace: WireTrace;
  notify(notice: CallNotice): void;
  /** The platform's id of a call that was dialled is known. */
  identified(session: CallSession, id: string): void;
}

/** Ends are said again while the platform stumbles: this often, first after this long, then twice as long each time. In ms. */
const RELEASE_TRIES = 4;
const RELEASE_BACKOFF_MS = 500;

type CommandEvent = Extract<CallEvent, { command: number }>;
type WithoutCommand<Event> = Event extends unknown ? Omit<Event, 'command'> : never;

/**
 * Runs one call: feeds events to the pure step and carries out its effects. Media operations run one after the other; requests beside
 * them (a webhook can make a pending offer void before its reply comes); cameras and screens beside both (a prompt may stand for minutes).
 */
export class CallSession {
  #call: CallState;
  #snapshot: CallSnapshot;
  readonly #around: CallSurroundings;
  readonly #engine: MediaEngine;
  readonly #media = new SerialQueue();
  readonly #timers = new Map<CallTimer, () => void>();
  /** Of the update in flight: there is never a second one. */
  #update = new AbortController();
  readonly #commands = new Map<number, { resolve: () => void; reject: (error: CallError) => void }>();
  readonly #inbox: CallEvent[] = [];
  #stepping = false;
  #nextCommand = 1;

  constructor(call: CallState, around: CallSurroundings) {
    this.#call = call;
    this.#snapshot = snapshotOf(call);
    this.#around = around;
    this.#engine = around.createMediaEngine((event) => {
      this.dispatch({ type: 'engine', event });
    });
  }

  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  get streams(): { readonly remote: unknown; readonly local: unknown } {
    return { remote: this.#engine.remoteStream, local: this.#engine.localStream };
  }

  /** Gives the agent's command to the call. Settles when the platform has acknowledged it. */
  command(event: WithoutCommand<CommandEvent>): Promise<void> {
    const command = this.#nextCommand;
    this.#nextCommand += 1;
    return new Promise((resolve, reject) => {
      this.#commands.set(command, { resolve, reject });
      this.dispatch({ ...event, command });
    });
  }

  /** Events that come while one is being worked on wait in line: a step is never entered twice. */
  dispatch(event: CallEvent): void {
    this.#inbox.push(event);
    if (this.#stepping) return;
    this.#stepping = true;
    try {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) this.#step(next);
    } finally {
      this.#stepping = false;
    }
  }

  #step(event: CallEvent): void {
    const now = this.#around.clock.now();
    const [next, effects] = stepCall(this.#call, event, now);
    const before = this.#snapshot;
    this.#call = stamp(next, now);
    this.#snapshot = snapshotOf(this.#call);
    // The id first: listeners look the call up by it.
    for (const effect of effects) {
      if (effect.type === 'identified') this.#around.identified(this, effect.id);
      if (effect.type === 'version') this.#around.notify({ ...effect, call: this.#snapshot });
    }
    for (const notice of noticesOf(before, this.#snapshot)) this.#around.notify(notice);
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: CallEffect): void {
    const engine = this.#engine;
    switch (effect.type) {
      case 'prepare':
        // Only a head start: what goes wrong here shows when the offer is asked for.
        return this.#media.add(() => this.#engine.prepare(effect.request).catch(() => undefined));
      case 'open-microphone':
      case 'create-offer':
      case 'apply-answer':
      case 'apply-offer':
      case 'rollback':
        return this.#media.add(() => this.#operate(effect));
      case 'set-video-codecs':
        return this.#media.add(() => this.#setVideoCodecs(effect));
      case 'enable-microphone':
        return engine.setMicrophoneEnabled(effect.on);
      case 'switch-source':
        return void this.#switchSource(effect);
      case 'send-first':
        return void this.#sendFirst(effect.action, effect.offer);
      case 'send-update':
        return void this.#sendUpdate(effect);
      case 'abort-update':
        return this.#update.abort();
      case 'release':
        return void this.#release(effect.action, effect.command);
      case 'timer':
        return this.#setTimer(effect.name, effect.minMs + this.#around.clock.random() * (effect.maxMs - effect.minMs));
      case 'cancel-timer':
        return this.#cancelTimer(effect.name);
      case 'settle':
        return this.#settle(effect.command, effect.error);
      case 'error':
        return this.#around.notify({ type: 'error', call: this.#snapshot, error: effect.error });
      case 'close':
        return void this.#close();
      case 'identified':
      case 'version':
        return undefined; // done before the notices
    }
  }

  async #operate(operation: MediaOperation): Promise<void> {
    if (this.#call.end !== null) return;
    const outcome: CallEvent = await operate(this.#engine, operation).then(
      (offer) => ({ type: 'done', offer }),
      (error: unknown) => ({ type: 'failed', error: asCallError(error) }),
    );
    this.dispatch(outcome);
  }

  /** Codecs that cannot be switched need an offer, whatever the reason. */
  async #setVideoCodecs({ command, names }: Extract<CallEffect, { type: 'set-video-codecs' }>): Promise<void> {
    const outcome = await this.#engine.setVideoCodecs(names).catch(() => 'offer-needed' as const);
    this.dispatch({ type: 'video-codecs-set', command, outcome });
  }

  async #switchSource({ source, on, ticket }: Extract<CallEffect, { type: 'switch-source' }>): Promise<void> {
    try {
      await (source === 'camera' ? this.#engine.setCamera(on) : this.#engine.setScreenShare(on));
      if (on) this.dispatch({ type: 'source-started', source, ticket });
    } catch (error) {
      if (on) this.dispatch({ type: 'source-start-failed', source, ticket, error: asCallError(error) });
    }
  }

  async #sendFirst(action: 'accept' | 'connect', offer: string): Promise<void> {
    const { dialect, id, consumerId } = this.#call;
    const request = action === 'accept' ? buildAccept(dialect, id, offer) : buildConnect(dialect, consumerId, offer);
    this.dispatch({ type: 'first-reply', reply: await this.#request(request, new AbortController().signal) });
  }

  async #sendUpdate({ id, from, to, tracks, offer }: Extract<CallEffect, { type: 'send-update' }>): Promise<void> {
    const { signal } = (this.#update = new AbortController());
    const request = buildMediaUpdate(this.#call.dialect, { callId: this.#call.id, from, to, tracks, offer });
    const reply = await this.#request(request, signal);
    if (!signal.aborted) this.dispatch({ type: 'reply', id, reply });
  }

  async #release(action: 'terminate' | 'reject', command: number | null): Promise<void> {
    const { dialect, id } = this.#call;
    const request = action === 'terminate' ? buildTerminate(dialect, id) : buildReject(dialect, id);
    let error: CallError | null = null;
    for (let tried = 0; tried < RELEASE_TRIES; tried += 1) {
      if (tried > 0) await this.#wait(RELEASE_BACKOFF_MS * 2 ** (tried - 1));
      const reply = await this.#request(request, new AbortController().signal);
      error = reply.type === 'success' || reply.verdict === 'over' ? null : reply.error;
      if (reply.type === 'success' || reply.verdict !== 'transient') break;
    }
    if (error !== null) this.#around.notify({ type: 'error', call: this.#snapshot, error });
    if (command !== null) this.#settle(command, error);
  }

  async #request(request: CallsRequest, signal: AbortSignal): Promise<CallsReply> {
    const { adapter, pageId, trace } = this.#around;
    const { action } = request;
    trace('request', this.#call.id, request);
    const reply = await replyTo(action, () => adapter.callsApi(request, { pageId, signal }), this.#call.dialect);
    trace('reply', this.#call.id, { action, reply });
    return reply;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#around.clock.after(ms, resolve);
    });
  }

  #setTimer(name: CallTimer, ms: number): void {
    this.#cancelTimer(name);
    this.#timers.set(
      name,
      this.#around.clock.after(ms, () => {
        this.#timers.delete(name);
        this.dispatch({ type: 'timer', name });
      }),
    );
  }

  #cancelTimer(name: CallTimer): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }

  #settle(command: number, error: CallError | null): void {
    const waiting = this.#commands.get(command);
    this.#commands.delete(command);
    if (error === null) waiting?.resolve();
    else waiting?.reject(error);
  }

  async #close(): Promise<void> {
    for (const name of [...this.#timers.keys()]) this.#cancelTimer(name);
    this.#update.abort();
    const statistics = await this.#engine.close();
    const metrics = metricsOf(this.#call, statistics);
    // Beside the call: a host that cannot take it loses a statistic, and no agent needs to know.
    if (metrics !== null) await this.#around.adapter.reportMetrics?.(metrics).catch(() => undefined);
  }

  /** Whether the agent is in it, or it rings. */
  get isLive(): boolean {
    return phaseOf(this.#call) !== 'ended';
  }
}

/** An engine rejects with nothing else; what a browser throws beside that is a browser that cannot. */
function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('unsupported-browser', undefined, { cause: error });
}
