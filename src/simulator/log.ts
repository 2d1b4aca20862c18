import type { CallAction } from '../protocol/requests.js';
import type { WebhookKind } from './faults.js';

/** What is asked beside `calls`: whether a consumer may be called, and that they be asked. */
export type OtherEndpoint = 'messenger_call_permissions' | 'messages';

/** One thing that passed between the page and the platform. Bodies hold whole descriptions: keep them off a shared console. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'request' | 'reply' | 'webhook';
  /** The action, the other endpoint asked, or the webhook's event; a request that names no action has an empty one. */
  readonly name: CallAction | OtherEndpoint | WebhookKind | '';
  /** As it crossed; `null` for a reply that never came or a webhook that was lost. */
  readonly body: unknown;
  readonly callId: string | null;
  /** The platform's version of the call at that moment; null without a call. */
  readonly version: number | null;
  /** Names of the faults that struck. */
  readonly faults: readonly string[];
}

export type LogListener = (entry: LogEntry) => void;

export class Log {
  readonly #listeners = new Set<LogListener>();

  listen(listener: LogListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  write(entry: Omit<LogEntry, 'at'>): void {
    const dated: LogEntry = Object.freeze({ at: Date.now(), ...entry });
    for (const listener of this.#listeners) listener(dated);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
