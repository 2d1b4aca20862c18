import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exceedsBytes } from '../../src/protocol/limits.js';

describe('the length of a text in bytes', () => {
  for (const character of ['a', 'é', '߿', '€', '😀', '\uD800']) {
    it(`is what UTF-8 needs: ${JSON.stringify(character)}`, () => {
      const text = character.repeat(100);
      const bytes = Buffer.byteLength(text);
      assert.equal(exceedsBytes(text, bytes), false);
      assert.equal(exceedsBytes(text, bytes - 1), true);
    });
  }
});
