import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { permissionOf, type Heard } from '../../src/panel/extras/permission-state.js';
import { momentInWords, periodInWords } from '../../src/panel/extras/permission-times.js';
import { permissionInWords } from '../../src/panel/extras/permission-words.js';
import { withLater } from '../../src/panel/words/en-later.js';
import { words as en } from '../../src/panel/words/en.js';
import { fill } from '../../src/panel/words/words.js';
import type { CallPermission } from '../../src/protocol/permissions.js';

const NOW = new Date(2026, 10, 20, 15, 0).getTime();
const at = (day: number, hour = 12, month = 10, year = 2026) => new Date(year, month, day, hour).getTime();
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').replace(/[\u202f\u00a0]/g, ' ');

describe('the end of a permission', () => {
  it('is a time today, tomorrow, a day, or a day of another year', () => {
    assert.equal(plain(momentInWords(at(20, 18), NOW, 'en')), '6:00 PM');
    assert.equal(plain(momentInWords(at(20, 18), NOW, 'de')), '18:00');
    assert.equal(momentInWords(at(21, 1), NOW, 'en'), 'tomorrow');
    assert.equal(momentInWords(at(21, 1), NOW, 'fr'), 'demain');
    assert.equal(momentInWords(at(27), NOW, 'en-GB'), 'Fri 27 Nov');
    assert.equal(momentInWords(at(3, 12, 0, 2027), NOW, 'en-GB'), 'Sun, 3 Jan 2027');
  });

  it('is tomorrow across a change of the clocks too', () => {
    const evening = new Date(2026, 9, 24, 23, 30).getTime();
    assert.equal(momentInWords(new Date(2026, 9, 25, 23, 0).getTime(), evening, 'en'), 'tomorrow');
  });
});

describe('the period of a limit', () => {
  it('is said in the language where it is a duration, and as written where it is not', () => {
    assert.equal(periodInWords('PT24H', 'en'), '24 hours');
    assert.equal(periodInWords('P7D', 'de'), '7 Tage');
    assert.equal(plain(periodInWords('P1W', 'fr')), '1 semaine');
    assert.equal(periodInWords('P1DT12H', 'en'), '1 day, 12 hours');
    for (const odd of ['daily', 'P', 'PT', 'PT0S', '24 h', 'P99999D', '']) assert.equal(periodInWords(odd, 'en'), odd);
  });
});

describe('what the panel makes of an answer', () => {
  const limit = (action: string, allowed: number, used: number, period = 'PT24H') => ({ action, allowed, used, period });
  const answer = (more: Partial<CallPermission>): CallPermission => ({ granted: false, mayCall: false, mayAsk: true, expiresAt: null, limits: [], ...more });
  const heard = (of: Heard['of'], ago = 0): Heard => ({ of, at: NOW - ago, expiresAt: at(27) });

  it('follows what was heard here only while the platform does not say that they agreed', () => {
    const granted = answer({ granted: true, mayCall: true, expiresAt: at(27) });
    for (const of of ['asked', 'rejected', 'approved'] as const) assert.deepEqual(permissionOf(granted, heard(of), NOW), { is: 'granted', until: at(27), limit: null });
    assert.deepEqual(permissionOf(answer({}), heard('asked'), NOW), { is: 'asked' });
    assert.equal(permissionOf(answer({}), heard('rejected'), NOW).is, 'rejected');
    assert.equal(permissionOf(answer({}), undefined, NOW).is, 'none');
  });

  it('gives the platform ten seconds to know of an approval', () => {
    assert.deepEqual(permissionOf(answer({}), heard('approved', 9_000), NOW), { is: 'granted', until: at(27), limit: null });
    assert.equal(permissionOf(answer({}), heard('approved', 11_000), NOW).is, 'none');
  });

  it('leaves who was asked an hour to answer', () => {
    assert.equal(permissionOf(answer({}), heard('asked', 59 * 60_000), NOW).is, 'asked');
    assert.equal(permissionOf(answer({}), heard('asked', 61 * 60_000), NOW).is, 'none');
  });

  it('names a limit when it is nearly reached, and of several the one that is reached first', () => {
    const limitOf = (...limits: CallPermission['limits']) => {
      const permission = permissionOf(answer({ granted: true, mayCall: true, limits }), undefined, NOW);
      return permission.is === 'granted' ? permission.limit : assert.fail(permission.is);
    };
    assert.equal(limitOf(limit('start_call', 10, 7)), null);
    assert.equal(limitOf(limit('start_call', 10, 8))?.used, 8);
    assert.equal(limitOf(limit('send_call_permission_request', 2, 2)), null);
    assert.equal(limitOf(limit('start_call', 5, 4), limit('start_call', 20, 20, 'P7D'))?.period, 'P7D');
  });

  it('stops the call when they agreed and the limit is reached, also when the platform does not say which', () => {
    const said = (limits: CallPermission['limits']) =>
      permissionInWords(permissionOf(answer({ granted: true, mayAsk: false, limits }), undefined, NOW), { words: withLater(en), language: 'en', now: NOW, name: 'Maria', fill });
    assert.equal(plain(said([limit('start_call', 10, 10)])?.obstacle ?? ''), 'Calls used: 10 of 10 (24 hours)');
    assert.equal(said([])?.obstacle, 'Too many calls in a short time');
  });

  it('is in words in each state, and leaves the call possible where nothing is known', () => {
    const said = (permission: Parameters<typeof permissionInWords>[0]) => permissionInWords(permission, { words: withLater(en), language: 'en-GB', now: NOW, name: 'Maria', fill });
    assert.equal(said({ is: 'unknown' }), null);
    assert.equal(said({ is: 'checking' })?.obstacle, null);
    assert.deepEqual([said({ is: 'failed' })?.offer, said({ is: 'failed' })?.obstacle], ['check', null]);
    assert.equal(plain(said({ is: 'granted', until: at(27), limit: null })?.line ?? ''), 'Maria agreed to be called until Fri 27 Nov');
    const none = said({ is: 'none', mayAsk: true, limit: null });
    assert.equal(none?.offer, 'ask');
    assert.equal(plain(none.line), 'Maria has not agreed to be called yet');
    assert.equal(none.obstacle, none.line);
    assert.equal(said({ is: 'rejected', mayAsk: false, limit: null })?.offer, null);
  });
});
