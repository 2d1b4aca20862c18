import { PHASE_EDGES } from '../../../src/session/call/call-state.js';
import { Switchboard } from '../../../src/session/switchboard.js';
import type { CallMetrics, SignalingAdapter } from '../../../src/session/ports.js';
import type { CallNotice, CallSnapshot } from '../../../src/session/snapshot.js';
import type { Dialect } from '../../../src/protocol/dialect.js';
import type { CallsRequest } from '../../../src/protocol/requests.js';
import { wireTrace, type WireEntry } from '../../../src/session/wire-trace.js';
import { FakeMediaEngine } from './fake-media-engine.js';
import { ManualClock, settle } from './manual-clock.js';

export const PAGE = '1062';
export const CALLER = '5275';

interface Sent {
  readonly request: CallsRequest;
  readonly signal: AbortSignal;
  reply(body: unknown): Promise<void>;
  lose(): Promise<void>;
}

/** A helpdesk with one agent: the real switchboard between a platform whose words the test speaks and engines without media. */
export class Desk {
  readonly clock = new ManualClock();
  readonly engines: FakeMediaEngine[] = [];
  readonly sent: Sent[] = [];
  readonly notices: CallNotice[] = [];
  readonly metrics: CallMetrics[] = [];
  readonly wire: WireEntry[] = [];
  readonly switchboard: Switchboard;

  constructor(dialect: Partial<Dialect> = {}) {
    const adapter: SignalingAdapter = {
      callsApi: (request, { signal }) =>
        new Promise((resolve, reject) => {
          this.sent.push({
            request,
            signal,
            reply: async (body) => {
              resolve(body);
              await settle();
            },
            lose: async () => {
              reject(new TypeError('no network'));
              await settle();
            },
          });
        }),
      subscribe: () => () => undefined,
      reportMetrics: async (metrics) => {
        this.metrics.push(metrics);
        return Promise.resolve();
      },
    };
    this.switchboard = new Switchboard({
      adapter,
      pageId: PAGE,
      dialect,
      clock: this.clock,
      trace: wireTrace((entry) => {
        this.wire.push(entry);
      }, this.clock),
      createMediaEngine: (emit) => {
        const engine = new FakeMediaEngine(emit);
        this.engines.push(engine);
        return engine;
      },
    });
    this.switchboard.subscribe((notice) => {
      // The phases have their legal edges, and every test watches that no other is taken.
      if (notice.type === 'phase' && notice.from !== null && !PHASE_EDGES[notice.from].includes(notice.call.phase)) {
        throw new Error(`from ${notice.from} to ${notice.call.phase}`);
      }
      this.notices.push(notice);
    });
  }

  get call(): CallSnapshot {
    const { call } = this.switchboard;
    if (call === null) throw new Error('There is no call.');
    return call;
  }

  get engine(): FakeMediaEngine {
    const engine = this.engines.at(-1);
    if (engine === undefined) throw new Error('There is no engine.');
    return engine;
  }

  get phases(): readonly string[] {
    return this.notices.flatMap((notice) => (notice.type === 'phase' ? [notice.call.phase] : []));
  }

  get last(): Sent {
    const sent = this.sent.at(-1);
    if (sent === undefined) throw new Error('Nothing was sent.');
    return sent;
  }

  async webhook(event: Record<string, unknown>, { time = 1_700_000_000, ageMs = 0 }: { time?: number; ageMs?: number } = {}): Promise<void> {
    this.switchboard.receive({ object: 'page', entry: [{ id: PAGE, time, calls: [{ timestamp: 1_700_000_000, ...event }] }] }, { ageMs });
    await settle();
  }

  async ring(id = 'c_1', about: { time?: number; ageMs?: number; from?: string } = {}): Promise<void> {
    await this.webhook({ id, event: 'connect', to: PAGE, from: about.from ?? CALLER, call_direction: 'user_initiated' }, about);
  }

  async mediaUpdate(version: number | undefined, id = 'c_1'): Promise<void> {
    await this.webhook({ id, event: 'media_update', session: { version, sdp_renegotiation: { sdp_type: 'offer', sdp: `v=0 consumer ${version ?? 'unsaid'}` } } });
  }

  async unversioned(what: string, id = 'c_1'): Promise<void> {
    await this.webhook({ id, event: 'media_update', session: { sdp_renegotiation: { sdp_type: 'offer', sdp: `v=0 ${what}` } } });
  }

  async terminate(id = 'c_1', more: Record<string, unknown> = {}): Promise<void> {
    await this.webhook({ id, event: 'terminate', status: 'Completed', ...more });
  }

  async connected(): Promise<void> {
    this.engine.emit({ type: 'connection', state: 'connected' });
    await settle();
  }

  /** An incoming call up to the conversation. */
  async talk(id = 'c_1'): Promise<void> {
    await this.ring(id);
    const accepted = this.switchboard.accept(id);
    await settle();
    await this.last.reply(ACCEPTED);
    await accepted;
    await this.connected();
  }
}

export const ACCEPTED = { success: true, session: { sdp_response: { sdp_type: 'answer', sdp: 'v=0 answer' }, sdp_renegotiation: { sdp_type: 'offer', sdp: 'v=0 renegotiation' } } };
export const ANSWERED = { success: true, session: { sdp_response: { sdp_type: 'answer', sdp: 'v=0 answer' } } };
