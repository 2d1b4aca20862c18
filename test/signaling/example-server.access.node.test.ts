import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { createCallServer } from '../../examples/server.mjs';
import { TestServer } from './server.js';

type Options = Parameters<typeof createCallServer>[0];

const PAGE = '1002';
const SECRET_OF_A_FAILURE = 'postgres://user:secret@db';
let stop = (): Promise<void> => Promise.resolve();
let graph = new TestServer();

afterEach(() => stop());

/** The example server alone, with a platform behind it; in place of the one before. */
async function serve(options: Partial<Options> = {}): Promise<string> {
  await stop();
  const platform = (graph = new TestServer());
  const server = createCallServer({
    ...{ appSecret: 'app secret', verifyToken: 'ours', tokenOf: () => 'page token', mayUse: () => true, graphUrl: await platform.listen() },
    ...options,
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stop = async () => {
    stop = () => Promise.resolve();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await platform.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Every way in: a call, the events, permission, metrics. */
function askForAll(origin: string, base = '/api/calls'): Promise<Response[]> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"psid":"5275"}' };
  const ask = (path: string, init?: RequestInit) => fetch(`${origin}${base}${path}page_id=${PAGE}`, init);
  return Promise.all([ask('?', post), ask('/events?'), ask('/permissions?psid=5275&'), ask('/permissions?', post), ask('/metrics?', post)]);
}

const statusOf = ({ status }: Response) => status;

describe('Who may use the example server', () => {
  it('is nobody whom an answer that takes its time refuses', async () => {
    const origin = await serve({ mayUse: () => Promise.resolve(false) });
    assert.deepEqual((await askForAll(origin)).map(statusOf), [403, 403, 403, 403, 403]);
    assert.equal(graph.untaken, 0);
  });

  it('is nobody whom it answers anything but true', async () => {
    for (const answer of [undefined, null, 1, 'false', {}, Promise.resolve({ pages: [] })]) {
      const origin = await serve({ mayUse: () => answer as boolean });
      assert.deepEqual((await askForAll(origin)).map(statusOf), [403, 403, 403, 403, 403]);
      assert.equal(graph.untaken, 0);
    }
  });

  it('is nobody when it cannot be told, and nothing is said of why', async () => {
    const failing: Partial<Options>[] = [
      { mayUse: () => Promise.reject(new Error(SECRET_OF_A_FAILURE)) },
      { mayUse: () => { throw new Error(SECRET_OF_A_FAILURE); } },
      { tokenOf: () => Promise.reject(new Error(SECRET_OF_A_FAILURE)) },
      { tokenOf: () => { throw new Error(SECRET_OF_A_FAILURE); } },
    ];
    for (const options of failing) {
      const origin = await serve(options);
      const replies = await askForAll(origin);
      assert.deepEqual(replies.map(statusOf), [502, 502, 502, 502, 502]);
      for (const reply of replies) assert.equal(await reply.text(), '');
      assert.equal(graph.untaken, 0);
    }
  });

  it('is known before the token is looked for, and without a token nothing is forwarded', async () => {
    const asked: string[] = [];
    const origin = await serve({
      mayUse: (_: IncomingMessage, pageId: string) => Promise.resolve(pageId === PAGE),
      tokenOf: (pageId) => {
        asked.push(pageId);
        return Promise.resolve(undefined);
      },
    });
    assert.equal((await fetch(`${origin}/api/calls/events?page_id=1003`)).status, 403);
    assert.deepEqual(asked, []);
    assert.deepEqual((await askForAll(origin)).map(statusOf), [403, 403, 403, 403, 403]);
    assert.equal(graph.untaken, 0);
  });

  it('is whom it lets in after a while, with a token that takes its time', async () => {
    const origin = await serve({ mayUse: () => Promise.resolve(true), tokenOf: () => Promise.resolve('late token') });
    const reply = fetch(`${origin}/api/calls?page_id=${PAGE}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    const { request, response } = await graph.take();
    assert.equal(request.headers.authorization, 'Bearer late token');
    response.end('{}');
    assert.equal((await reply).status, 200);
    const events = await fetch(`${origin}/api/calls/events?page_id=${PAGE}`);
    assert.equal(events.headers.get('content-type'), 'text/event-stream');
    await events.body?.cancel();
  });

  it('opens no stream for a page that has gone while its session was looked up', async (test) => {
    const heartbeats = test.mock.method(globalThis, 'setInterval', () => undefined);
    let letIn = (): void => undefined;
    let hasGone: Promise<unknown> = Promise.resolve();
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const origin = await serve({
      mayUse: ({ socket }) => {
        hasGone = once(socket, 'close');
        isAsked();
        return new Promise<boolean>((allow) => (letIn = () => allow(true)));
      },
    });
    const page = connect(Number(new URL(origin).port), '127.0.0.1');
    page.write(`GET /api/calls/events?page_id=${PAGE} HTTP/1.1\r\nHost: example\r\n\r\n`);
    await asked;
    page.destroy();
    await hasGone;
    letIn();
    await new Promise(setImmediate);
    assert.equal(heartbeats.mock.callCount(), 0);
  });

  it('can be nobody with an empty secret, which everybody knows', () => {
    const options = { tokenOf: () => 'page token', mayUse: () => true };
    assert.throws(() => createCallServer({ ...options, appSecret: '', verifyToken: 'ours' }), TypeError);
    assert.throws(() => createCallServer({ ...options, appSecret: 'app secret', verifyToken: '' }), TypeError);
  });
});

describe('The addresses of the example server', () => {
  it('begin where it is told, and what is elsewhere is answered by the host', async () => {
    const origin = await serve({ base: '/desk', mayUse: () => false, otherwise: (_, response) => response.end('the host’s') });
    assert.deepEqual((await askForAll(origin, '/desk')).map(statusOf), [403, 403, 403, 403, 403]);
    assert.equal(await (await fetch(`${origin}/deskside`)).text(), 'the host’s');
    assert.equal(await (await fetch(`${origin}/`)).text(), 'the host’s');
  });

  it('are those that the README and the example page put into the panel', async () => {
    const origin = await serve();
    for (const path of ['README.md', 'examples/index.html']) {
      const text = readFileSync(path, 'utf8');
      const address = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(text)?.[1] ?? `no ${name} in ${path}`;
      const status = async (reply: Promise<Response>) => {
        (await graph.take()).response.end('{}');
        return (await reply).status;
      };
      const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
      assert.equal(await status(fetch(`${origin}${address('calls-url')}?page_id=${PAGE}`, json)), 200);
      assert.equal(await status(fetch(`${origin}${address('permissions-url')}?page_id=${PAGE}&psid=5275`)), 200);
      const events = await fetch(`${origin}${address('events-url')}?page_id=${PAGE}`);
      assert.equal(events.headers.get('content-type'), 'text/event-stream');
      await events.body?.cancel();
    }
  });
});
