import type { CallMetrics, SignalingAdapter } from '../session/ports.js';
import { createAdapter } from './adapter.js';
import type { CallPermission, SimulatedConsumer } from './consumer.js';
import { createFaults, type Faults, type FaultsOptions } from './faults.js';
import { Log, type LogListener } from './log.js';
import type { PhoneDevices } from './phone.js';
import type { CallInspection } from './platform-call.js';
import { DEFAULT_PLATFORM_DIALECT, type PlatformDialect } from './platform-dialect.js';
import { Platform } from './platform.js';
import { randomDigits, seededRandom } from './random.js';
import { Timers } from './timers.js';
import { Webhooks } from './webhooks.js';

export type { SimulatedConsumer, CallPermission, ConsumerPhase } from './consumer.js';
export { next, only } from './faults.js';
export type { Chance, Delay, Faults, FaultsOptions, ReplyFaults, WebhookFaults, WebhookKind } from './faults.js';
export type { LogEntry, LogListener } from './log.js';
export type { PhoneDevices } from './phone.js';
export type { CallDirection, CallInspection, CallState } from './platform-call.js';
export type { PlatformDialect } from './platform-dialect.js';
export type { ReceivedMedia } from './platform-peer.js';
export type { RefusalReason } from './refusal.js';

export interface ConsumerOptions {
  /** Page-scoped id; made up when absent. */
  readonly psid?: string;
  readonly name?: string;
  /** Whether the business may call. Default `granted`. */
  readonly permission?: CallPermission;
  /** Where the phone's sound and picture come from. Default: synthetic, without any device or prompt. */
  readonly devices?: PhoneDevices;
}

export interface SimulatorOptions {
  /** The Page's id; made up when absent. */
  readonly pageId?: string;
  readonly consumer?: ConsumerOptions;
  readonly dialect?: Partial<PlatformDialect>;
  readonly faults?: FaultsOptions;
  /** One way, in ms, of every request and reply; a webhook takes half as long again. Default 20. */
  readonly latencyMs?: number;
  /**
   * From when a reply or webhook that announces media of the consumer's is handed over until they set out, in ms; they wait for
   * the connection as well. Default: three times `latencyMs`, and 150 at least. 0: they do not wait, and may come first.
   */
  readonly mediaDelayMs?: number;
  /** Of everything random: ids, probabilities, delays. Default 1. */
  readonly seed?: number;
  /** Of the platform's own connections. */
  readonly rtcConfiguration?: RTCConfiguration;
  /** Names of the video codecs the platform can do, best first; the agent's order wins. Default: VP8, VP9, H264, AV1, H265. */
  readonly videoCodecs?: readonly string[];
  /** How long an unanswered call rings, in ms. Default 60,000. */
  readonly answerTimeoutMs?: number;
  /** How often the business may call one person in a day. The platform publishes no number. Default 100. */
  readonly callsPerDay?: number;
}

export interface Simulator {
  readonly pageId: string;
  /** Give it to a panel, a switchboard, or call it by hand. Any number of them may subscribe, as so many tabs. */
  readonly adapter: SignalingAdapter & Required<Pick<SignalingAdapter, 'permissions' | 'reportMetrics'>>;
  /** The person who calls, and can be called. */
  readonly consumer: SimulatedConsumer;
  /** One more of them. */
  addConsumer(options?: ConsumerOptions): SimulatedConsumer;
  /** What goes wrong from now on. Its members may be changed at any time. */
  readonly faults: Faults;
  /** How the platform speaks from now on. Its members may be changed at any time. */
  readonly dialect: PlatformDialect;
  /** Every call so far, the oldest first, as it is now. */
  readonly calls: readonly CallInspection[];
  /** What `reportMetrics` was given, the oldest first. */
  readonly metrics: readonly CallMetrics[];
  /** Calls `listener` with everything that crosses the wire. Returns a function that stops it. */
  onLog(listener: LogListener): () => void;
  /** Ends every call, closes every connection and device, and stops every timer. Requests under way reject with an `AbortError`. */
  close(): void;
}

const DEFAULT_LATENCY_MS = 20;
/** What a connection needs after its answer, in ways to the other side; and what a busy browser needs to apply an offer, in ms. */
const MEDIA_LATENCY = 3;
const LEAST_MEDIA_DELAY_MS = 150;
const DEFAULT_ANSWER_TIMEOUT_MS = 60_000;
const DEFAULT_CALLS_PER_DAY = 100;
const DEFAULT_VIDEO_CODECS: readonly string[] = ['VP8', 'VP9', 'H264', 'AV1', 'H265'];
/** A webhook passes the host's server, and so takes longer than a reply. */
const WEBHOOK_LATENCY = 1.5;

/**
 * The calling platform and a consumer's phone, played in this page with real WebRTC: for demonstrations, and for tests of
 * whatever sits on the other side of a `SignalingAdapter`. Nothing leaves the page.
 *
 * ```ts
 * const simulator = createSimulator();
 * panel.pageId = simulator.pageId;
 * panel.adapter = simulator.adapter;
 * await simulator.consumer.call(); // the panel rings
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const random = seededRandom(options.seed ?? 1);
  const pageId = options.pageId ?? randomDigits(random, 15);
  const latencyMs = options.latencyMs ?? DEFAULT_LATENCY_MS;
  const dialect: PlatformDialect = { ...DEFAULT_PLATFORM_DIALECT, ...options.dialect };
  const faults = createFaults(options.faults);
  const timers = new Timers();
  const log = new Log();
  const metrics: CallMetrics[] = [];
  const closing = new AbortController();

  const webhooks = new Webhooks({ pageId, faults: faults.webhooks, latencyMs: latencyMs * WEBHOOK_LATENCY, random, timers, log });
  const platform = new Platform(
    {
      pageId,
      dialect,
      webhooks,
      timers,
      answerTimeoutMs: options.answerTimeoutMs ?? DEFAULT_ANSWER_TIMEOUT_MS,
      callsPerDay: options.callsPerDay ?? DEFAULT_CALLS_PER_DAY,
      peer: {
        rtcConfiguration: options.rtcConfiguration ?? {},
        videoCodecs: options.videoCodecs ?? DEFAULT_VIDEO_CODECS,
        random,
        timers,
        mediaDelayMs: options.mediaDelayMs ?? Math.max(LEAST_MEDIA_DELAY_MS, MEDIA_LATENCY * latencyMs),
      },
    },
    random,
  );
  const adapter = createAdapter({
    ...{ platform, webhooks, dialect, latencyMs, random, timers, log, metrics },
    faults: faults.replies,
    closed: closing.signal,
  });

  const addConsumer = (consumer: ConsumerOptions = {}): SimulatedConsumer => {
    const psid = consumer.psid ?? randomDigits(random, 16);
    const { name = 'Maria', permission = 'granted', devices = {} } = consumer;
    return platform.addConsumer({ psid, name, permission }, devices);
  };

  return {
    pageId,
    adapter,
    consumer: addConsumer(options.consumer),
    addConsumer,
    faults,
    dialect,
    metrics,
    get calls() {
      return platform.calls;
    },
    onLog: (listener) => log.listen(listener),
    close: () => {
      closing.abort(new DOMException('The simulator was closed.', 'AbortError'));
      timers.clear();
      platform.close();
      webhooks.close();
      log.clear();
    },
  };
}
