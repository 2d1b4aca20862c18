/** What `npm test` checks. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { checkFrameworks } from './frameworks.mjs';
import { checkPackedPackage } from './packed-package.mjs';
import { inProject, ROOT, runNode, TOOLS } from './project.mjs';
import { withNoteOnPictures } from './visual.mjs';

const SIZE_LIMIT = 40_000;

/** Of calls, most is waiting. */
const CALLS = { cores: 0.75, long: true };

/**
 * @typedef {{ passed: number, failed: number, note?: string, output: string }} Result
 *
 * @type {readonly {
 *   name: string,
 *   title: string,
 *   browser?: 'chromium' | 'firefox' | 'webkit', the browser it needs
 *   after?: string, the check that makes what it looks at
 *   cores?: number, how many it keeps busy, if not one
 *   long?: boolean, whether it is among those that take longest
 *   run: (browsers: { chromium?: string, firefox?: string, webkit?: string }) => Promise<Result>,
 * }[]}
 */
export const CHECKS = [
  { name: 'types', title: 'types', run: types },
  { name: 'lint', title: 'lint, order of the rooms', run: () => program([TOOLS.eslint, '.', '--max-warnings=0']) },
  { name: 'node', title: 'tests in Node', run: () => nodeTests('.node.test.ts') },
  { name: 'manifest', title: 'manifest is current', run: () => program(['scripts/manifest.mjs', '--check']) },
  { name: 'build', title: 'build', run: () => program(['scripts/build.mjs']) },
  { name: 'size', title: 'size of the self-contained panel', after: 'build', run: size },
  { name: 'publint', title: 'package.json fits what it names', after: 'build', run: publint },
  { name: 'package', title: 'packed package works', after: 'build', run: () => attempt(checkPackedPackage) },
  { name: 'frameworks', title: 'works in each framework', browser: 'chromium', after: 'build', run: checkFrameworks },
  { name: 'csp', title: 'strict CSP and Trusted Types', browser: 'chromium', after: 'build', run: strictPolicy },
  { name: 'visual', title: 'pictures, zoom, forced colours', browser: 'chromium', run: ({ chromium }) => withNoteOnPictures(nodeTests('.visual.ts', { CHROMIUM_PATH: chromium })) },
  { name: 'chromium', title: 'tests in Chromium', browser: 'chromium', ...CALLS, run: (browsers) => browserTests('chromium', browsers.chromium) },
  { name: 'firefox', title: 'tests in Firefox', browser: 'firefox', ...CALLS, run: (browsers) => browserTests('firefox', browsers.firefox) },
  { name: 'webkit', title: 'looks in WebKit, without WebRTC', browser: 'webkit', run: ({ webkit }) => nodeTests('.webkit.ts', { WEBKIT_DRIVER_PATH: webkit }) },
];

/** A program that says by its exit code whether all is well. */
async function program(args, options) {
  const { ok, output } = await runNode(args, options);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

/** Work that throws when something is not well, and returns a note otherwise. */
async function attempt(work) {
  try {
    return { passed: 1, failed: 0, note: await work(), output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  }
}

/** The lower rooms once more by themselves, without the browser's types: what they touch must exist anywhere. */
async function types() {
  const projects = ['tsconfig.json', 'src/protocol/tsconfig.json', 'src/session/tsconfig.json'];
  const results = await Promise.all(projects.map((project) => program([TOOLS.tsc, '--pretty', 'false', '-p', project])));
  const failed = results.some((result) => result.failed > 0) ? 1 : 0;
  return { passed: 1 - failed, failed, output: results.map(({ output }) => output).join('') };
}

function nodeTests(ending, env) {
  const files = readdirSync(inProject('test'), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join('test', name));
  const reporter = new URL('node-test-reporter.mjs', import.meta.url).href;
  return suite('TEST_COUNTS', ['--import', 'tsx', '--test', `--test-reporter=${reporter}`, ...files.sort()], env);
}

function browserTests(name, executable) {
  const variable = name === 'firefox' ? 'FIREFOX_PATH' : 'CHROMIUM_PATH';
  return suite('WTR_COUNTS', [TOOLS.wtr], { BROWSERS: name, [variable]: executable }, true);
}

/** A test runner that writes its counts to the file named in a variable. A runner that broke off counts as one failure. */
async function suite(variable, args, env = {}, keepsTime = false) {
  const folder = mkdtempSync(join(tmpdir(), 'call-panel-tests-'));
  const file = join(folder, 'counts.json');
  try {
    const { ok, output } = await runNode(args, { env: { ...env, [variable]: file }, keepsTime });
    const { passed, failed, skipped } = readCounts(file);
    const broken = failed === 0 && (!ok || passed === 0) ? 1 : 0;
    const note = `${passed} passed, ${failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    return { passed, failed: failed + broken, note, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

async function size() {
  return attempt(() => {
    const bytes = gzipSync(readFileSync(inProject('dist/messenger-call-panel.js')), { level: 9 }).length;
    const said = `${bytes.toLocaleString('en')} of ${SIZE_LIMIT.toLocaleString('en')} bytes gzip`;
    const chunks = readdirSync(inProject('dist')).filter((name) => /^messenger-call-panel\..+\.js$/.test(name));
    // A page may load the panel as `...panel.js?v=2`: a chunk that asks for it by its own name would bring a second one.
    const entangled = chunks.filter((name) => /["']\.\/messenger-call-panel\.js["']/.test(readFileSync(inProject('dist', name), 'utf8')));
    if (entangled.length > 0) throw new Error(`These chunks import the panel back: ${entangled.join(', ')}.`);
    if (bytes > SIZE_LIMIT) throw new Error(`dist/messenger-call-panel.js is too large: ${said}.`);
    return said;
  });
}

async function publint() {
  return attempt(async () => {
    const [{ publint: lint }, { formatMessage }] = await Promise.all([import('publint'), import('publint/utils')]);
    const { messages, pkg } = await lint({ pkgDir: ROOT, strict: true });
    if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg, { color: false })).join('\n'));
  });
}

function strictPolicy({ chromium }) {
  return program(['--import', 'tsx', 'test/delivery/strict-policy/check.ts'], { env: { CHROMIUM_PATH: chromium } });
}
