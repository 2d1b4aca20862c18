/** The package as it would be published, and where a host has installed it. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { run, runNpm } from './project.mjs';

export const NAME = 'messenger-call-panel';

/** Packs the project. @returns {Promise<{ size: number, entryCount: number, tarball: string }>} */
export async function pack(folder) {
  const packed = await runNpm(['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder]);
  // npm's own warnings stand before the JSON.
  const [{ filename, size, entryCount }] = demand(packed, 'npm pack', () => JSON.parse(packed.output.slice(packed.output.indexOf('[\n'))));
  return { size, entryCount, tarball: join(folder, filename) };
}

/** Puts it among what a host has installed, in place of what was there. Returns where it is. */
export async function unpack(tarball, host) {
  const modules = join(host, 'node_modules');
  const unpacked = join(modules, NAME);
  mkdirSync(modules, { recursive: true });
  rmSync(unpacked, { recursive: true, force: true });
  demand(await run('tar', ['-xzf', tarball, '-C', modules]), 'tar');
  renameSync(join(modules, 'package'), unpacked);
  return unpacked;
}

export function demand({ ok, output }, what, read = () => undefined) {
  if (!ok) throw new Error(`${what}:\n${output.trim()}`);
  return read();
}
