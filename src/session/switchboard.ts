import { CallError } from '../protocol/call-error.js';
import type { Dialect } from '../protocol/dialect.js';
import type { ConnectEvent, PermissionReplyEvent, PlatformEvent } from '../protocol/events.js';
import { resolveDialect } from '../protocol/resolve-dialect.js';
import { parseWebhook } from '../protocol/webhooks.js';
import { ACCEPT_MS, newCall } from './call/call-state.js';
import { CallSession, type CallSurroundings } from './call/call-session.js';
import { Memory } from './memory.js';
import type { Clock, CreateMediaEngine, SignalingAdapter } from './ports.js';
import type { CallNotice, CallSnapshot } from './snapshot.js';
import { systemClock } from './system-clock.js';
import type { WireTrace } from './wire-trace.js';

export interface SwitchboardOptions {
  readonly adapter: SignalingAdapter;
  readonly pageId: string;
  readonly createMediaEngine: CreateMediaEngine;
  readonly dialect?: Partial<Dialect>;
  readonly clock?: Clock;
  /** Is told of all that goes over the wire: see `wireTrace`. */
  readonly trace?: WireTrace;
  /** Is told what a consumer answered who was asked whether they may be called. The same answer may come more than once. */
  readonly onPermissionReply?: (reply: PermissionReplyEvent) => void;
}

/** Webhooks that name no known call are kept this long (ms) while a `connect` is under way: they may beat its reply. */
const HOLD_MS = 10_000;
const HELD_AT_MOST = 64;
const TOMBSTONES_AT_MOST = 512;

type CallScopedEvent = Exclude<PlatformEvent, { type: 'connect' | 'permission-reply' }>;

/** Routes webhooks to calls, and holds the calls that are under way. */
export class Switchboard {
  readonly #clock: Clock;
  readonly #dialect: Dialect;
  readonly #around: CallSurroundings;
  readonly #listeners = new Set<(notice: CallNotice) => void>();
  readonly #sessions = new Map<string, CallSession>();
  /** Ids of calls that are over: a `terminate` can overtake the `connect` it ends, and that one must never ring. */
  readonly #tombstones = new Memory<true>(TOMBSTONES_AT_MOST);
  readonly #held = new Memory<CallScopedEvent[]>(HELD_AT_MOST);
  readonly #onPermissionReply: SwitchboardOptions['onPermissionReply'];
  readonly #unsubscribe: () => void;
  #dialled = 0;

