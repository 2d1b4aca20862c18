import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseVideoCodecs } from '../../src/rtc/codec-choice.js';

function read(attribute: string | null): { codecs: readonly string[]; warnings: string[] } {
  const warnings: string[] = [];
  return { codecs: parseVideoCodecs(attribute, (text) => warnings.push(text)), warnings };
}

describe('the list of wanted video codecs', () => {
  it('is read in any case, in the order given, each once', () => {
    assert.deepEqual(read(' h264  VP8,av1 vp8\n'), { codecs: ['H264', 'VP8', 'AV1'], warnings: [] });
  });

  it('may hold a named choice, in any case', () => {
    assert.deepEqual(read('Low-Power'), { codecs: ['low-power'], warnings: [] });
    assert.deepEqual(read('VP9 balanced VP9'), { codecs: ['VP9', 'balanced'], warnings: [] });
  });

  it('may be missing or empty, which is no wish', () => {
    for (const nothing of [null, '', '  ', ',']) assert.deepEqual(read(nothing), { codecs: [], warnings: [] });
  });

  it('warns of every name that means nothing, and keeps the others', () => {
    const { codecs, warnings } = read('theora VP9 rtx');
    assert.deepEqual(codecs, ['VP9']);
    assert.equal(warnings.length, 2);
    assert.match(warnings[0] ?? '', /"theora"/);
    assert.match(warnings[1] ?? '', /"rtx"/);
  });
});
