import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';

import { ROOMS } from './scripts/lib/rooms.mjs';

/** Browser objects that only the rooms named in `ROOMS` may touch. */
const MEDIA_GLOBALS = ['RTCPeerConnection', 'RTCRtpReceiver', 'RTCRtpSender', 'RTCSessionDescription', 'MediaStream', 'MediaStreamTrack'];

/** Of what is global in a browser and in Node, the parts that a session can have anywhere. */
const SESSION_GLOBALS = new Set(['AbortController', 'AbortSignal', 'DOMException', 'performance', 'setTimeout', 'clearTimeout', 'queueMicrotask']);

const notEcmaScript = Object.keys({ ...globals.browser, ...globals.node }).filter((name) => !(name in globals.es2023));

function restrictedGlobals(room) {
  switch (room.globals) {
    case 'ecmascript':
      return notEcmaScript;
    case 'portable':
      return notEcmaScript.filter((name) => !SESSION_GLOBALS.has(name));
    case 'no-media':
      return MEDIA_GLOBALS;
    case 'all':
      return [];
  }
}

const ANY_PACKAGE = '^(?![./])';

function roomRules(name, room) {
  const packages = room.packages.map((allowed) => `${allowed}(?:/|$)`).join('|');
  const names = restrictedGlobals(room);
  return {
    files: [`src/${name}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: packages === '' ? ANY_PACKAGE : `${ANY_PACKAGE}(?!${packages})`,
              message: `src/${name} may import ${room.packages.length === 0 ? 'no package' : `only ${room.packages.join(', ')}`}.`,
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', ...names.map((global) => ({ name: global, message: `Out of reach for src/${name}.` }))],
      'no-restricted-syntax':
        room.globals === 'all'
          ? 'off'
          : [
              'error',
              {
                selector: 'MemberExpression[property.name=/^(mediaDevices|RTCPeerConnection)$/]',
                message: 'Only src/rtc and src/simulator touch the peer connection and the devices.',
              },
            ],
    },
  };
}

/** Where an import would go against the order of the rooms. Paths in `except` are relative to `from`. */
function zone(target, rooms) {
  return { target, from: './src', except: rooms.map((room) => `./${room}`), message: `${target} may import only from ${rooms.join(', ')}.` };
}

const zones = Object.entries(ROOMS).map(([name, { rooms }]) => zone(`./src/${name}`, [name, ...rooms]));
const withZones = (zones) => ['error', { basePath: import.meta.dirname, zones }];

export default defineConfig(
  // The consumer and the frameworks' pages are compiled where the packed package is, by `npm test`.
  { ignores: ['dist/', 'coverage/', '.cache/', 'test/delivery/consumer/', 'test/delivery/frameworks/'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.mjs'],
    // Some hold functions that are handed to a page.
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    // What a host's page gives to be played with, and the panel that was found on it.
    files: ['scripts/lib/host-page.mjs'],
    languageOptions: { globals: { simulator: 'readonly', unmount: 'readonly', first: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked, lit['flat/recommended']],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // A field of untrusted JSON is read as `body['call_id']`: the brackets say that nobody promised it.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': withZones(zones),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  ...Object.entries(ROOMS).map(([name, room]) => roomRules(name, room)),
  {
    // What they import is installed at a host's, and where `npm test` checks them.
    files: ['src/frameworks/*.d.ts'],
    rules: { '@typescript-eslint/no-redundant-type-constituents': 'off' },
  },
  {
    // The one place where the panel constructs the browser's media. A host's unknown codec names are told there, once.
    files: ['src/panel/media-engine.ts'],
    rules: {
      'import-x/no-restricted-paths': withZones([zone('./src/panel/media-engine.ts', ['panel', 'rtc', ...ROOMS.panel.rooms])]),
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['demo/**/*.ts'],
    rules: {
      'no-console': 'error',
      'import-x/no-restricted-paths': withZones([{ target: './demo', from: './src/*/**/*', message: 'The demo uses what a host page can use: the entries in src/*.ts.' }]),
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Chai's assertions are expressions, and node:test's functions return promises that the runner waits for.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'test', 'describe', 'suite'], package: 'node:test' },
            // Typed as a promise, by a plugin for DOM trees that is not used here, and is none.
            { from: 'package', name: 'Equal', package: 'chai' },
          ],
        },
      ],
    },
  },
);
