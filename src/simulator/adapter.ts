import type { CallAction, CallsRequest } from '../protocol/requests.js';
import type { CallMetrics, SignalingAdapter } from '../session/ports.js';
import { drawDelay, type ReplyFaults, strikes } from './faults.js';
import type { Log, OtherEndpoint } from './log.js';
import type { Platform } from './platform.js';
import type { PlatformDialect } from './platform-dialect.js';
import type { Random } from './random.js';
import { Refusal } from './refusal.js';
import { type Json, shapeRefusal, shapeSuccess } from './respond.js';
import type { Timers } from './timers.js';
import type { Webhooks } from './webhooks.js';

export interface AdapterOptions {
  readonly platform: Platform;
  readonly webhooks: Webhooks;
  readonly dialect: PlatformDialect;
  readonly faults: ReplyFaults;
  readonly latencyMs: number;
  readonly random: Random;
  readonly timers: Timers;
  readonly log: Log;
  readonly metrics: CallMetrics[];
  /** Aborts when the simulator is closed. */
  readonly closed: AbortSignal;
}

const ACTIONS: readonly CallAction[] = ['connect', 'accept', 'reject', 'terminate', 'media_update'];
const ERROR_PAGE = '<!doctype html><title>502</title><h1>Bad gateway</h1>';

type SimulatedAdapter = Required<Pick<SignalingAdapter, 'permissions' | 'reportMetrics'>> & SignalingAdapter;

/** The host's side of the wire: requests in, replies and webhooks out, with the faults that were asked for in between. */
export function createAdapter(options: AdapterOptions): SimulatedAdapter {
  const { platform, timers, latencyMs, closed, log } = options;

  const answerTo = async (name: OtherEndpoint, body: Json, carryOut: () => Json): Promise<unknown> => {
    closed.throwIfAborted();
    const write = (kind: 'request' | 'reply', what: Json) => {
      log.write({ kind, name, body: what, callId: null, version: null, faults: [] });
    };
    write('request', body);
    await timers.wait(latencyMs);
    const answer = await reply(options, () => Promise.resolve(carryOut()));
    await timers.wait(latencyMs);
    write('reply', answer);
    return answer;
  };

  return {
    callsApi: async (request, { pageId, signal }) => {
      const over = AbortSignal.any([signal, closed]);
      over.throwIfAborted();
      return unlessAborted(exchange(options, request, pageId), over);
    },
    subscribe: (deliver, about) => options.webhooks.subscribe(deliver, about?.pageId),
    permissions: {
      check: (psid) => answerTo('messenger_call_permissions', { psid }, () => platform.checkPermission(psid)),
      request: (psid) => answerTo('messages', askingFor(psid), () => platform.requestPermission(psid)),
    },
    reportMetrics: (metrics) => {
      options.metrics.push(metrics);
      return Promise.resolve();
    },
  };
}

/** The message that asks for permission, as a host's server sends it. */
function askingFor(psid: string): Json {
  return { recipient: { id: psid }, message: { attachment: { type: 'template', payload: { template_type: 'calling_optin' } } } };
}

async function exchange(options: AdapterOptions, request: CallsRequest, pageId: string): Promise<unknown> {
  const { faults, random, timers, latencyMs } = options;
  const body: unknown = structuredClone(request);
  const action = actionOf(body);
  const struck: string[] = [];
  const strike = (name: Exclude<keyof ReplyFaults, 'delayMs' | 'errorReason'>) => {
    const hit = action !== null && strikes(faults[name], action, random);
    if (hit) struck.push(name);
    return hit;
  };

  write(options, 'request', body, body, []);
  if (strike('unreachable')) {
    write(options, 'reply', body, null, struck);
    throw new TypeError('Failed to fetch');
  }
  await timers.wait(latencyMs);
  const replaced = replacement(options, strike);
  let handedOver: (() => void) | undefined;
  const carryOut = async () => {
    const content = await options.platform.handle(body, pageId);
    ({ handedOver } = content);
    return shapeSuccess(options.dialect, content);
  };
  const answer = replaced ?? (await reply(options, carryOut));
  if (strike('lose')) {
    write(options, 'reply', body, null, struck);
    return new Promise(() => undefined);
  }
  const delay = action === null ? 0 : drawDelay(faults.delayMs, action, random);
  if (delay > 0) struck.push('delayMs');
  await timers.wait(latencyMs + delay);
  write(options, 'reply', body, answer, struck);
  handedOver?.();
  return structuredClone(answer);
}

/** What a fault answers in the platform's place; null: nothing. */
function replacement(
  { dialect, faults, random }: AdapterOptions,
  strike: (name: 'emptySuccess' | 'errorEnvelope' | 'serverError' | 'notJson') => boolean,
): unknown {
  if (strike('emptySuccess')) return { success: true };
  if (strike('errorEnvelope')) return shapeRefusal(dialect, new Refusal(faults.errorReason), random);
  if (strike('serverError')) return shapeRefusal(dialect, new Refusal('temporary'), random);
  return strike('notJson') ? ERROR_PAGE : null;
}

async function reply({ dialect, random }: AdapterOptions, carryOut: () => Promise<Json>): Promise<Json> {
  try {
    return await carryOut();
  } catch (error) {
    return shapeRefusal(dialect, error instanceof Refusal ? error : new Refusal('temporary'), random);
  }
}

function write(options: AdapterOptions, kind: 'request' | 'reply', request: unknown, body: unknown, faults: readonly string[]): void {
  const named = textIn(request, 'call_id') ?? textIn(body, 'id') ?? textIn(body, 'call_id');
  options.log.write({
    kind,
    name: actionOf(request) ?? '',
    body,
    callId: named,
    version: options.platform.versionOf(named),
    faults: [...faults],
  });
}

function actionOf(body: unknown): CallAction | null {
  return ACTIONS.find((action) => action === textIn(body, 'action')?.toLowerCase()) ?? null;
}

function textIn(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : null;
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new DOMException('The request was aborted.', 'AbortError'));
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
