/**
 * `npm run manifest`: generates the files by which editors and documentation tools know the element, and what the documents say
 * of it and show as examples. `-- --check`: says whether those in the repository are current, and changes nothing.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { ensureDependencies } from './lib/dependencies.mjs';
import { DOCUMENTS, filledIn } from './lib/generated-docs.mjs';
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

const stale = check ? FILES.filter((name) => read(name) !== read(`${SCRATCH}/${name}`)) : [];
const manifest = JSON.parse(read(check ? `${SCRATCH}/custom-elements.json` : 'custom-elements.json'));
for (const name of DOCUMENTS) {
  const document = read(name);
  const filled = fill(name, document, manifest);
  if (filled === document) continue;
  if (check) stale.push(name);
  else writeFileSync(inProject(name), filled);
}
if (check) rmSync(inProject(SCRATCH), { recursive: true, force: true });
if (stale.length > 0) fail(`Not current: ${stale.join(', ')}. Run "npm run manifest" and commit what it changes.`);

function fill(name, document, manifest) {
  try {
    return filledIn(document, manifest);
  } catch (error) {
    return fail(`${name}: ${error.message}`);
  }
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
