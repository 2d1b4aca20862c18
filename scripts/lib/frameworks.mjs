/**
 * Whether the packed package works in each framework: its page below test/delivery/frameworks is checked by the framework's own
 * program, built as a host would, and played through a call in Chromium. What they need is installed once, below .cache/.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { missing } from './dependencies.mjs';
import { playHostPage } from './host-page.mjs';
import { demand, pack, unpack } from './packing.mjs';
import { inProject, runNode, runNpm } from './project.mjs';

const SOURCES = inProject('test/delivery/frameworks');
const INSTALLED = inProject('.cache/frameworks');
const AT_A_TIME = 2;

const TOOLS = {
  'ngc': 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
  'svelte-check': 'node_modules/svelte-check/bin/svelte-check',
  'tsc': 'node_modules/typescript/bin/tsc',
  'vite': 'node_modules/vite/bin/vite.js',
  'vue-tsc': 'node_modules/vue-tsc/bin/vue-tsc.js',
};

/** How each is checked. What its types must refuse stands in a file of its own, beside or among the sources. */
const CHECKERS = {
  'plain': (folder) => tool(folder, 'tsc', ['--pretty', 'false']),
  'react-18': (folder) => tool(folder, 'tsc', ['--pretty', 'false']),
  'react-19': (folder) => tool(folder, 'tsc', ['--pretty', 'false']),
  'vue': (folder) => tool(folder, 'vue-tsc', ['--pretty', 'false']),
  'svelte': async (folder) => refusesWhatItMust(folder, 'src/Misuse.svelte', await runTool(folder, 'svelte-check', ['--output', 'machine', '--fail-on-warnings'])),
  'angular': async (folder) => {
    await tool(folder, 'ngc', ['-p', 'tsconfig.json']);
    await refusesWhatItMust(folder, 'misuse.ts', await runTool(folder, 'ngc', ['-p', 'tsconfig.misuse.json']));
  },
};

/** @returns {Promise<import('./checks.mjs').Result>} */
export async function checkFrameworks({ chromium }) {
  const scratch = mkdtempSync(join(tmpdir(), 'call-panel-frameworks-'));
  try {
    const installing = await install();
    const { tarball } = await pack(scratch);
    const waiting = Object.keys(CHECKERS);
    const problems = [];
    const work = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        await checkFramework(name, tarball, chromium).catch((error) => problems.push(`${name}: ${error.message}`));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    const failed = problems.length;
    return { passed: Object.keys(CHECKERS).length - failed, failed, note: installing, output: problems.join('\n\n') };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Only when something is missing. Says how long it took. */
async function install() {
  mkdirSync(INSTALLED, { recursive: true });
  for (const name of readdirSync(SOURCES)) refresh(name);
  if (missing(readLock(SOURCES, 'package-lock.json'), readLock(INSTALLED, 'node_modules/.package-lock.json')).length === 0) return '';
  const startedAt = performance.now();
  demand(await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: INSTALLED }), 'the frameworks could not be installed');
  return `${((performance.now() - startedAt) / 1000).toFixed(0)} s of it to install the frameworks (once)`;
}

/** A file, or everything in a folder but what is installed there. */
function refresh(name) {
  const target = join(INSTALLED, name);
  for (const inside of contents(target)) if (inside !== 'node_modules') rmSync(join(target, inside), { recursive: true });
  cpSync(join(SOURCES, name), target, { recursive: true });
}

function contents(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readLock(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

async function checkFramework(name, tarball, chromium) {
  const folder = join(INSTALLED, name);
  // Into its own node_modules, so that the panel's types find this framework, and not another's version.
  await unpack(tarball, folder);
  await CHECKERS[name](folder);
  // The build that a developer runs: frameworks then say on the console what they object to.
  const env = { NODE_ENV: 'development' };
  await tool(folder, 'vite', ['build', '--mode', 'development', '--outDir', 'built', '--logLevel', 'warn'], env);
  await playHostPage(join(folder, 'built'), chromium);
}

function runTool(folder, name, args, env = {}) {
  return runNode([join(INSTALLED, TOOLS[name]), ...args], { cwd: folder, env });
}

async function tool(folder, name, args, env) {
  demand(await runTool(folder, name, args, env), name);
}

/** Where templates know no `@ts-expect-error`: the lines marked "refused" must have errors, and nothing else may. */
function refusesWhatItMust(folder, file, { output }) {
  const marked = readFileSync(join(folder, file), 'utf8').split('\n').flatMap((text, index) => (text.includes('<!-- refused') ? [`${file}:${index + 1}`] : []));
  // `file:line:column - error` says Angular's program, `ERROR "file" line:column` Svelte's.
  const refused = [...output.matchAll(/^(?:\d+ ERROR )?"?([\w./]+)(?:" |:)(\d+):\d+/gm)].map(([, name, line]) => `${name}:${line}`);
  const wrong = [...marked.filter((place) => !refused.includes(place)).map((place) => `${place} is not refused`), ...refused.filter((place) => !marked.includes(place))];
  if (marked.length === 0 || wrong.length > 0) throw new Error(`${wrong.join(', ')}\n${output}`);
}
