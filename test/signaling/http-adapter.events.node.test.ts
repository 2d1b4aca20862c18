import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createHttpAdapter, type HttpAdapterOptions } from '../../src/signaling/http-adapter.js';
import { TestServer, type Exchange } from './server.js';

const RETRY_MS = 5;
const realTimeout = setTimeout;
const realImmediate = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

const server = new TestServer();
let origin = '';
let stop = (): void => undefined;

before(async () => { origin = await server.listen(); });
afterEach(() => { stop(); });
after(() => server.close());

type Delivery = readonly [payload: unknown, ageMs: number | undefined];

/** Subscribes, and gives a way to wait for deliveries one by one. */
function subscribe(headers?: HttpAdapterOptions['headers']): { next: () => Promise<Delivery>; delivered: Delivery[] } {
  const delivered: Delivery[] = [];
  const waiting: ((delivery: Delivery) => void)[] = [];
  const adapter = createHttpAdapter({ callsUrl: origin, eventsUrl: `${origin}/events`, ...(headers && { headers }) });
  stop = adapter.subscribe((payload, about) => {
    const delivery = [payload, about?.ageMs] as const;
    delivered.push(delivery);
    waiting.shift()?.(delivery);
  }, { pageId: '1002' });
  return { delivered, next: () => new Promise((resolve) => waiting.push(resolve)) };
}

/** Takes the next connection and opens a stream on it. `retry` is short, so that no test waits for a second. */
async function open(text = ''): Promise<Exchange> {
  const exchange = await server.take();
  exchange.response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).write(`retry: ${RETRY_MS}\n\n${text}`);
  return exchange;
}

describe('the stream of webhooks', () => {
  it('is asked for with the Page, the headers of the host, and no id at first', async () => {
    subscribe(() => Promise.resolve({ 'X-Session': 's1' }));
    const { request } = await open();
    assert.equal(request.url, '/events?page_id=1002');
    assert.equal(request.headers.accept, 'text/event-stream');
    assert.equal(request.headers['x-session'], 's1');
    assert.equal(request.headers['last-event-id'], undefined);
  });

  it('hands over a payload as it is, or out of its wrapper with its age', async () => {
    const { next } = subscribe();
    const { response } = await open();
    const cases: readonly (readonly [string, Delivery])[] = [
      ['{"object":"page","entry":[]}', [{ object: 'page', entry: [] }, undefined]],
      ['{"payload":{"object":"page"},"age_ms":90000}', [{ object: 'page' }, 90_000]],
      ['{"payload":{"object":"page"}}', [{ object: 'page' }, undefined]],
      ['{"payload":null,"age_ms":-1}', [null, undefined]],
      ['{"payload":1,"age_ms":"old"}', [1, undefined]],
    ];
    for (const [data, delivery] of cases) {
      const delivered = next();
      response.write(`event: webhook\ndata: ${data}\n\n`);
      assert.deepEqual(await delivered, delivery);
    }
  });

  it('skips what is malformed, and goes on', async () => {
    const { next, delivered } = subscribe();
    const last = next();
    await open('data: not JSON\n\ndata: {"a":\n\n:comment\n\nnonsense\n\nid: 3\n\ndata\n\ndata: {"ok":1}\n\n');
    await last;
    assert.deepEqual(delivered, [[{ ok: 1 }, undefined]]);
  });

  it('resumes after a dropped connection with the id of the last whole message', async () => {
    const { next } = subscribe();
    const first = next();
    const { request } = await open('id: 7\ndata: {"n":1}\n\nid: 8\ndata: {"cut":');
    assert.deepEqual(await first, [{ n: 1 }, undefined]);
    const second = next();
    request.socket.destroy();
    const { request: again } = await open('id: 8\ndata: {"n":2}\n\n');
    assert.equal(again.headers['last-event-id'], '7');
    assert.deepEqual(await second, [{ n: 2 }, undefined]);
  });

  it('comes back after the server has ended it, and keeps the id across a connection that brought nothing', async () => {
    const { next } = subscribe();
    const first = next();
    (await open('id: 7\ndata: 1\n\n')).response.end();
    await first;
    (await open()).response.end();
    assert.equal((await open()).request.headers['last-event-id'], '7');
  });

  it('comes back after every kind of error', async () => {
    const { next } = subscribe();
    (await open()).response.end();
    for (const status of [500, 502, 401, 404, 204]) (await server.take()).response.writeHead(status, { 'content-type': 'text/event-stream' }).end();
    (await server.take()).response.writeHead(200, { 'content-type': 'text/html' }).end('data: {"trap":1}\n\n');
    (await server.take()).request.socket.destroy();
    const delivered = next();
    await open('data: {"ok":1}\n\n');
    assert.deepEqual(await delivered, [{ ok: 1 }, undefined]);
  });

  it('comes back at once when the browser is online again', async (context) => {
    const browser = new EventTarget();
    Object.assign(globalThis, { addEventListener: browser.addEventListener.bind(browser) });
    context.after(() => Reflect.deleteProperty(globalThis, 'addEventListener'));
    let pauses = 0;
    context.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number) => {
      if (ms > 0 && ms <= RETRY_MS) pauses += 1;
      return realTimeout(run, ms);
    });
    subscribe();
    const { request } = await open();
    browser.dispatchEvent(new Event('online'));
    await open();
    await closed(request);
    assert.equal(pauses, 0, 'without a pause');
    stop();
    browser.dispatchEvent(new Event('online'));
    assert.equal(server.untaken, 0);
  });

  it('is taken for dead when a server that sends comments has fallen silent', async (context) => {
    const silences: (() => void)[] = [];
    context.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number) => {
      if (ms === 45_000) silences.push(run);
      return realTimeout(run, ms);
    });
    const { next } = subscribe();
    const beforeComment = next();
    const { response } = await open('data: 1\n\n');
    await beforeComment;
    assert.equal(silences.length, 0, 'a server that sends none may be silent');
    const afterComment = next();
    response.write(': still here\n\ndata: 2\n\n');
    await afterComment;
    await realImmediate();
    silences.at(-1)?.();
    await open();
  });

  it('ends with stop: nothing more is delivered, and nobody comes back', async () => {
    const { next, delivered } = subscribe();
    const first = next();
    const { request, response } = await open('data: 1\n\n');
    await first;
    stop();
    stop();
    await closed(request);
    response.write('data: 2\n\n');
    assert.deepEqual(delivered, [[1, undefined]]);
    assert.equal(server.untaken, 0);
  });

  it('can be stopped by what it delivers: the rest of the chunk is kept back', async () => {
    const seen: unknown[] = [];
    const whole = new Promise<void>((resolve) => {
      stop = createHttpAdapter({ callsUrl: origin, eventsUrl: origin }).subscribe((payload) => {
        seen.push(payload);
        stop();
        setImmediate(resolve);
      });
    });
    await open('data: 1\n\ndata: 2\n\n');
    await whole;
    assert.deepEqual(seen, [1]);
  });

  it('does not throw for an address that is none', () => {
    assert.doesNotThrow(() => { stop = createHttpAdapter({ callsUrl: '', eventsUrl: 'not an address' }).subscribe(() => assert.fail()); });
  });
});

/** Whether the connection of a request is gone, once it is. */
function closed({ socket }: Exchange['request']): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve(true);
    else socket.once('close', () => { resolve(true); });
  });
}
