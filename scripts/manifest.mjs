/**
 * `npm run manifest`: generates the files by which editors and documentation tools know the element.
 * `-- --check`: says whether those in the repository are current, and changes nothing.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, runNode } from './lib/project.mjs';

const FILES = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json'];
const SCRATCH = 'node_modules/.cache/manifest';

ensureDependencies();
const check = process.argv.includes('--check');
if (check) mkdirSync(inProject(SCRATCH), { recursive: true });

const analyzer = inProject('node_modules/@custom-elements-manifest/analyzer/cem.js');
const { ok, output } = await runNode([analyzer, 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'], {
  env: check ? { MANIFEST_OUTDIR: SCRATCH } : {},
});
if (!ok) fail(output.trim());

if (check) {
  const stale = FILES.filter((name) => read(name) !== read(`${SCRATCH}/${name}`));
  rmSync(inProject(SCRATCH), { recursive: true, force: true });
  if (stale.length > 0) fail(`Not current: ${stale.join(', ')}. Run "npm run manifest" and commit what it changes.`);
}

function read(path) {
  try {
    return readFileSync(inProject(path), 'utf8');
  } catch {
    return null;
  }
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
