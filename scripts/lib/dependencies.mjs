/** Brings node_modules to what package-lock.json says. Runs before anything is installed, so it uses Node alone. */
import { readFileSync } from 'node:fs';

import { inProject, npm } from './project.mjs';

/** As `engines` in package.json says. */
const LEAST_NODE = [20, 19];

/**
 * Installs the locked dependencies unless they are there already, which takes a few milliseconds to see.
 * Ends the process with one line when that cannot be done.
 */
export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    fail(`Node ${LEAST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
  if (missing(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')).length === 0) return;
  console.log('Installing the locked dependencies (once) ...');
  // The tests use the browsers of this machine: no package needs to fetch one.
  if (!npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { PUPPETEER_SKIP_DOWNLOAD: '1' })) {
    fail('The dependencies could not be installed: see what npm said above.');
  }
}

/**
 * Paths of the packages that are locked but not installed in that version. npm itself writes down what it installed, at the
 * end of a successful install, so a broken-off one counts as nothing.
 * @param {{ packages: Record<string, LockEntry> } | null} locked
 * @param {{ packages: Record<string, LockEntry> } | null} installed
 * @param {{ platform: string, arch: string }} machine
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 */
export function missing(locked, installed, { platform, arch } = process) {
  if (locked === null || installed === null) return ['node_modules'];
  const wanted = Object.entries(locked.packages).filter(([path, entry]) => path !== '' && isFor(entry, platform, arch));
  return wanted.filter(([path, { version }]) => installed.packages[path]?.version !== version).map(([path]) => path);
}

/** Optional packages are binaries for one kind of machine. Those that ask for a C library are left to npm to judge. */
function isFor({ optional, os, cpu, libc }, platform, arch) {
  if (!optional) return true;
  return os !== undefined && libc === undefined && os.includes(platform) && (cpu === undefined || cpu.includes(arch));
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(inProject(path), 'utf8'));
  } catch {
    return null;
  }
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
