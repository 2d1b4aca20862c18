import { parseEventStream, type StreamState } from './event-stream-parser.js';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;
/** A server that sends comments does so every 15 s or so; without any for this long the connection is dead, though nobody said so. */
const SILENCE_MS = 45_000;

/** Makes the request for the stream; `lastEventId` is empty at first. Asked anew for each connection. */
export type RequestStream = (lastEventId: string, signal: AbortSignal) => Promise<Response>;

/**
 * Opens Server-Sent Events that keep coming, and returns a function that ends them. The browser's EventSource gives up for
 * good at the first error status (a 502 while the server restarts), sends no headers and does not exist in Node; so they
 * are read through `fetch`.
 *
 * Any failure is followed by another try: after a pause that doubles from 1 s (or the server's `retry`) to 30 s, with jitter,
 * and at once when the browser comes back online. `onMessage` takes the data of each message. It may throw: the stream goes on.
 */
export function openEventStream(request: RequestStream, onMessage: (data: string) => void): () => void {
  const state: StreamState = { lastEventId: '', retryMs: FIRST_RETRY_MS, comments: false };
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  let connection = new AbortController();
  let failures = 0;
  let atOnce = false;
  let endPause = (): void => undefined;

  /** In a microtask of its own, so that what a listener throws is the page's to hear of, and not the end of the stream. */
  const hand = (data: string): void => {
    queueMicrotask(() => {
      if (!isStopped()) onMessage(data);
    });
  };

  const read = async (signal: AbortSignal, abort: () => void): Promise<void> => {
    const { ok, headers, body } = await request(state.lastEventId, signal);
    if (!ok || body === null || headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
    const parse = parseEventStream(state);
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const silence = state.comments ? setTimeout(abort, SILENCE_MS) : undefined;
      const { done, value } = await reader.read().finally(() => { clearTimeout(silence); });
      if (done) return;
      failures = 0;
      parse(decoder.decode(value, { stream: true })).forEach(hand);
    }
  };

  const pause = async (): Promise<void> => {
    const ms = atOnce ? 0 : Math.min(LONGEST_RETRY_MS, state.retryMs * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    atOnce = false;
  };

  const run = async (): Promise<void> => {
    while (!isStopped()) {
      const current = (connection = new AbortController());
      const abort = (): void => { current.abort(); };
      // Offline, refused, cut off or ended by the server: the remedy is the same.
      await read(current.signal, abort).catch(() => undefined);
      abort();
      await pause();
    }
  };

  const reconnect = (): void => {
    failures = 0;
    atOnce = true;
    connection.abort();
    endPause();
  };

  // Node has no such event, and no such function.
  if (typeof addEventListener === 'function') addEventListener('online', reconnect, { signal: stopping.signal });
  void run();
  return () => {
    stopping.abort();
    reconnect();
  };
}
