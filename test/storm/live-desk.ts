import { waitUntil } from '@open-wc/testing';
import { readReply } from '../../src/protocol/read-reply.js';
import type { Dialect } from '../../src/protocol/dialect.js';
import type { CallsRequest, MediaUpdateRequest } from '../../src/protocol/requests.js';
import { webRtcMediaEngine } from '../../src/rtc/webrtc-media-engine.js';
import { DEFAULT_DIALECT } from '../../src/protocol/dialect.js';
import type { Clock, SignalingAdapter } from '../../src/session/ports.js';
import type { CallNotice, CallSnapshot, MediaChoice } from '../../src/session/snapshot.js';
import { Switchboard } from '../../src/session/switchboard.js';
import { createSimulator, type CallInspection, type FaultsOptions, type Simulator, type SimulatorOptions } from '../../src/simulator.js';
import { createFaults } from '../../src/simulator/faults.js';
import { withItsConnection } from '../support/connections.js';
import { Captures } from './captures.js';
import { differences, measure, type Flow, type Measurement } from './flow.js';

export interface LiveDeskOptions extends SimulatorOptions {
  /** What the host sets; nothing, unless a test is about that. */
  readonly settings?: Partial<Dialect>;
  readonly clock?: Clock;
}

export type Device = 'microphone' | 'camera' | 'screen';

/** One `media_update`, as it went out and as it was answered. */
export interface Update {
  readonly request: MediaUpdateRequest;
  /** `none`: no reply was had. */
  outcome: 'pending' | 'accepted' | 'refused' | 'none';
  /** Why it was refused, in the platform's words. */
  reason: string;
}

const PATIENCE = { timeout: 20_000, interval: 20 };
const VOLUME = 0.003;
/** Longer than the pauses between the beeps of a browser's fake microphone. */
const WINDOW_MS = 1_500;
const WINDOWS = 8;

/** An agent's switchboard with the browser's own media, and the simulated platform at the other end of its adapter. */
export class LiveDesk {
  readonly simulator: Simulator;
  readonly switchboard: Switchboard;
  readonly captures = new Captures();
  readonly notices: CallNotice[] = [];
  readonly updates: Update[] = [];
  /** Why commands of the agent's were rejected. */
  readonly rejections: unknown[] = [];
  #connection: RTCPeerConnection | null = null;
  readonly #loudspeaker = document.createElement('video');
  #requestsInFlight = 0;
  #commandsUnderWay = 0;

  constructor({ settings = {}, clock, ...options }: LiveDeskOptions = {}) {
    this.simulator = createSimulator({ latencyMs: 5, ...options });
    const screenShare = settings.screenShare ?? DEFAULT_DIALECT.screenShare;
    const makeEngine = webRtcMediaEngine({ dialect: { screenShare } });
    this.switchboard = new Switchboard({
      adapter: this.#watched(this.simulator.adapter),
      pageId: this.simulator.pageId,
      dialect: settings,
      createMediaEngine: (emit) => {
        const [engine, connection] = withItsConnection(() => makeEngine(emit));
        this.#connection = connection;
        return engine;
      },
      ...(clock === undefined ? {} : { clock }),
    });
    this.switchboard.subscribe((notice) => this.notices.push(notice));
  }

  get call(): CallSnapshot {
    const { call } = this.switchboard;
    if (call === null) throw new Error('The agent has no call.');
    return call;
  }

  get platformCall(): CallInspection {
    const call = this.simulator.calls.at(-1);
    if (call === undefined) throw new Error('The platform has no call.');
    return call;
  }

