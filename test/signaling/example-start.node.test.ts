import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { TestServer } from './server.js';

const PAGE = '1002';
const graph = new TestServer();
let place = '';
let environment: Record<string, string> = {};
let running: ChildProcess | undefined;

/** A copy of the examples beside a panel that is only a name: what is served, not what it does, is looked at here. */
before(async () => {
  place = mkdtempSync(join(tmpdir(), 'call-panel-example-'));
  cpSync('examples', join(place, 'examples'), { recursive: true });
  mkdirSync(join(place, 'dist'));
  for (const name of ['messenger-call-panel.js', 'messenger-call-panel.pt-BR.js', 'core.js']) writeFileSync(join(place, 'dist', name), `// ${name}`);
  environment = {
    ...{ PAGE_ID: PAGE, PAGE_TOKEN: 'page token', APP_SECRET: 'app secret', VERIFY_TOKEN: 'ours', AGENT_PASSWORD: 'correct horse' },
    ...{ PORT: '0', GRAPH_URL: await graph.listen() },
  };
});
afterEach(async () => {
  if (running?.exitCode === null && running.kill()) await once(running, 'exit');
  running = undefined;
});
after(async () => {
  rmSync(place, { recursive: true });
  await graph.close();
});

function start(changes: Readonly<Record<string, string>> = {}, folder = place): ChildProcess {
  running = spawn(process.execPath, [join(folder, 'examples/start.mjs')], { env: { ...environment, ...changes }, stdio: ['ignore', 'pipe', 'pipe'] });
  return running;
}

/** Where it can be reached, once it says so. */
function originOf({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.on('data', (chunk) => (said += String(chunk)));
    stdout?.on('data', (chunk) => {
      said += String(chunk);
      const [, origin] = /(http:\/\/localhost:\d+)\//.exec(said) ?? [];
      if (origin !== undefined) resolve(origin);
    });
    stdout?.on('close', () => { reject(new Error(`It never said where it is, but: ${said}`)); });
  });
}

async function refusal(changes: Readonly<Record<string, string>>, folder?: string): Promise<{ readonly code: unknown; readonly said: string }> {
  const child = start(changes, folder);
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, said };
}

const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`agent:${password}`).toString('base64')}` });
const known = basic('correct horse');

describe('The example that one starts', () => {
  it('refuses without what it needs, and says what that is, but not what it was given', async () => {
    for (const [name, bad] of Object.entries({ PAGE_ID: 'my page', PAGE_TOKEN: '', APP_SECRET: '', VERIFY_TOKEN: ' ', AGENT_PASSWORD: 'short' })) {
      const { code, said } = await refusal({ [name]: bad });
      assert.equal(code, 1, name);
      assert.match(said, new RegExp(`^These must be set in the environment:\n  ${name} .*\n$`));
      assert.doesNotMatch(said, /page token|app secret|correct horse/);
    }
  });

  it('refuses where the panel has not been built', async () => {
    const unbuilt = join(place, 'unbuilt');
    cpSync('examples', join(unbuilt, 'examples'), { recursive: true });
    const { code, said } = await refusal({}, unbuilt);
    assert.equal(code, 1);
    assert.match(said, /npm run build/);
  });

  it('serves the page and its files to who knows the password, and nothing else to anybody', async () => {
    const origin = await originOf(start());
    const status = async (path: string, headers = {}) => (await fetch(origin + path, { headers })).status;

    const stranger = await fetch(`${origin}/`);
    assert.deepEqual([stranger.status, stranger.headers.get('www-authenticate')?.slice(0, 5)], [401, 'Basic']);
    assert.deepEqual([await status('/', basic('wrong horse')), await status('/', { authorization: 'Bearer correct horse' })], [401, 401]);

    const page = await fetch(`${origin}/`, { headers: known });
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, new RegExp(`page-id="${PAGE}"`));
    assert.doesNotMatch(html, /page token|app secret|ours|correct horse/);
    for (const [, file = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) assert.equal(await status(file, known), 200, file);
    assert.equal(await status('/assets/messenger-call-panel.pt-BR.js', known), 200);
    assert.equal(await status('/assets/messenger-call-panel.js'), 401);
    for (const path of ['/start.mjs', '/server.mjs', '/assets/core.js', '/assets/..%2Fexamples%2Fstart.mjs', '/assets/messenger-call-panel.none.js']) {
      assert.equal(await status(path, known), 404, path);
    }
  });

  it('forwards for who knows the password, and takes webhooks', async () => {
    const origin = await originOf(start());
    const post = (headers: Record<string, string>, pageId = PAGE) =>
      fetch(`${origin}/api/calls?page_id=${pageId}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' });
    assert.equal((await post({})).status, 403);
    assert.equal((await post(known, '1003')).status, 403);
    assert.equal(graph.untaken, 0);

    const reply = post(known);
    const { request, response } = await graph.take();
    assert.deepEqual([request.url, request.headers.authorization], [`/${PAGE}/calls`, 'Bearer page token']);
    response.end('{"success":true}');
    assert.equal((await reply).status, 200);

    const challenge = await fetch(`${origin}/webhook?hub.mode=subscribe&hub.verify_token=ours&hub.challenge=42`);
    assert.equal(await challenge.text(), '42');
    assert.equal((await fetch(`${origin}/webhook`, { method: 'POST', body: '{}' })).status, 403);
  });
});
