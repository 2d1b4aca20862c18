import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CODEC_PRESETS, type CodecPreset } from '../../src/rtc/codec-choice.js';
import { askAbilities, presetOrder, type CodecAbilities } from '../../src/rtc/codec-presets.js';
import { VIDEO_CODECS, type VideoCodec } from '../../src/rtc/video-codecs.js';

const UNKNOWN: CodecAbilities = new Map();
const fine = { smooth: true, powerEfficient: false };

/** A machine that does everything smoothly in software, but for what is said. */
function machine(but: Partial<Record<VideoCodec, Partial<typeof fine>>>): CodecAbilities {
  return new Map(VIDEO_CODECS.map((codec) => [codec, { ...fine, ...but[codec] }]));
}

describe('a named choice of codecs', () => {
  const orders: Readonly<Record<CodecPreset, string>> = {
    quality: 'AV1 H265 VP9 H264 VP8',
    balanced: 'H264 VP9 AV1 VP8 H265',
    'low-bandwidth': 'AV1 H265 VP9 VP8 H264',
    'low-power': 'VP8 H264 VP9 AV1 H265',
    'widest-support': 'H264 VP8 VP9 AV1 H265',
  };
  for (const preset of CODEC_PRESETS) {
    it(`${preset} goes by the platform's table where nothing is known of the machine`, () => {
      assert.equal(presetOrder(preset, UNKNOWN).join(' '), orders[preset]);
      assert.equal(presetOrder(preset, machine({})).join(' '), orders[preset]);
    });

    it(`${preset} puts what would stutter here last, and in the same order among itself`, () => {
      const stuttering = orders[preset].split(' ').slice(0, 2);
      const abilities = machine(Object.fromEntries(stuttering.map((codec) => [codec, { smooth: false, powerEfficient: true }])));
      assert.deepEqual(presetOrder(preset, abilities).slice(-2), stuttering);
    });
  }

  it('knows every codec the platform lists', () => {
    for (const preset of CODEC_PRESETS) assert.deepEqual([...presetOrder(preset, UNKNOWN)].sort(), [...VIDEO_CODECS].sort());
  });

  it('low-power takes first what there is hardware for, even the most laborious', () => {
    assert.equal(presetOrder('low-power', machine({ H265: { powerEfficient: true } })).join(' '), 'H265 VP8 H264 VP9 AV1');
    assert.equal(presetOrder('low-power', machine({ H265: { powerEfficient: true }, H264: { powerEfficient: true } })).join(' '), 'H264 H265 VP8 VP9 AV1');
  });

  it('does not let hardware decide elsewhere', () => {
    const hardware = machine({ H265: { powerEfficient: true }, VP8: { powerEfficient: true } });
    for (const preset of CODEC_PRESETS) if (preset !== 'low-power') assert.equal(presetOrder(preset, hardware).join(' '), orders[preset]);
  });
});

describe('what the machine does well', () => {
  it('is unknown where the browser cannot say, and that fails nothing', async () => {
    assert.equal((await askAbilities()).size, 0, 'Node has no media capabilities');
  });
});
