/**
 * Two builds of one source:
 * - the package: readable ES modules with shared chunks, whose dependencies the host's own bundler resolves;
 * - the panel for a `<script type="module" src>`: one minified file with everything in it.
 */
import { readdirSync } from 'node:fs';

import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, { minify } from 'rollup-plugin-esbuild';

import { adoptedStyles } from './scripts/rollup/adopted-styles.mjs';
import { letForConst } from './scripts/rollup/let-for-const.mjs';
import { minifyTemplates } from './scripts/rollup/minify-templates.mjs';
import { ownReaders } from './scripts/rollup/own-readers.mjs';
import { propertyDecorators } from './scripts/rollup/property-decorators.mjs';
import { sdpReaderOnly } from './scripts/rollup/sdp-reader-only.mjs';

/** One file a language, named by its tag: `de.ts`, `pt-BR.ts`. */
const LOCALES = readdirSync('src/panel/words').filter((name) => /^[a-z]{2,3}(-[A-Z]{2})?\.ts$/.test(name));
const withoutEnding = (name) => name.replace(/\.ts$/, '');

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

const packageBuild = {
  input: {
    ...Object.fromEntries(['index', 'element', 'core', 'simulator'].map((entry) => [entry, `src/${entry}.ts`])),
    ...Object.fromEntries(LOCALES.map((name) => [`locales/${withoutEnding(name)}`, `src/panel/words/${name}`])),
  },
  external: [/^lit(\/|$)/, 'sdp-transform'],
  plugins: [nodeResolve(), typescript()],
  output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name]-[hash].js', hoistTransitiveImports: false },
};

/**
 * Lit's build for browsers asks for these two as soon as it is loaded. A server that imports the file has neither, and must not
 * stumble over it; nothing is ever made with them there.
 */
const standIns =
  'const HTMLElement = globalThis.HTMLElement ?? class {}, document = globalThis.document ?? { createTreeWalker() {}, createComment() {} };';

const selfContainedBuild = {
  input: { 'messenger-call-panel': 'src/bundle.ts' },
  plugins: [sdpReaderOnly(), adoptedStyles(), ownReaders(), nodeResolve({ browser: true, exportConditions: ['production'] }), commonjs({ strictRequires: 'auto' }), typescript(), propertyDecorators(), minifyTemplates()],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    intro: ({ isEntry }) => (isEntry ? standIns : ''),
    // Beside the panel, and named after it: a host who copies the panel sees what belongs to it.
    chunkFileNames: 'messenger-call-panel.[name].js',
    // terser makes the code smaller, but counts private names through all classes; esbuild begins anew in each.
    plugins: [
      letForConst(),
      minify({ target: 'es2022', minify: false, minifyIdentifiers: true }),
      terser({
        ecma: 2022,
        module: true,
        compress: { passes: 6, inline: 1, pure_getters: true, unsafe: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
        format: { comments: false },
      }),
    ],
  },
};

export default [packageBuild, selfContainedBuild];
