import { SimulatedConsumer, type ConsumerDetails, type ConsumerNetwork } from './consumer.js';
import { Phone, type PhoneDevices } from './phone.js';
import { type CallContext, type CallDirection, type CallInspection, PlatformCall } from './platform-call.js';
import { type Random, randomToken } from './random.js';
import { Refusal } from './refusal.js';
import type { Json, SuccessContent } from './respond.js';
import { validateRequest } from './validate-request.js';
import { permissionReply } from './webhook-bodies.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The platform lets a business ask a person twice a day. */
const REQUESTS_PER_DAY = 2;

interface Usage {
  readonly asked: number[];
  readonly called: number[];
}

/** The calling platform: who can be called, which calls there are, and what the endpoints do. */
export class Platform implements ConsumerNetwork {
  readonly #context: CallContext;
  readonly #random: Random;
  readonly #consumers = new Map<string, SimulatedConsumer>();
  readonly #calls = new Map<string, PlatformCall>();
  readonly #usage = new Map<string, Usage>();

  constructor(context: CallContext, random: Random) {
    this.#context = context;
    this.#random = random;
  }

  get calls(): readonly CallInspection[] {
    return [...this.#calls.values()].map((call) => call.inspect());
  }

  versionOf(callId: string | null): number | null {
    return callId === null ? null : (this.#calls.get(callId)?.version ?? null);
  }

  addConsumer(details: ConsumerDetails, devices: PhoneDevices): SimulatedConsumer {
    if (this.#consumers.has(details.psid)) throw new Error(`There is a consumer ${details.psid} already.`);
    const consumer = new SimulatedConsumer(this, new Phone(devices), details);
    this.#consumers.set(consumer.psid, consumer);
    return consumer;
  }

  /** Carries out one body of `POST /{page-id}/calls`. Throws a `Refusal`. */
  async handle(body: unknown, pageId: string): Promise<SuccessContent> {
    const request = validateRequest(body, this.#context.dialect);
    if (request.action === 'connect') {
      if (pageId !== this.#context.pageId) throw new Refusal('page-not-allowed');
      return this.#connect(request.to, request.offer);
    }
    const call = this.#calls.get(request.callId);
    if (call === undefined) throw new Refusal('invalid-call-id');
    if (pageId !== this.#context.pageId) throw new Refusal('page-not-in-call');
    switch (request.action) {
      case 'accept':
        return call.accept(request.offer);
      case 'reject':
        return call.reject();
      case 'terminate':
        return call.terminate();
      case 'media_update':
        return call.update(request);
    }
  }

  placeCall(consumer: SimulatedConsumer): PlatformCall {
    const call = this.#open(consumer, 'user_initiated');
    call.post({ event: 'connect', direction: 'user_initiated', psid: consumer.psid, startedAt: Date.now() });
    return call;
  }

  permissionReplied({ psid }: SimulatedConsumer, response: 'approve' | 'reject', expiresAt: number | null): void {
    const { dialect, pageId, webhooks } = this.#context;
    const reply = { psid, response, expiresAt };
    void webhooks.post({
      kind: 'call_permission_reply',
      callId: null,
      version: () => null,
      payload: () => Promise.resolve(permissionReply(dialect, pageId, reply)),
    });
  }

  /** The body of `GET /{page-id}/messenger_call_permissions`. */
  checkPermission(psid: string): Json {
    const { permissionEndsAt } = this.#find(psid);
    const { asked, called } = this.#usageOf(psid);
    const granted = permissionEndsAt !== null;
    const limit = (max: number, usage: readonly number[]) => [
      { time_period: 'PT24H', max_allowed_per_user: max, current_usage: usage.length },
    ];
    return {
      permission: {
        status: granted ? 'has_permission' : 'no_permission',
        ...(granted ? { expiration_time: Math.floor(permissionEndsAt / 1_000) } : {}),
      },
      actions: [
        {
          action_name: 'send_call_permission_request',
          can_perform_action: !granted && asked.length < REQUESTS_PER_DAY,
          limits: limit(REQUESTS_PER_DAY, asked),
        },
        { action_name: 'start_call', can_perform_action: granted && called.length < this.#context.callsPerDay, limits: limit(this.#context.callsPerDay, called) },
      ],
    };
  }

  /** The reply to sending the template that asks for permission. */
  requestPermission(psid: string): Json {
    const consumer = this.#find(psid);
    const { asked } = this.#usageOf(psid);
    if (asked.length >= REQUESTS_PER_DAY) throw new Refusal('rate-limited');
    asked.push(Date.now());
    consumer.askPermission();
    return { recipient: { id: psid }, message_id: `m_${randomToken(this.#random, 40)}` };
  }

  close(): void {
    for (const call of this.#calls.values()) call.close();
    for (const consumer of this.#consumers.values()) consumer.close();
  }

  async #connect(psid: string, offer: string): Promise<SuccessContent> {
    const consumer = this.#find(psid);
    if (consumer.permission !== 'granted') throw new Refusal('no-consumer-permission');
    if (this.#usageOf(psid).called.length >= this.#context.callsPerDay) throw new Refusal('rate-limited');
    assertFree(consumer);
    const call = this.#open(consumer, 'business_initiated');
    try {
      const reply = await call.connect(offer);
      assertFree(consumer);
      this.#usageOf(psid).called.push(Date.now());
      call.post({ event: 'call_status', status: 'ringing', psid, at: Date.now() });
      call.post({ event: 'connect', direction: 'business_initiated', psid, startedAt: Date.now() });
      // Rings last: a phone may answer at once, and that must be the newest news.
      consumer.ring(call);
      return reply;
    } catch (error) {
      call.close();
      this.#calls.delete(call.id);
      throw error;
    }
  }

  #open(consumer: SimulatedConsumer, direction: CallDirection): PlatformCall {
    const call = new PlatformCall(this.#context, {
      id: `c_${randomToken(this.#random, 38)}`,
      direction,
      psid: consumer.psid,
      phone: consumer.phone,
      onChange: () => consumer.callChanged(),
      onMayCallBack: () => consumer.allowCallback(),
    });
    this.#calls.set(call.id, call);
    return call;
  }

  #find(psid: string): SimulatedConsumer {
    const consumer = this.#consumers.get(psid);
    if (consumer === undefined) throw new Refusal('invalid-request', 'no such person');
    return consumer;
  }

  /** Of the last day. */
  #usageOf(psid: string): Usage {
    const recent = (times: readonly number[] = []) => times.filter((time) => time > Date.now() - DAY_MS);
    const before = this.#usage.get(psid);
    const usage = { asked: recent(before?.asked), called: recent(before?.called) };
    this.#usage.set(psid, usage);
    return usage;
  }
}

function assertFree(consumer: SimulatedConsumer): void {
  if (consumer.isBusy) throw new Refusal('consumer-unavailable');
}
