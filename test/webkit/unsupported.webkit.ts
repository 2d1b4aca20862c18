import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { words as ar } from '../../src/panel/words/ar.js';
import { words as en } from '../../src/panel/words/en.js';
import { visiting } from './support.js';

describe('In a browser without WebRTC', () => {
  const page = visiting('unsupported.html');

  it('there is none here, or nothing below would mean anything', async () => {
    assert.equal(await page.webkit.evaluate('return "RTCPeerConnection" in globalThis'), false);
  });

  for (const [language, { impossible }] of Object.entries({ en, ar })) {
    it(`the panel says so, and what to use instead (${language})`, async () => {
      const reason = impossible['unsupported-browser'];
      assert.deepEqual(await page.ask('read', language), { stage: reason, callButton: reason, callButtonDisabled: 'true' });
    });
  }

  it('every method rejects with that reason', async () => {
    const outcomes = Object.entries((await page.ask('callEveryMethod')) as Record<string, string>);
    assert.deepEqual(outcomes.filter(([, code]) => code !== 'unsupported-browser'), []);
    assert.ok(outcomes.length > 0);
  });

  it('a customer\'s call, which nobody could take here, neither rings nor is declined: it is left to other agents', async () => {
    assert.deepEqual(await page.ask('customerCalls', false), { phase: 'idle', asked: [], events: [] });
  });

  it('and the same webhook would ring if there were WebRTC', async () => {
    const { phase, events } = (await page.ask('customerCalls', true)) as { phase: string; events: string[] };
    assert.equal(phase, 'incoming');
    assert.ok(events.includes('call-incoming'));
  });

  it('nothing throws', async () => {
    assert.deepEqual(await page.webkit.evaluate('return scriptErrors'), []);
  });
});
