import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createCallServer } from '../../examples/server.mjs';
import { buildTerminate } from '../../src/protocol/requests.js';
import { DEFAULT_DIALECT } from '../../src/protocol/dialect.js';
import { createHttpAdapter } from '../../src/signaling/http-adapter.js';
import { createHttpPermissions } from '../../src/signaling/http-permissions.js';
import { TestServer } from './server.js';

const PAGE = '1002';
const SECRET = 'app secret';
const graph = new TestServer();
let example: ReturnType<typeof createCallServer>;
let origin = '';

before(async () => {
  example = createCallServer({
    appSecret: SECRET,
    verifyToken: 'ours',
    tokenOf: (pageId) => (pageId === PAGE ? 'page token' : undefined),
    mayUse: (request) => request.headers['x-session'] === 's1',
    graphUrl: await graph.listen(),
  });
  await new Promise<void>((listening) => example.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(example.address() as AddressInfo).port}`;
});
after(async () => {
  example.closeAllConnections();
  await new Promise((closed) => example.close(closed));
  await graph.close();
});

function adapter(session = 's1') {
  return createHttpAdapter({ callsUrl: `${origin}/api/calls`, eventsUrl: `${origin}/api/calls/events`, headers: { 'X-Session': session } });
}

function post(payload: unknown, secret = SECRET): Promise<Response> {
  const body = JSON.stringify(payload);
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return fetch(`${origin}/webhook`, { method: 'POST', body, headers: { 'X-Hub-Signature-256': signature } });
}

const webhook = (id: string) => ({ object: 'page', entry: [{ id: PAGE, time: 1_700_000_000, calls: [{ id, event: 'terminate', status: 'Completed' }] }] });

async function deliveries(count: number): Promise<readonly (readonly [payload: unknown, ageMs: number | undefined])[]> {
  const delivered: [unknown, number | undefined][] = [];
  let stop = (): void => undefined;
  await new Promise<void>((all) => {
    stop = adapter().subscribe((payload, about) => {
      delivered.push([payload, about?.ageMs]);
      if (delivered.length === count) all();
    }, { pageId: PAGE });
  });
  stop();
  return delivered;
}

describe('the example server', () => {
  it('echoes the challenge to who knows the token, and to nobody else', async () => {
    const ask = (token: string) => fetch(`${origin}/webhook?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=42`);
    const answer = await ask('ours');
    assert.deepEqual([answer.status, await answer.text()], [200, '42']);
    assert.equal((await ask('theirs')).status, 403);
  });

  it('forwards a request with the token, and gives back status and body as they are', async () => {
    const request = buildTerminate(DEFAULT_DIALECT, 'c_1');
    const reply = adapter().callsApi(request, { pageId: PAGE, signal: new AbortController().signal });
    const { request: forwarded, response, body } = await graph.take();
    assert.equal(forwarded.url, `/${PAGE}/calls`);
    assert.equal(forwarded.headers.authorization, 'Bearer page token');
    assert.deepEqual(JSON.parse(body), request);
    response.writeHead(400).end('{"error":{"code":2018396}}');
    assert.deepEqual(await reply, { error: { code: 2018396 } });
  });

  it('forwards nothing for a stranger, another Page, or a form of another origin', async () => {
    const send = (query: string, headers: Record<string, string>) => fetch(`${origin}/api/calls?page_id=${query}`, { method: 'POST', headers, body: '{}' });
    const known = { 'X-Session': 's1', 'content-type': 'application/json' };
    const statuses = [
      await send(PAGE, { ...known, 'X-Session': 's2' }),
      await send('1003', known),
      await send('1002%2F..%2Fme', known),
      await send(PAGE, { ...known, 'content-type': 'text/plain' }),
      await fetch(`${origin}/api/calls/permissions?page_id=${PAGE}&psid=..%2Fme`, { headers: known }),
      await fetch(`${origin}/api/calls/permissions?page_id=${PAGE}&psid=1`),
    ].map(({ status }) => status);
    assert.deepEqual(statuses, [403, 403, 403, 415, 400, 403]);
    assert.equal(graph.untaken, 0);
  });

  it('takes JSON however its content type is written', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset=UTF-8']) {
      const reply = fetch(`${origin}/api/calls?page_id=${PAGE}`, { method: 'POST', headers: { 'X-Session': 's1', 'content-type': type }, body: '{}' });
      (await graph.take()).response.end('{}');
      assert.equal((await reply).status, 200, type);
    }
    const disguised = await fetch(`${origin}/api/calls?page_id=${PAGE}`, {
      method: 'POST',
      headers: { 'X-Session': 's1', 'content-type': 'text/plain; application/json' },
      body: '{}',
    });
    assert.equal(disguised.status, 415);
  });

  it('forwards the metrics of a call', async () => {
    const metrics = { call_id: 'c_1', platform: 'messenger' };
    const reply = fetch(`${origin}/api/calls/metrics?page_id=${PAGE}`, {
      method: 'POST',
      headers: { 'X-Session': 's1', 'content-type': 'application/json' },
      body: JSON.stringify(metrics),
    });
    const { request, response, body } = await graph.take();
    assert.deepEqual([request.method, request.url, request.headers.authorization], ['POST', `/${PAGE}/call_metrics`, 'Bearer page token']);
    assert.deepEqual(JSON.parse(body), metrics);
    response.end('{"success":true}');
    assert.equal((await reply).status, 200);
  });

  it('hands on what is signed, to a page that comes later too, with its age', async () => {
    assert.equal((await post(webhook('forged'), 'another secret')).status, 403);
    assert.equal((await post(webhook('c_1'))).status, 200);
    assert.equal((await post(webhook('c_2'))).status, 200);
    const delivered = await deliveries(2);
    assert.deepEqual(delivered.map(([payload]) => payload), [webhook('c_1'), webhook('c_2')]);
    assert.ok(delivered.every(([, ageMs]) => ageMs !== undefined && ageMs >= 0));
  });

  it('goes on after a break with what came since', async () => {
    await post(webhook('c_3'));
    const stream = await fetch(`${origin}/api/calls/events?page_id=${PAGE}`, { headers: { 'X-Session': 's1' } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('c_3')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const lastEventId = [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
    await post(webhook('c_4'));
    const resumed = await fetch(`${origin}/api/calls/events?page_id=${PAGE}`, { headers: { 'X-Session': 's1', 'Last-Event-ID': lastEventId } });
    const again = resumed.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    while (!rest.includes('c_4')) rest += (await again?.read())?.value ?? '';
    await again?.cancel();
    assert.ok(!rest.includes('c_3'));
  });

  it('checks permission and asks for it with the token, and hands on the answer though its entry has no id', async () => {
    const permissions = createHttpPermissions({ permissionsUrl: `${origin}/api/calls/permissions`, headers: () => ({ 'X-Session': 's1' }) });
    const checked = permissions.check('5275', { pageId: PAGE });
    const check = await graph.take();
    assert.deepEqual([check.request.method, check.request.url, check.request.headers.authorization], ['GET', `/${PAGE}/messenger_call_permissions?psid=5275`, 'Bearer page token']);
    check.response.end('{"permission":{"status":"no_permission"}}');
    assert.deepEqual(await checked, { permission: { status: 'no_permission' } });

    const asked = permissions.request('5275', { pageId: PAGE });
    const ask = await graph.take();
    assert.equal(ask.request.url, `/${PAGE}/messages`);
    assert.deepEqual(JSON.parse(ask.body), { recipient: { id: '5275' }, message: { attachment: { type: 'template', payload: { template_type: 'calling_optin' } } } });
    ask.response.writeHead(400).end('{"error":{"code":613}}');
    assert.deepEqual(await asked, { error: { code: 613 } });

    const answer = { object: 'page', entry: [{ sender: { id: '5275' }, recipient: { id: PAGE }, timestamp: 1_700_000_000, call_permission_reply: { response: 'approve' } }] };
    assert.equal((await post(answer)).status, 200);
    const webhooks = await deliveries(5);
    assert.deepEqual(webhooks.at(-1)?.[0], answer, 'after the four of the tests before');
  });
});
