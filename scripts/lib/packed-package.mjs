/**
 * Whether the package works where it has been installed: packs it, unpacks it into a folder of its own beside nothing but its
 * declared dependencies, and uses it there as hosts do. Needs no network.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { demand, NAME, pack, unpack } from './packing.mjs';
import { inProject, runNode, TOOLS } from './project.mjs';

const CONSUMER = 'test/delivery/consumer/consumer.ts';
/** Entries of use to a host that has no user interface of Lit's. */
const WITHOUT_LIT = ['core', 'simulator'];
const MUST_HOLD = [
  ...['messenger-call-panel', 'index', 'element', 'core', 'simulator', 'locales/en'].map((entry) => `dist/${entry}.js`),
  ...['index', 'element', 'core', 'simulator', ...['react', 'react-18', 'vue', 'svelte'].map((name) => `frameworks/${name}`)].map((entry) => `dist/types/${entry}.d.ts`),
  ...['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'],
];

/** Throws with all that was said when something does not hold. Returns how large the package is. */
export async function checkPackedPackage() {
  const host = mkdtempSync(join(tmpdir(), 'call-panel-host-'));
  try {
    const { size, entryCount, tarball } = await pack(host);
    const unpacked = await unpack(tarball, host);
    const description = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
    holdsEveryFile(unpacked, description);
    const dependencies = Object.keys(description.dependencies);
    linkDependencies(host, dependencies.filter((name) => name !== 'lit'));
    for (const entry of WITHOUT_LIT) await importsAlone(host, `${NAME}/${entry}`, `${entry} where there is no Lit`);
    linkDependencies(host, ['lit']);
    await importsInNode(host, description);
    await compiles(host);
    return `${entryCount} files, ${Math.round(size / 1000)} kB packed`;
  } finally {
    rmSync(host, { recursive: true, force: true });
  }
}

function holdsEveryFile(unpacked, { exports }) {
  const named = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  const missing = [...MUST_HOLD, ...named.filter((path) => !path.includes('*'))].filter((path) => !existsSync(join(unpacked, path)));
  if (missing.length > 0) throw new Error(`Not in the package: ${missing.join(', ')}`);
}

/** Only what package.json declares: an import of anything else then fails here, as it would at a host's. */
function linkDependencies(host, names) {
  for (const name of names) {
    const link = join(host, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(inProject('node_modules', name), link, 'junction');
  }
}

/** No entry may throw on a server, one after the other or twice, nor leave a document behind. */
async function importsInNode(host, { exports }) {
  const locales = readdirSync(join(host, 'node_modules', NAME, 'dist/locales')).filter((file) => file.endsWith('.js'));
  const entries = Object.keys(exports)
    .flatMap((path) => (path.includes('*') ? locales.map((file) => path.replace('*.js', file)) : [path]))
    .filter((path) => !path.endsWith('.json'))
    .map((path) => NAME + path.slice(1));
  const script = `
    for (const entry of ${JSON.stringify(entries)}) {
      const names = Object.keys(await import(entry));
      if (names.length === 0) throw new Error(entry + ' exports nothing');
    }
    if (typeof document !== 'undefined') throw new Error('an entry left a document behind');
    const { defineMessengerCallPanel } = await import('${NAME}');
    defineMessengerCallPanel();
    defineMessengerCallPanel();`;
  demand(await runNode(['--input-type=module', '--eval', script], { cwd: host }), 'imports in Node');
  for (const entry of entries) await importsAlone(host, entry, entry);
}

async function importsAlone(host, entry, what) {
  demand(await runNode(['--input-type=module', '--eval', `await import('${entry}')`], { cwd: host }), `import in Node of ${what}`);
}

/** The types resolve for a bundler and for Node, checked in full: what they refer to must be in the package or its dependencies. */
async function compiles(host) {
  copyFileSync(inProject(CONSUMER), join(host, 'consumer.ts'));
  writeFileSync(join(host, 'package.json'), JSON.stringify({ type: 'module' }));
  for (const [module, moduleResolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
    const compilerOptions = { target: 'es2022', module, moduleResolution, lib: ['es2023', 'dom', 'dom.iterable'], types: [], strict: true, noEmit: true };
    writeFileSync(join(host, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    demand(await runNode([TOOLS.tsc, '--pretty', 'false', '-p', host], { cwd: host }), `types for ${moduleResolution}`);
  }
}
