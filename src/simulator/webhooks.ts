import { drawDelay, strikes, type WebhookFaults, type WebhookKind } from './faults.js';
import type { Log } from './log.js';
import type { Random } from './random.js';
import type { Json } from './respond.js';
import { SerialQueue } from './serial-queue.js';
import type { Timers } from './timers.js';

export type Deliver = (payload: unknown, about?: { ageMs?: number }) => void;

export interface Webhook {
  readonly kind: WebhookKind;
  readonly callId: string | null;
  /** Read when it is delivered, for the log. */
  readonly version: () => number | null;
  /** Made when it is delivered, and only then: a lost webhook must have had no effect. Null: there is nothing to deliver after all. */
  readonly payload: () => Promise<Json | null>;
  /** Called each time it has been delivered. */
  readonly delivered?: () => void;
}

export interface WebhooksOptions {
  readonly pageId: string;
  readonly faults: WebhookFaults;
  readonly latencyMs: number;
  readonly random: Random;
  readonly timers: Timers;
  readonly log: Log;
}

/** How long a webhook is held back at most until another has overtaken it. */
const REORDER_LIMIT_MS = 2_000;

/** Delivers webhooks to all who subscribed: in order, once and soon, unless a fault says otherwise. */
export class Webhooks {
  readonly #options: WebhooksOptions;
  readonly #subscribers = new Set<{ readonly deliver: Deliver; readonly pageId: string | undefined }>();
  #held: (() => void)[] = [];
  readonly #queue = new SerialQueue();

  constructor(options: WebhooksOptions) {
    this.#options = options;
  }

  subscribe(deliver: Deliver, pageId: string | undefined): () => void {
    const subscriber = { deliver, pageId };
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Resolves when it has been delivered for the first time, or is lost. */
  async post(webhook: Webhook): Promise<void> {
    const { faults, random } = this.#options;
    const strike = (name: 'lose' | 'duplicate' | 'reorder') => strikes(faults[name], webhook.kind, random);
    if (strike('lose')) {
      this.#write(webhook, null, ['lose']);
      return;
    }
    const once = memoized(webhook.payload);
    const delay = drawDelay(faults.delayMs, webhook.kind, random);
    const names = delay > 0 ? ['delayMs'] : [];
    if (strike('duplicate')) void this.#deliverAfter(drawDelay(faults.delayMs, webhook.kind, random), webhook, once, [...names, 'duplicate']);
    if (strike('reorder')) {
      await this.#overtaken();
      await this.#deliverAfter(0, webhook, once, [...names, 'reorder']);
    } else {
      await this.#deliverAfter(delay, webhook, once, names);
    }
  }

  close(): void {
    this.#subscribers.clear();
    this.#held = [];
  }

  async #deliverAfter(ms: number, webhook: Webhook, payload: () => Promise<Json | null>, faults: readonly string[]): Promise<void> {
    await this.#options.timers.wait(this.#options.latencyMs + ms);
    await this.#queue.run(async () => this.#deliver(webhook, await payload(), faults));
  }

  #deliver(webhook: Webhook, payload: Json | null, faults: readonly string[]): void {
    if (payload === null) return;
    this.#write(webhook, payload, faults);
    const { ageMs } = this.#options.faults;
    for (const { deliver, pageId } of [...this.#subscribers]) {
      if (pageId !== undefined && pageId !== this.#options.pageId) continue;
      // Each listener has a payload of its own, and what one throws is not the next one's matter.
      const copy: unknown = structuredClone(payload);
      try {
        if (ageMs === null) deliver(copy);
        else deliver(copy, { ageMs });
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
    webhook.delivered?.();
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  }

  #overtaken(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.timers.after(REORDER_LIMIT_MS, resolve);
      this.#held.push(() => {
        cancel();
        resolve();
      });
    });
  }

  #write(webhook: Webhook, body: Json | null, faults: readonly string[]): void {
    const { kind, callId, version } = webhook;
    this.#options.log.write({ kind: 'webhook', name: kind, body, callId, version: version(), faults });
  }
}

function memoized<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