  /** The agent's own connection. */
  get connection(): RTCPeerConnection {
    if (this.#connection === null) throw new Error('There is no engine.');
    return this.#connection;
  }

  /** What went wrong, as the agent was told. */
  get errors(): readonly string[] {
    return this.notices.flatMap((notice) => (notice.type === 'error' ? [`${notice.error.code}: ${notice.error.message}`] : []));
  }

  get refused(): readonly Update[] {
    return this.updates.filter(({ outcome }) => outcome === 'refused');
  }

  /** Of the updates from this one on. */
  refusedSince(update: number): readonly Update[] {
    return this.updates.slice(update).filter(({ outcome }) => outcome === 'refused');
  }

  /** Updates as `0→1 offer refused`, for messages. */
  get account(): readonly string[] {
    return this.updates.map(
      ({ request: { from_version, to_version, session }, outcome, reason }) => `${from_version}→${to_version} ${session ? 'offer' : 'tracks'} ${outcome}${reason}`,
    );
  }

  async takeCall(options: { camera?: boolean } = {}): Promise<void> {
    await this.simulator.consumer.call();
    await this.comes('it rings', () => this.switchboard.call?.phase === 'incoming');
    await this.switchboard.accept(this.call.id, options);
    await this.#talks();
  }

  async placeCall(): Promise<void> {
    const dialled = this.switchboard.dial(this.simulator.consumer.psid);
    await this.comes('the phone rings', () => this.simulator.consumer.phase === 'ringing');
    this.simulator.consumer.answer();
    await dialled;
    await this.#talks();
    // The consumer's taking the call is a change of their media.
    await this.rests();
  }

  async hangUp(): Promise<void> {
    await this.switchboard.hangUp(this.call.id);
    this.updates.length = 0;
  }

  /** The agent turns something on or off; whether that is acknowledged shows in the call and in `rejections`. */
  turn(device: Device, on: boolean): void {
    this.#commandsUnderWay += 1;
    this.#command(device, on)
      .catch((error: unknown) => this.rejections.push(error))
      .finally(() => (this.#commandsUnderWay -= 1));
  }

  turnConsumers(device: Exclude<Device, 'screen'>, on: boolean): void {
    const { consumer } = this.simulator;
    void (device === 'camera' ? consumer.setCamera(on) : consumer.setMicrophone(on));
  }

  /** Nothing is under way, and the agent has what is wanted, or was told why not. The platform may know more. */
  async comesToRest(): Promise<void> {
    await this.comes('the agent’s side rests', () => this.#isAtRest());
  }

  /** Nothing is under way, and both sides say the same. */
  async rests(): Promise<void> {
    await this.comes('both sides agree', () => this.#isAtRest() && this.call.version === this.platformCall.version && !this.platformCall.changePending);
  }

  goWrong({ webhooks, replies }: FaultsOptions): void {
    Object.assign(this.simulator.faults.webhooks, webhooks);
    Object.assign(this.simulator.faults.replies, replies);
  }

  /** From now on nothing goes wrong any more. */
  calmDown(): void {
    this.goWrong(createFaults());
  }

  /** Waits for a stretch of time in which media flow where they are wanted, and nowhere else. */
  async flowsOnlyWhereWanted(): Promise<void> {
    const wanted = this.#wantedFlow();
    let wrong: readonly string[] = [];
    let last = await this.#measure();
    for (let window = 0; window < WINDOWS; window += 1) {
      const before = last;
      await waitUntil(() => performance.now() >= before.at + WINDOW_MS, 'the window', { timeout: 10 * WINDOW_MS, interval: 50 });
      last = await this.#measure();
      wrong = differences(wanted, before, last);
      if (wrong.length === 0) return;
    }
    throw new Error(`Media never settled: ${wrong.join('; ')}. ${this.describe()}`);
  }

  async comes(what: string, holds: () => boolean): Promise<void> {
    try {
      await waitUntil(holds, what, PATIENCE);
    } catch {
      throw new Error(`It never came that ${what}. ${this.describe()}`);
    }
  }

  /** Where both sides stand, for a message. */
  describe(): string {
    const { call } = this.switchboard;
    const agent = call && { phase: call.phase, version: call.version, microphone: call.microphone, camera: call.camera, screen: call.screen, remote: call.remote };
    return JSON.stringify({ agent, platform: this.simulator.calls.at(-1), requests: this.#requestsInFlight, commands: this.#commandsUnderWay, updates: this.account.slice(-12), errors: this.errors });
  }

  async close(): Promise<void> {
    const id = this.switchboard.call?.phase === 'ended' ? null : this.switchboard.call?.id;
    if (id) await this.switchboard.hangUp(id).catch(() => undefined);
    this.switchboard.close();
    this.simulator.close();
    this.captures.stop();
    this.#loudspeaker.srcObject = null;
  }

  #isAtRest(): boolean {
    const { microphone, camera, screen } = this.call;
    // A microphone that the agent turned off stays off, also where the platform could not be told.
    const heardNoMore = isAgreed(microphone) || (!microphone.wanted && this.rejections.length > 0);
    return this.#requestsInFlight === 0 && this.#commandsUnderWay === 0 && heardNoMore && isAgreed(camera) && isAgreed(screen);
  }

  async #talks(): Promise<void> {
    await this.comes('they talk', () => this.switchboard.call?.phase === 'active');
    const remote = this.switchboard.streams(this.call.id)?.remote;
    if (!(remote instanceof MediaStream)) throw new Error('The call has no stream.');
    // Chromium counts the energy of sound only while an element that is not muted plays it.
    this.#loudspeaker.volume = VOLUME;
    this.#loudspeaker.srcObject = remote;
    void this.#loudspeaker.play().catch(() => undefined);
  }

  #command(device: Device, on: boolean): Promise<void> {
    const { id } = this.call;
    switch (device) {
      case 'microphone':
        return this.switchboard.setMicrophone(id, on);
      case 'camera':
        return this.switchboard.setCamera(id, on);
      case 'screen':
        return this.switchboard.setScreenShare(id, on);
    }
  }

  #wantedFlow(): Flow {
    const { microphone, camera, screen } = this.call;
    const { consumer } = this.simulator;
    return {
      consumerHears: microphone.wanted,
      consumerSees: camera.wanted || screen.wanted,
      agentHears: consumer.microphone,
      agentSees: consumer.camera,
    };
  }

  #measure(): Promise<Measurement> {
    return measure(this.connection, this.simulator.consumer);
  }

  #watched(adapter: SignalingAdapter): SignalingAdapter {
    return {
      callsApi: async (request, options) => {
        const update = this.#noted(request);
        this.#requestsInFlight += 1;
        try {
          const body = await adapter.callsApi(request, options);
          if (update && isRefusal(update.request, body)) Object.assign(update, { outcome: 'refused', reason: ` ${JSON.stringify(body)}` });
          else if (update) update.outcome = 'accepted';
          return body;
        } catch (error) {
          if (update) update.outcome = 'none';
          throw error;
        } finally {
          this.#requestsInFlight -= 1;
        }
      },
      subscribe: (deliver, options) => adapter.subscribe(deliver, options),
    };
  }

  #noted(request: CallsRequest): Update | null {
    if (request.action !== 'media_update') return null;
    const update: Update = { request, outcome: 'pending', reason: '' };
    this.updates.push(update);
    return update;
  }
}

function isAgreed({ wanted, acknowledged }: MediaChoice): boolean {
  return wanted === acknowledged;
}

/** A 200 without an answer to an offer is a refusal too. */
function isRefusal({ session }: MediaUpdateRequest, body: unknown): boolean {
  const reply = readReply('media_update', body, DEFAULT_DIALECT);
  return reply.type === 'failure' || (session !== undefined && reply.answer === null);
}
