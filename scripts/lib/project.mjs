import { spawn, spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The project's folder, wherever a script was started from. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A path below the project's folder. */
export function inProject(...parts) {
  return join(ROOT, ...parts);
}

/** The command line of npm: the one that started us if any, which on Windows saves a shell. */
function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return { command: process.execPath, args: [cli, ...args], shell: false };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/** Runs npm with its output shown. Returns whether it ended well. */
export function npm(args, env = {}) {
  const { command, args: all, shell } = npmCommand(args);
  return spawnSync(command, all, { cwd: ROOT, stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0;
}

/**
 * Runs a program and keeps what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, shell?: boolean, keepsTime?: boolean }} options `keepsTime`: it measures what
 *   happens in time, such as a call. All others give way to it where the machine is short of cores.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, { cwd = ROOT, env = {}, shell = false, keepsTime = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, FORCE_COLOR: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell });
    if (!keepsTime) giveWay(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output: stripVTControlCharacters(Buffer.concat(chunks).toString('utf8')) }));
  });
}

/** In the system's measure, where 0 is normal: a third of what others get, when all want more than there is. */
const PATIENT = 5;

function giveWay({ pid }) {
  try {
    if (pid !== undefined) setPriority(pid, PATIENT);
  } catch {
    // It has ended by now, or the system does not let us.
  }
}

/** Runs a Node program: a script of ours, or a package's by its path below node_modules. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

export function runNpm(args, options) {
  const { command, args: all, shell } = npmCommand(args);
  return run(command, all, { ...options, shell });
}

/** The program of a package, to be run by `runNode`: no shell, no .cmd files, the same on every system. */
export const TOOLS = {
  eslint: inProject('node_modules/eslint/bin/eslint.js'),
  rollup: inProject('node_modules/rollup/dist/bin/rollup'),
  tsc: inProject('node_modules/typescript/bin/tsc'),
  wtr: inProject('node_modules/@web/test-runner/dist/bin.js'),
};
