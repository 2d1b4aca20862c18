import { isRecord, own } from '../protocol/read-values.js';
import type { CallsRequest } from '../protocol/requests.js';
import type { SignalingAdapter } from '../session/ports.js';
import { openEventStream } from './event-stream.js';

export interface HttpAdapterOptions {
  /** Address on your server that forwards the body to `POST /{page-id}/calls`, with the Page's token, and passes the reply on. */
  readonly callsUrl: string;
  /** Address on your server that sends the Page's webhooks as Server-Sent Events. */
  readonly eventsUrl: string;
  /** Sent with every request, beside cookies of the same origin. A function is asked before each one, and may take its time; but so does the hang-up of a page that is closed, so return what is at hand. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
}

/**
 * Signaling over plain HTTP. Addresses may be relative to the page; both are asked with the query parameter `page_id`.
 *
 * **Requests**: `POST {callsUrl}?page_id=…`, the body as JSON, to be answered with the platform's own JSON and status. A 5xx
 * that does not come from the platform (HTML of a proxy, JSON of a framework) is handed on as a passing error, and any other
 * body that is not JSON as text. Rejects only when no reply was had. Hanging up survives the page being closed (`keepalive`).
 *
 * **Events**: `GET {eventsUrl}?page_id=…`, `text/event-stream`. The data of each event is the webhook's JSON, as the platform
 * posted it, or `{"payload": <that>, "age_ms": <ms since your server received it>}`; give `age_ms` at least when replaying.
 * Event names are not looked at, and what is not JSON is skipped. Give each event an `id`: after a break the stream is
 * asked for with `Last-Event-ID`, and whatever came since belongs at its start. Send a comment (`:`) every 15 s, so that a
 * dead connection is noticed. Every error is followed by another try, so that no deployment of yours ends the agent's day.
 */
export function createHttpAdapter({ callsUrl, eventsUrl, headers }: HttpAdapterOptions): SignalingAdapter {
  /** `fetch` for one of our addresses, with the host's headers under our own. */
  const request = async (url: string, pageId: string | undefined, signal: AbortSignal, ours: Record<string, string>, init: RequestInit): Promise<Response> => {
    const hosts = await unlessAborted(typeof headers === 'function' ? headers() : headers, signal);
    const all = new Headers(hosts);
    for (const [name, value] of Object.entries(ours)) all.set(name, value);
    return fetch(addressOf(url, pageId), { credentials: 'same-origin', headers: all, signal, ...init });
  };

  return {
    async callsApi(body, { pageId, signal }) {
      const response = await request(callsUrl, pageId, signal, { 'Content-Type': 'application/json' }, {
        method: 'POST',
        body: JSON.stringify(body),
        keepalive: endsCall(body),
      });
      return replyOf(response.status, await response.text());
    },

    subscribe(deliver, options) {
      return openEventStream(
        (lastEventId, signal) =>
          request(eventsUrl, options?.pageId, signal, { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) }, { cache: 'no-store' }),
        (data) => {
          const message = parseJson(data);
          if (message === undefined) return;
          if (!isRecord(message) || !Object.hasOwn(message, 'payload')) deliver(message);
          else deliver(message['payload'], ageOf(message['age_ms']));
        },
      );
    },
  };
}

function ageOf(value: unknown): { ageMs?: number } {
  return typeof value === 'number' && value >= 0 ? { ageMs: value } : {};
}

function addressOf(url: string, pageId: string | undefined): URL {
  const address = new URL(url, typeof document === 'undefined' ? undefined : document.baseURI);
  if (pageId) address.searchParams.set('page_id', pageId);
  return address;
}

/** The session ends its calls when the page goes away, and the browser would otherwise take the request back with it. */
function endsCall({ action }: CallsRequest): boolean {
  return action === 'terminate' || action === 'reject';
}

function replyOf(status: number, text: string): unknown {
  const body = parseJson(text);
  if (status >= 500 && !isPlatforms(body)) return { error: { message: `HTTP ${status}`, is_transient: true } };
  return body === undefined ? text : body;
}

/** Whether a body of an error status is the platform's own: a result, a wrapped error or a bare one. */
function isPlatforms(body: unknown): boolean {
  return isRecord(body) && (isRecord(own(body, 'error')) || typeof own(body, 'code') === 'number' || own(body, 'success') !== undefined);
}

/** Undefined for text that is no JSON. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** A host's function that never comes back must not outlast the deadline of a request. */
async function unlessAborted<T>(value: T | Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => { resolve(); }, { once: true });
  });
  signal.throwIfAborted();
  await Promise.race([value, aborted]);
  signal.throwIfAborted();
  return value;
}
