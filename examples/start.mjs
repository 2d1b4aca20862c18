/**
 * A page with the panel and the server behind it, on one origin, for one Page:
 *
 *     npm run build
 *     node --env-file=/somewhere/else/call.env examples/start.mjs
 *
 * The file holds the lines `PAGE_ID=…`, `PAGE_TOKEN=…`, `APP_SECRET=…`, `VERIFY_TOKEN=…` and `AGENT_PASSWORD=…`, and as far as they are
 * wanted `PORT` (3000), `HOST` (127.0.0.1) and `GRAPH_URL`. Your helpdesk has sessions of its own: ask those in place of the password.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { createCallServer, GRAPH_URL } from './server.mjs';

const LEAST_PASSWORD = 12;

/** What must be there, and what it looks like. */
const NEEDED = {
  PAGE_ID: ['the id of your Page, in digits', /^\d+$/],
  PAGE_TOKEN: ['the access token of that Page', /\S/],
  APP_SECRET: ['the secret of your app, which signs the webhooks', /\S/],
  VERIFY_TOKEN: ['any word of yours, typed into the App Dashboard beside the address of the webhook', /\S/],
  AGENT_PASSWORD: [`what an agent types to open the page, ${LEAST_PASSWORD} characters or more`, new RegExp(`.{${LEAST_PASSWORD}}`)],
};

const lacking = Object.entries(NEEDED).filter(([name, [, shape]]) => !shape.test(process.env[name] ?? ''));
if (lacking.length > 0) refuse(['These must be set in the environment:', ...lacking.map(([name, [what]]) => `  ${name.padEnd(14)}  ${what}`)].join('\n'));
if (!existsSync(fileOf('../dist/messenger-call-panel.js'))) refuse('dist/messenger-call-panel.js is not there yet: npm run build');

const { PAGE_ID, PAGE_TOKEN, APP_SECRET, VERIFY_TOKEN, AGENT_PASSWORD } = process.env;
const { PORT = '3000', HOST = '127.0.0.1' } = process.env;
const PAGE = readFileSync(fileOf('index.html'), 'utf8').replace('your-page-id', PAGE_ID);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self' blob:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const server = createCallServer({
  appSecret: APP_SECRET,
  verifyToken: VERIFY_TOKEN,
  tokenOf: (pageId) => (pageId === PAGE_ID ? PAGE_TOKEN : undefined),
  mayUse: (request, pageId) => pageId === PAGE_ID && isAgent(request),
  graphUrl: process.env.GRAPH_URL || GRAPH_URL,
  otherwise: page,
});
server.on('error', ({ message }) => refuse(message));
server.listen(Number(PORT), HOST, () => {
  console.log(`The panel is at http://${HOST === '127.0.0.1' ? 'localhost' : HOST}:${server.address().port}/ (any name, and AGENT_PASSWORD).`);
  console.log('Webhooks are taken at /webhook: the platform must reach it over HTTPS, through a proxy or a tunnel of yours.');
});

/** The page and its files, which are named: nothing else of this folder can be had. */
function page(request, response) {
  if (!isAgent(request)) return answer(response, 401, '', { 'www-authenticate': 'Basic realm="Calls", charset="UTF-8"' });
  const { pathname } = new URL(request.url, 'http://host');
  if (request.method !== 'GET') return answer(response, 405);
  if (pathname === '/') return answer(response, 200, PAGE, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
  if (pathname === '/desk.css') return answer(response, 200, readFileSync(fileOf('desk.css')), { 'content-type': 'text/css; charset=utf-8' });
  if (pathname === '/desk.mjs') return script(response, 'desk.mjs');
  const [, file] = /^\/assets\/(messenger-call-panel(?:\.[\w-]+)?\.js)$/.exec(pathname) ?? [];
  return file === undefined ? answer(response, 404) : script(response, `../dist/${file}`);
}

function script(response, path) {
  if (!existsSync(fileOf(path))) return answer(response, 404);
  return answer(response, 200, readFileSync(fileOf(path)), { 'content-type': 'text/javascript; charset=utf-8' });
}

function answer(response, status, body = '', headers = {}) {
  response.writeHead(status, { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', ...headers }).end(body);
}

/** The browser asks for the password when the page is opened, and sends it with every request from then on. */
function isAgent({ headers }) {
  const [, credentials = ''] = /^basic +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const password = Buffer.from(credentials, 'base64').toString('utf8').replace(/^[^:]*:/, '');
  return timingSafeEqual(digest(password), digest(AGENT_PASSWORD));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}

function fileOf(path) {
  return new URL(path, import.meta.url);
}

function refuse(why) {
  console.error(why);
  process.exit(1);
}
