/**
 * The smallest server behind `createHttpAdapter`, with Node alone: it keeps the token, checks every webhook's signature, forwards
 * requests, and hands webhooks on as Server-Sent Events. It remembers in its own memory, so it is for one process.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** A call that rang longer than this ago cannot be accepted any more. */
const REPLAYED_MS = 60_000;
const HEARTBEAT_MS = 15_000;
const MAX_BODY_BYTES = 1024 * 1024;

/** The one place that names a version of the API: take the one your app uses (App Dashboard). */
export const GRAPH_URL = 'https://graph.facebook.com/v23.0';

/**
 * Answers `/webhook` to the platform, and to the panel what is below `base`: itself (`calls-url`), `/events` (`events-url`),
 * `/permissions` (`permissions-url`) and `/metrics` (for an adapter's `reportMetrics`).
 *
 * @param {object} options
 * @param {string} options.appSecret Signs the webhooks (App Dashboard).
 * @param {string} options.verifyToken As typed into the App Dashboard beside the webhook's address.
 * @param {(pageId: string) => string | undefined | Promise<string | undefined>} options.tokenOf The Page's access token.
 * @param {(request: import('node:http').IncomingMessage, pageId: string) => boolean | Promise<boolean>} options.mayUse Whether this browser's session may take the calls of that Page. Nothing but `true` lets it.
 * @param {string} [options.graphUrl] As `GRAPH_URL`.
 * @param {string} [options.base] Where the panel's addresses begin.
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} [options.otherwise] Answers every other address, such as those of your page.
 */
export function createCallServer({ appSecret, verifyToken, tokenOf, mayUse, graphUrl = GRAPH_URL, base = '/api/calls', otherwise = notFound }) {
  // With an empty secret everybody could sign a webhook.
  if (!appSecret || !verifyToken) throw new TypeError('appSecret and verifyToken must be set.');
  const streams = new Set();
  const kept = [];
  const run = Date.now().toString(36); // ids of an earlier run of this server mean nothing to this one
  let count = 0;

  /** The platform asks once whether this address is yours. */
  function handshake(query, response) {
    const ours = query.get('hub.mode') === 'subscribe' && query.get('hub.verify_token') === verifyToken;
    end(response, ours ? 200 : 403, ours ? query.get('hub.challenge') : '');
  }

  /** Answered before anything is done with it: the platform waits a few seconds only, and sends again what was not answered. */
  async function webhook(request, response) {
    const body = await read(request);
    if (!isSigned(body, request.headers['x-hub-signature-256'])) return end(response, 403);
    end(response, 200);
    const { object, entry } = JSON.parse(body.toString('utf8'));
    for (const one of entry) keep({ id: `${run}-${(count += 1)}`, at: Date.now(), pageId: pageOf(one), payload: { object, entry: [one] } });
  }

  /** The answer to “may we call you?” names the Page in `recipient` alone. */
  function pageOf({ id, recipient }) {
    return String(id ?? recipient?.id);
  }

  /** Over the bytes as they came: JSON that was parsed and written again has another signature. */
  function isSigned(body, signature = '') {
    const expected = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`);
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  function keep(event) {
    while (kept.length > 0 && event.at - kept[0].at > REPLAYED_MS) kept.shift();
    kept.push(event);
    for (const stream of streams) if (stream.pageId === event.pageId) write(stream.response, event);
  }

  /** What came while the stream was broken goes first. A page that is new here gets what may still ring. */
  function events(request, response, pageId) {
    if (response.destroyed) return; // gone while its session was looked up: it would never be let go of
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
    const last = kept.findIndex(({ id }) => id === request.headers['last-event-id']);
    for (const event of kept.slice(last + 1)) if (event.pageId === pageId && Date.now() - event.at < REPLAYED_MS) write(response, event);
    const stream = { response, pageId };
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    streams.add(stream);
    response.on('close', () => {
      clearInterval(heartbeat);
      streams.delete(stream);
    });
  }

  function write(response, { id, at, payload }) {
    response.write(`id: ${id}\ndata: ${JSON.stringify({ payload, age_ms: Date.now() - at })}\n\n`);
  }

  /** The platform's reply goes back as it is, with its status. */
  async function forward(response, { pageId, token }, path, body) {
    const reply = await fetch(`${graphUrl}/${pageId}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    end(response, reply.status, await reply.text(), 'application/json');
  }

  /** Whether a consumer may be called. */
  async function permission(response, page, psid) {
    if (!/^\d+$/.test(psid)) return end(response, 400);
    return forward(response, page, `messenger_call_permissions?psid=${psid}`);
  }

  /** Asks the consumer: the answer comes as a webhook. */
  async function askPermission(request, response, page) {
    const { psid } = JSON.parse((await read(request)).toString('utf8'));
    const message = { attachment: { type: 'template', payload: { template_type: 'calling_optin' } } };
    return forward(response, page, 'messages', JSON.stringify({ recipient: { id: String(psid) }, message }));
  }

  async function route(request, response) {
    const { pathname, searchParams: query } = new URL(request.url, 'http://host');
    switch (`${request.method} ${pathname}`) {
      case 'GET /webhook':
        return handshake(query, response);
      case 'POST /webhook':
        return webhook(request, response);
      default:
        return pathname === base || pathname.startsWith(`${base}/`) ? ask(request, response, pathname.slice(base.length), query) : otherwise(request, response);
    }
  }

  /** What the panel asks. */
  async function ask(request, response, path, query) {
    const pageId = query.get('page_id') ?? '';
    if (!/^\d+$/.test(pageId) || (await mayUse(request, pageId)) !== true) return end(response, 403);
    const token = await tokenOf(pageId);
    if (typeof token !== 'string' || token === '') return end(response, 403);
    if (request.method === 'POST' && !isJson(request)) return end(response, 415);
    const page = { pageId, token };
    switch (`${request.method} ${path}`) {
      case 'POST ':
        return forward(response, page, 'calls', await read(request));
      case 'GET /events':
        return events(request, response, pageId);
      case 'GET /permissions':
        return permission(response, page, query.get('psid') ?? '');
      case 'POST /permissions':
        return askPermission(request, response, page);
      case 'POST /metrics':
        return forward(response, page, 'call_metrics', await read(request));
      default:
        return end(response, 404);
    }
  }

  return createServer((request, response) => {
    // Nothing of the error is told: it may hold the token's address. A 502 is a passing error to the panel.
    route(request, response).catch(() => (response.headersSent ? response.end() : end(response, 502)));
  });
}

/** What a page of another origin cannot send unasked. */
function isJson({ headers }) {
  return (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase() === 'application/json';
}

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function end(response, status, body = '', type = 'text/plain') {
  response.writeHead(status, { 'content-type': type }).end(body);
}

function notFound(request, response) {
  end(response, 404);
}
