import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { DOCUMENTS, filledIn, TABLE_NAMES } from '../../scripts/lib/generated-docs.mjs';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as unknown;
const read = (path: string) => readFileSync(path, 'utf8');

describe('What documents take from elsewhere', () => {
  it('is a table for everything the manifest lists', () => {
    const embedding = read('docs/embedding.md');
    assert.deepEqual(TABLE_NAMES.filter((name) => !embedding.includes(`<!-- table: ${name} -->`)), []);
  });

  it('is every example of how to use the panel in a framework', () => {
    const pages = DOCUMENTS.filter((path) => path.startsWith('docs/frameworks/'));
    assert.deepEqual(pages.map((path) => path.replace(/^.*\//, '')).sort(), ['angular.md', 'html.md', 'react.md', 'svelte.md', 'vue.md']);
    for (const page of pages) {
      const written = read(page).replace(/<!-- source: [^]*?<!-- end -->/g, '');
      assert.doesNotMatch(written, /```/, `${page} has an example that no test compiles`);
    }
  });

  it('is put in place of what stood there', () => {
    const path = 'test/delivery/frameworks/svelte/vite.config.ts';
    const stale = `Before.\n<!-- source: ${path} -->\nstale\n<!-- end -->\nAfter.\n`;
    assert.equal(filledIn(stale, manifest), `Before.\n<!-- source: ${path} -->\n\`\`\`ts\n${read(path)}\`\`\`\n<!-- end -->\nAfter.\n`);
  });

  it('must be there, and its place must have an end', () => {
    assert.throws(() => filledIn('<!-- table: nonsense -->\n<!-- end -->', manifest), /no table nonsense/);
    assert.throws(() => filledIn('<!-- source: no/such/file.ts -->\n<!-- end -->', manifest), /ENOENT/);
    assert.throws(() => filledIn('<!-- table: parts -->\n\n<!-- table: slots -->\n<!-- end -->', manifest), /has no end/);
  });
});
