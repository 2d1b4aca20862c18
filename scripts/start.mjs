/**
 * `npm start`: serves the demo from the sources. Needs Node and npm, nothing else.
 * PORT=1234 chooses the port (else the first free one from 8000), BROWSER=none opens no browser, `-- --watch` reloads on edits.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';

import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject } from './lib/project.mjs';

ensureDependencies();

const { startDevServer } = await import('@web/dev-server');
const { devServerPlugins } = await import('./lib/dev-server-plugins.mjs');

const port = process.env.PORT === undefined ? undefined : Number(process.env.PORT);
if (port !== undefined && !(await isFree(port))) {
  console.error(`Port ${process.env.PORT} cannot be used. Set PORT to another, or leave it out.`);
  process.exit(1);
}

const server = await startDevServer({
  readCliArgs: false,
  readFileConfig: false,
  logStartMessage: false,
  config: {
    rootDir: inProject(),
    port,
    watch: process.argv.includes('--watch'),
    injectWebSocket: process.argv.includes('--watch'),
    nodeResolve: { exportConditions: ['production'] },
    plugins: devServerPlugins(),
    middleware: [toDemo],
  },
});

const address = `http://localhost:${server.server.address().port}/demo/`;
console.log(`The demo is at ${address}\nStop it with Ctrl-C.`);
if (hasDisplay()) openBrowser(address);

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(Number.isInteger(port) ? port : -1, () => probe.close(() => resolve(true)));
  }).catch(() => false);
}

function toDemo(context, next) {
  return context.path === '/' ? context.redirect('/demo/') : next();
}

function hasDisplay() {
  if (process.env.CI || process.env.BROWSER === 'none') return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** A machine that has nothing to open it with is no failure: the address has been printed. */
function openBrowser(url) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
