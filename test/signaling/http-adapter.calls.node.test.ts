import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFailure, readReply } from '../../src/protocol/read-reply.js';
import { buildAccept, buildTerminate } from '../../src/protocol/requests.js';
import { DEFAULT_DIALECT } from '../../src/protocol/dialect.js';
import { createHttpAdapter, type HttpAdapterOptions } from '../../src/signaling/http-adapter.js';
import { TestServer, type Exchange } from './server.js';

const REQUEST = buildAccept(DEFAULT_DIALECT, 'c_1', 'v=0\r\n');
const server = new TestServer();
let origin = '';

before(async () => { origin = await server.listen(); });
after(() => server.close());

function adapter(headers?: HttpAdapterOptions['headers']) {
  return createHttpAdapter({ callsUrl: `${origin}/calls?tenant=7`, eventsUrl: `${origin}/events`, ...(headers && { headers }) });
}

function ask(options: { headers?: HttpAdapterOptions['headers']; signal?: AbortSignal; pageId?: string } = {}): Promise<unknown> {
  const { headers, signal = new AbortController().signal, pageId = '1002' } = options;
  return adapter(headers).callsApi(REQUEST, { pageId, signal });
}

async function answer(status: number, body: string, type = 'application/json'): Promise<Exchange> {
  const exchange = await server.take();
  exchange.response.writeHead(status, { 'content-type': type }).end(body);
  return exchange;
}

async function replyTo(status: number, body: string): Promise<unknown> {
  const [reply] = await Promise.all([ask(), answer(status, body)]);
  return reply;
}

describe('a request to the calls endpoint', () => {
  it('is a POST of its JSON to the address given, which keeps its query and is told the Page', async () => {
    const [, { request, body }] = await Promise.all([ask(), answer(200, '{"success":true}')]);
    assert.equal(request.method, 'POST');
    assert.equal(request.url, '/calls?tenant=7&page_id=1002');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), REQUEST);
  });

  it('escapes the id of the Page', async () => {
    const [, { request }] = await Promise.all([ask({ pageId: 'a&b=c d' }), answer(200, '{}')]);
    assert.equal(new URL(request.url ?? '', origin).searchParams.get('page_id'), 'a&b=c d');
  });

  it("carries the host's headers, given as an object or by a function, now or later", async () => {
    let asked = 0;
    const forms: readonly HttpAdapterOptions['headers'][] = [
      { 'X-Session': 's1', 'Content-Type': 'text/plain' },
      [['X-Session', 's1']],
      () => ({ 'X-Session': 's1' }),
      () => Promise.resolve(new Headers({ 'X-Session': `s${(asked += 1)}` })),
    ];
    for (const headers of forms) {
      const [, { request }] = await Promise.all([ask({ headers }), answer(200, '{}')]);
      assert.equal(request.headers['x-session'], 's1');
      assert.equal(request.headers['content-type'], 'application/json');
    }
    const [, { request }] = await Promise.all([ask({ headers: forms[3] }), answer(200, '{}')]);
    assert.equal(request.headers['x-session'], 's2', 'asked anew for each request');
  });

  it("gives back the reply's JSON, whatever its status", async () => {
    for (const status of [200, 400, 403, 404, 500, 503]) {
      const body = { error: { message: 'no', code: 2018390 } };
      assert.deepEqual(await replyTo(status, JSON.stringify(body)), body);
      assert.deepEqual(await replyTo(status, JSON.stringify(body.error)), body.error);
      assert.deepEqual(await replyTo(status, '{"success":false}'), { success: false });
    }
  });

  it('gives back what is not JSON as text, to be read as no reply of the platform', async () => {
    for (const [status, body] of [[200, '<html>sign in</html>'], [200, ''], [404, 'Not found'], [403, '{"success":']] as const) {
      const reply = await replyTo(status, body);
      assert.equal(reply, body);
      const read = readReply('accept', reply, DEFAULT_DIALECT);
      assert.equal(read.type === 'failure' && `${read.error.code} ${read.verdict}`, 'bad-reply transient');
    }
  });

  it('takes a 5xx that is not of the platform for something that passes', async () => {
    for (const [status, body] of [[502, '<html>Bad gateway</html>'], [503, ''], [500, '{"message":"Internal server error","statusCode":500}'], [504, '"late"'], [500, '[]']] as const) {
      const read = readReply('terminate', await replyTo(status, body), DEFAULT_DIALECT);
      assert.equal(read.type === 'failure' && `${read.error.code} ${read.verdict}`, 'temporary transient');
    }
  });

  it('rejects when the connection breaks before the reply, or in the midst of it', async () => {
    const unanswered = assert.rejects(ask());
    (await server.take()).request.socket.destroy();
    await unanswered;

    const cut = assert.rejects(ask(), (thrown) => readFailure('accept', thrown).error.code === 'network');
    const { request, response } = await server.take();
    response.writeHead(200, { 'content-length': '1000' }).write('{"success":', () => request.socket.destroy());
    await cut;
  });

  it('rejects as soon as it is aborted: before, while it waits for headers, for the reply, and for its body', async () => {
    const aborted = (thrown: unknown) => readFailure('accept', thrown).error.code === 'timeout';
    await assert.rejects(ask({ signal: AbortSignal.abort() }), aborted);

    const headers = new AbortController();
    const hanging = assert.rejects(ask({ signal: headers.signal, headers: () => new Promise(() => undefined) }), aborted);
    headers.abort();
    await hanging;

    const reply = new AbortController();
    const waiting = assert.rejects(ask({ signal: reply.signal }), aborted);
    await server.take();
    reply.abort();
    await waiting;

    const body = new AbortController();
    const reading = assert.rejects(ask({ signal: body.signal }), aborted);
    const { response } = await server.take();
    response.writeHead(200, { 'content-length': '1000' }).write('{"success":', () => body.abort());
    await reading;
    assert.equal(server.untaken, 0, 'the first two never left');
  });

  it('rejects, and never throws, when its address is none or the headers cannot be had', async () => {
    const options = { pageId: '1', signal: new AbortController().signal };
    await assert.rejects(createHttpAdapter({ callsUrl: '/relative', eventsUrl: '' }).callsApi(REQUEST, options), 'Node has no page to be relative to');
    await assert.rejects(ask({ headers: () => { throw new Error('signed out'); } }), /signed out/);
    await assert.rejects(ask({ headers: () => Promise.reject(new Error('signed out')) }), /signed out/);
  });

  it('outlives the page when it ends a call, and only then', async (context) => {
    const kept: unknown[] = [];
    context.mock.method(globalThis, 'fetch', (_url: URL, init: RequestInit) => {
      kept.push(init.keepalive, init.credentials);
      return Promise.resolve(Response.json({ success: true }));
    });
    await ask();
    await adapter().callsApi(buildTerminate(DEFAULT_DIALECT, 'c_1'), { pageId: '1', signal: new AbortController().signal });
    assert.deepEqual(kept, [false, 'same-origin', true, 'same-origin']);
  });
});
