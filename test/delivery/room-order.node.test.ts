import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ESLint } from 'eslint';

/** Where the text stands, what it says, and the rule that must object; null when nothing may. */
type Case = readonly [path: string, text: string, rule: string | null];

const CASES: readonly Case[] = [
  ['src/protocol/webhooks.ts', "import '../session/ports.js';", 'import-x/no-restricted-paths'],
  ['src/protocol/webhooks.ts', "import 'lit';", '@typescript-eslint/no-restricted-imports'],
  ['src/protocol/webhooks.ts', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['src/session/switchboard.ts', "import '../rtc/webrtc-media-engine.js';", 'import-x/no-restricted-paths'],
  ['src/session/switchboard.ts', "import type { MediaEngine } from '../rtc/webrtc-media-engine.js';\nexport type M = MediaEngine;", 'import-x/no-restricted-paths'],
  ['src/session/switchboard.ts', "import 'sdp-transform';", '@typescript-eslint/no-restricted-imports'],
  ['src/session/switchboard.ts', "import 'node:events';", '@typescript-eslint/no-restricted-imports'],
  ['src/session/switchboard.ts', 'document.title;', 'no-restricted-globals'],
  ['src/session/switchboard.ts', 'export const controller = new AbortController();', null],
  ['src/sdp/read-description.ts', "import '../session/ports.js';", 'import-x/no-restricted-paths'],
  ['src/sdp/read-description.ts', "import 'lit';", '@typescript-eslint/no-restricted-imports'],
  ['src/sdp/read-description.ts', 'new RTCPeerConnection();', 'no-restricted-globals'],
  ['src/rtc/webrtc-media-engine.ts', "import '../session/switchboard.js';", 'import-x/no-restricted-paths'],
  ['src/rtc/webrtc-media-engine.ts', "import '../panel/view.js';", 'import-x/no-restricted-paths'],
  ['src/rtc/webrtc-media-engine.ts', "import 'sdp-transform';", '@typescript-eslint/no-restricted-imports'],
  ['src/rtc/webrtc-media-engine.ts', "import type { Clock } from '../session/ports.js';\nexport type C = Clock;", null],
  ['src/signaling/http-adapter.ts', "import '../session/switchboard.js';", 'import-x/no-restricted-paths'],
  ['src/signaling/http-adapter.ts', "import 'lit';", '@typescript-eslint/no-restricted-imports'],
  ['src/signaling/http-adapter.ts', 'new RTCPeerConnection();', 'no-restricted-globals'],
  ['src/panel/view.ts', "import '../rtc/webrtc-media-engine.js';", 'import-x/no-restricted-paths'],
  ['src/panel/view.ts', "import '../sdp/read-description.js';", 'import-x/no-restricted-paths'],
  ['src/panel/view.ts', "import '../core.js';", 'import-x/no-restricted-paths'],
  ['src/panel/view.ts', 'void navigator.mediaDevices.enumerateDevices();', 'no-restricted-syntax'],
  ['src/panel/view.ts', "import 'sdp-transform';", '@typescript-eslint/no-restricted-imports'],
  ['src/panel/media-engine.ts', "import '../rtc/webrtc-media-engine.js';", null],
  ['src/panel/media-engine.ts', "import '../sdp/read-description.js';", 'import-x/no-restricted-paths'],
  ['src/simulator/simulator.ts', "import '../rtc/webrtc-media-engine.js';", 'import-x/no-restricted-paths'],
  ['src/simulator/simulator.ts', "import '../panel/view.js';", 'import-x/no-restricted-paths'],
  ['src/simulator/simulator.ts', "import 'lit';", '@typescript-eslint/no-restricted-imports'],
  ['src/frameworks/properties.ts', "import '../session/snapshot.js';", 'import-x/no-restricted-paths'],
  ['src/frameworks/properties.ts', "import '@angular/core';", '@typescript-eslint/no-restricted-imports'],
  ['src/frameworks/properties.ts', "import type { Words } from '../panel/words/words.js';\nexport type W = Words;", null],
  ['demo/main.ts', "import '../src/session/switchboard.js';", 'import-x/no-restricted-paths'],
  ['demo/main.ts', "import '../src/index.js';", null],
  ['src/session/switchboard.ts', "console.log('a call');", 'no-console'],
];

const RULES = new Set(CASES.map(([, , rule]) => rule));

describe('The order of the rooms is held by lint', () => {
  // None of these rules needs types; a program for each text would take three times as long.
  const eslint = new ESLint({
    ruleFilter: ({ ruleId }) => RULES.has(ruleId),
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  });

  for (const [path, text, rule] of CASES) {
    it(`${rule === null ? 'allows' : 'refuses'} in ${path}: ${text.split('\n')[0] ?? ''}`, async () => {
      const [result] = await eslint.lintText(`${text}\nexport {};\n`, { filePath: path });
      const objections = (result?.messages ?? []).map(({ ruleId }) => ruleId).filter((id) => RULES.has(id));
      if (rule === null) assert.deepEqual(objections, []);
      else assert.ok(objections.includes(rule), `objections: ${JSON.stringify(result?.messages)}`);
    });
  }
});