  constructor({ adapter, pageId, createMediaEngine, dialect, clock = systemClock, trace = () => undefined, onPermissionReply }: SwitchboardOptions) {
    this.#onPermissionReply = onPermissionReply;
    this.#clock = clock;
    this.#dialect = resolveDialect(dialect ?? {});
    this.#around = {
      adapter,
      pageId,
      clock,
      createMediaEngine,
      trace,
      notify: (notice) => {
        this.#onNotice(notice);
      },
      identified: (session, id) => {
        this.#identified(session, id);
      },
    };
    this.#unsubscribe = adapter.subscribe(
      (payload, about) => {
        this.receive(payload, about);
      },
      { pageId },
    );
  }

  /** The call to show: the one the agent is in, else the oldest that rings, else the last one ended until the next begins. */
  get call(): CallSnapshot | null {
    return this.calls[0] ?? null;
  }

  /** The call to show, then those waiting. */
  get calls(): readonly CallSnapshot[] {
    const snapshots = [...this.#sessions.values()].map((session) => session.snapshot);
    const rank = ({ phase }: CallSnapshot) => (phase === 'ended' ? 2 : phase === 'incoming' ? 1 : 0);
    return snapshots.sort((a, b) => rank(a) - rank(b));
  }

  async dial(consumerId: string): Promise<void> {
    if (consumerId === '') throw new CallError('no-consumer');
    if (this.#live().length > 0) throw new CallError('invalid-state');
    this.#dialled += 1;
    const session = this.#begin('outgoing', `local:${this.#dialled}`, consumerId, null);
    const dialled = session.command({ type: 'dial' });
    this.#tell({ type: 'phase', call: session.snapshot, from: null });
    return dialled;
  }

  /** Ends the call under way first, when there is one. */
  async accept(callId: string, { camera = false }: { camera?: boolean } = {}): Promise<void> {
    const session = this.#find(callId);
    if (session.snapshot.phase === 'incoming') {
      for (const other of this.#live()) {
        // Its own promise is nobody's: what goes wrong with it is told as that call's error.
        if (other !== session && other.snapshot.phase !== 'incoming') void other.command({ type: 'hang-up' }).catch(() => undefined);
      }
    }
    return session.command({ type: 'accept', camera });
  }

  async decline(callId: string): Promise<void> {
    return this.#find(callId).command({ type: 'decline' });
  }

  async hangUp(callId: string): Promise<void> {
    return this.#find(callId).command({ type: 'hang-up' });
  }

  async setMicrophone(callId: string, on: boolean): Promise<void> {
    return this.#find(callId).command({ type: 'set-microphone', on });
  }

  async setCamera(callId: string, on: boolean): Promise<void> {
    return this.#find(callId).command({ type: 'set-source', source: 'camera', on });
  }

  async setScreenShare(callId: string, on: boolean): Promise<void> {
    return this.#find(callId).command({ type: 'set-source', source: 'screen', on });
  }

  /**
   * Chooses video codecs by name or by a named choice, the best first, for the rest of the call. Settles when the platform has
   * acknowledged them, or at once when the browser could switch without it.
   */
  async setVideoCodecs(callId: string, names: readonly string[]): Promise<void> {
    return this.#find(callId).command({ type: 'set-video-codecs', names });
  }

  /** `MediaStream`s in a browser; null when there is no such call. */
  streams(callId: string): { readonly remote: unknown; readonly local: unknown } | null {
    return this.#sessions.get(callId)?.streams ?? null;
  }

  /** Takes a webhook payload as the platform posts it. Never throws: what cannot be used is told to the trace. */
  receive(payload: unknown, about: { ageMs?: number } = {}): void {
    const { events, problems } = parseWebhook(payload, this.#around.pageId);
    for (const problem of problems) this.#around.trace('problem', null, problem);
    for (const event of events) {
      this.#around.trace('webhook', event.type === 'permission-reply' ? null : event.callId, event);
      this.#route(event, about.ageMs ?? 0);
    }
  }

  /** Forgets an ended call. */
  dismiss(callId: string): void {
    const session = this.#sessions.get(callId);
    if (session !== undefined && !session.isLive) this.#sessions.delete(callId);
  }

  subscribe(listener: (notice: CallNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Ends every call on the platform too (`page-closed`) and stops listening. What only rings is left to other agents. */
  close(): void {
    this.#unsubscribe();
    for (const session of this.#live()) session.dispatch({ type: 'page-closed' });
    this.#listeners.clear();
    this.#sessions.clear();
  }

  #route(event: PlatformEvent, ageMs: number): void {
    switch (event.type) {
      case 'connect':
        return this.#onConnect(event, ageMs);
      case 'permission-reply':
        return this.#onPermissionReply?.(event);
      case 'terminate':
        this.#tombstones.set(event.callId, true);
        return this.#deliver(event);
      case 'call-status':
      case 'media-update':
        return this.#deliver(event);
    }
  }

  #deliver(event: CallScopedEvent): void {
    const session = this.#sessions.get(event.callId);
    if (session !== undefined) {
      session.dispatch({ type: 'webhook', event });
    } else if (this.#live().some(({ snapshot }) => snapshot.phase === 'dialing')) {
      this.#hold(event);
    }
  }

  #hold(event: CallScopedEvent): void {
    const waiting = this.#held.get(event.callId);
    if (waiting !== undefined) {
      if (waiting.length < HELD_AT_MOST) waiting.push(event);
      return;
    }
    this.#held.set(event.callId, [event]);
    this.#clock.after(HOLD_MS, () => {
      this.#held.delete(event.callId);
    });
  }

  #identified(session: CallSession, id: string): void {
    for (const [known, other] of [...this.#sessions]) {
      if (other !== session) continue;
      this.#sessions.delete(known);
      this.#sessions.set(id, session);
    }
    for (const event of this.#held.get(id) ?? []) session.dispatch({ type: 'webhook', event });
    this.#held.delete(id);
  }

  /** A business-initiated connect never rings, nor does one that is over, known, or older than the platform lets it ring. */
  #onConnect({ callId, consumerId, direction, platformAgeMs }: ConnectEvent, ageMs: number): void {
    if (direction === 'business_initiated' || this.#tombstones.get(callId) === true || this.#sessions.has(callId)) return;
    // Both parts are differences of one clock each, the platform's and the server's: the agent's clock has no say.
    const left = ACCEPT_MS - platformAgeMs - Math.max(0, ageMs);
    if (!(left > 0)) return this.#tombstones.set(callId, true);
    const session = this.#begin('incoming', callId, consumerId, left);
    session.dispatch({ type: 'ring' });
    this.#tell({ type: 'phase', call: session.snapshot, from: null });
    this.#tell({ type: 'incoming', call: session.snapshot });
  }

  #begin(direction: 'incoming' | 'outgoing', id: string, consumerId: string, leftMs: number | null): CallSession {
    for (const [known, session] of this.#sessions) if (!session.isLive) this.#sessions.delete(known);
    const createdAt = this.#clock.now();
    const deadlineAt = leftMs === null ? null : createdAt + leftMs;
    const session = new CallSession(newCall({ id, direction, consumerId, createdAt, deadlineAt, dialect: this.#dialect }), this.#around);
    this.#sessions.set(id, session);
    return session;
  }

  /** A call that ends beside another one leaves the list; the last one stays to be looked at. */
  #onNotice(notice: CallNotice): void {
    if (notice.type === 'ended') {
      this.#tombstones.set(notice.call.id, true);
      if (this.#live().length > 0) this.#sessions.delete(notice.call.id);
    }
    this.#tell(notice);
  }

  #live(): CallSession[] {
    return [...this.#sessions.values()].filter((session) => session.isLive);
  }

  #find(callId: string): CallSession {
    const session = this.#sessions.get(callId);
    if (session === undefined) throw new CallError('invalid-state');
    return session;
  }

  #tell(notice: CallNotice): void {
    for (const listener of [...this.#listeners]) listener(notice);
  }
}
