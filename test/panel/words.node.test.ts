import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CALL_ERROR_CODES } from '../../src/protocol/call-error.js';
import { clock, duration, hueOf, initials } from '../../src/panel/format.js';
import { withLater } from '../../src/panel/words/en-later.js';
import { words as en } from '../../src/panel/words/en.js';
import { fill, withOverride } from '../../src/panel/words/words.js';

describe('words', () => {
  it('say for every error what happened and what to do', () => {
    for (const code of CALL_ERROR_CODES) {
      const [happened, help = ''] = withLater(en).errors[code];
      assert.match(happened, /^[A-Z].*[^.!]$/, code);
      assert.match(help, /^[A-Z].*\.$/, code);
    }
  });

  it('shout at nobody', () => {
    assert.doesNotMatch(JSON.stringify(en), /!/);
  });

  it('can be replaced one by one, and nonsense is passed over', () => {
    const mine = withOverride(en, { buttons: { dial: 'Ring' } });
    assert.equal(mine.buttons.dial, 'Ring');
    assert.equal(mine.buttons.decline, en.buttons.decline);
    assert.equal(withOverride(en, null), en);
  });

  it('set a name apart from the direction of the sentence', () => {
    assert.equal(fill('Call {name}', { name: 'דנה' }), 'Call \u2068דנה\u2069');
    assert.equal(fill('{other} stays', {}), '{other} stays');
  });
});

describe('formats', () => {
  it('count as a clock does', () => {
    assert.deepEqual([0, 59_999, 60_000, 3_725_000, -5].map((ms) => clock(ms, 'en')), ['0:00', '0:59', '1:00', '1:02:05', '0:00']);
  });

  it('use the digits of the language', () => {
    assert.equal(clock(65_000, 'ar-EG'), '١:٠٥');
  });

  it('say how long something was in its two largest units', () => {
    assert.deepEqual([0, 34, 60, 754, 3_725].map((seconds) => duration(seconds, 'en')), ['0 sec', '34 sec', '1 min', '12 min 34 sec', '1 hr 2 min']);
  });

  it('take initials as whole characters', () => {
    assert.deepEqual(['Maria Lopez', 'cher', 'Ana María de la Cruz', '😀 Ömer', '张伟', '  '].map(initials), ['ML', 'C', 'AC', 'Ö', '张', '']);
  });

  it('give the same person the same colour', () => {
    assert.equal(hueOf('psid-1'), hueOf('psid-1'));
    assert.notEqual(hueOf('psid-1'), hueOf('psid-2'));
  });
});
