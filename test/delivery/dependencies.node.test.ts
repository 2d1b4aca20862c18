import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { missing } from '../../scripts/lib/dependencies.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const lock = (packages: Record<string, { version: string; optional?: boolean; os?: string[]; cpu?: string[]; libc?: string[] }>) => ({ packages });

describe('Installing what is locked', () => {
  it('is needed where nothing is installed', () => {
    assert.notDeepEqual(missing(lock({}), null, linux), []);
  });

  it('is not needed when every locked version is there', () => {
    const locked = lock({ '': { version: '1.0.0' }, 'node_modules/lit': { version: '3.3.3' } });
    assert.deepEqual(missing(locked, lock({ 'node_modules/lit': { version: '3.3.3' } }), linux), []);
  });

  it('is needed when a version differs, or a package is not there', () => {
    const locked = lock({ 'node_modules/lit': { version: '3.3.3' }, 'node_modules/tsx': { version: '4.0.0' } });
    assert.deepEqual(missing(locked, lock({ 'node_modules/lit': { version: '3.3.2' } }), linux), ['node_modules/lit', 'node_modules/tsx']);
  });

  it('is needed when the binaries are those of another system', () => {
    const locked = lock({
      'node_modules/@esbuild/linux-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
      'node_modules/@esbuild/darwin-arm64': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    });
    const onMac = lock({ 'node_modules/@esbuild/darwin-arm64': { version: '1.0.0' } });
    assert.deepEqual(missing(locked, onMac, { platform: 'darwin', arch: 'arm64' }), []);
    assert.deepEqual(missing(locked, onMac, linux), ['node_modules/@esbuild/linux-x64']);
  });
});

for (const path of ['package-lock.json', 'test/delivery/frameworks/package-lock.json']) {
  describe(`The lock file ${path}`, () => {
    const text = readFileSync(path, 'utf8');

    // Where a registry lacks a binary for one system, npm leaves it out of the file without a word, and `npm ci` then fails on all.
    it('holds the binaries for every system', () => {
      const { packages } = JSON.parse(text) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
      const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)),
      );
      assert.deepEqual(absent, []);
    });

    // A part of the project itself is "resolved" to its folder.
    it('names no registry, so that it installs from whichever is set up', () => {
      assert.doesNotMatch(text, /"resolved": "[^"]*:|https?:\/\/[^"]*\.tgz/);
    });
  });
}
