import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');
const TYPES = { css: 'text/css', html: 'text/html', js: 'text/javascript', svg: 'image/svg+xml', ts: 'text/javascript', woff2: 'font/woff2' };

export interface Gallery {
  /** The page's address, without parameters. */
  readonly address: string;
  readonly close: () => void;
}

/** Serves `demo/gallery.html` with its script bundled, which loads in a moment. */
export async function serveGallery(): Promise<Gallery> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'demo/gallery.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    outdir: '/demo',
    write: false,
  });
  const built = new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]demo[\\/]/, '/demo/').replaceAll('\\', '/'), text]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = built.get(pathname.replace(/^(\/demo\/gallery)\.ts$/, '$1.js')) ?? file(pathname);
    const type = Object.entries(TYPES).find(([ending]) => pathname.endsWith(`.${ending}`))?.[1] ?? 'application/octet-stream';
    response.writeHead(body === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=600' });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return { address: `http://localhost:${String(portOf(server))}/demo/gallery.html`, close: () => server.close() };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function file(pathname: string): Buffer | null {
  if (!/^\/(demo|node_modules\/@fontsource-variable)\/[\w./-]+$/.test(pathname) || pathname.includes('..')) return null;
  try {
    return readFileSync(join(ROOT, pathname));
  } catch {
    return null;
  }
}
