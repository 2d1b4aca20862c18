import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureQuality, scoreOf, UNMEASURED, type MediaSample } from '../../src/rtc/quality.js';

interface Second {
  readonly packets?: number;
  readonly lost?: number;
  readonly jitterMs?: number;
  readonly roundTripMs?: number;
  readonly level?: number | null;
}

/** Plays one sample a second and tells which warnings changed at which second. */
function play(seconds: readonly Second[]): { said: string[]; mos: (number | null)[]; loss: (number | null)[] } {
  let state = UNMEASURED;
  const total = { packets: 0, lost: 0 };
  const said: string[] = [];
  const mos: (number | null)[] = [];
  const loss: (number | null)[] = [];
  seconds.forEach((second, index) => {
    total.packets += second.packets ?? 50;
    total.lost += second.lost ?? 0;
    const sample: MediaSample = {
      at: 7_000 + index * 1000,
      audioPackets: total.packets,
      audioBytes: total.packets * 60,
      audioLost: total.lost,
      jitterMs: second.jitterMs ?? 5,
      roundTripMs: second.roundTripMs ?? 60,
      microphoneLevel: second.level === undefined ? index / 100 : second.level,
    };
    const step = measureQuality(state, sample);
    state = step.state;
    mos.push(step.quality.mos);
    loss.push(step.quality.loss);
    for (const { code, raised } of step.changes) said.push(`${index}s ${code} ${raised ? 'raised' : 'cleared'}`);
  });
  return { said, mos, loss };
}

const good = (count: number): Second[] => Array.from({ length: count }, () => ({}));
const bad = (count: number, second: Second): Second[] => Array.from({ length: count }, () => second);

describe('the quality of a call', () => {
  it('scores a good line above 4, a delayed one lower, a lossy one as bad', () => {
    assert.equal(scoreOf(0, 0, 0).toFixed(2), '4.43');
    assert.equal(scoreOf(300, 30, 0).toFixed(2), '3.59');
    assert.ok(scoreOf(60, 5, 0.15) < 3);
    assert.equal(scoreOf(5000, 500, 0.9), 1);
  });

  it('has no score before anything was received, and then one a second', () => {
    const { mos, loss } = play([{ packets: 0 }, { packets: 0 }, {}, { packets: 45, lost: 5 }]);
    assert.deepEqual(mos.slice(0, 2), [null, null]);
    assert.ok((mos[2] ?? 0) > 4.3);
    assert.deepEqual(loss, [null, null, 0, 0.1]);
  });

  it('says nothing of a good call', () => {
    assert.deepEqual(play(good(60)).said, []);
  });

  it('says nothing of the first five seconds, however bad', () => {
    assert.deepEqual(play([...bad(5, { packets: 0, roundTripMs: 900 }), ...good(20)]).said, []);
  });

  it('warns at the third bad second of five, and takes it back after five good ones', () => {
    const seconds = [...good(10), { roundTripMs: 401 }, {}, { roundTripMs: 401 }, {}, { roundTripMs: 401 }, ...good(10)];
    assert.deepEqual(play(seconds).said, ['14s high-round-trip raised', '19s high-round-trip cleared']);
  });

  it('does not warn of two bad seconds in five, nor of a value right at its limit', () => {
    assert.deepEqual(play([...good(10), { jitterMs: 31 }, {}, {}, {}, { jitterMs: 31 }, ...good(5)]).said, []);
    assert.deepEqual(play([...good(10), ...bad(10, { jitterMs: 30, roundTripMs: 400 })]).said, []);
  });

  it('warns of jitter', () => {
    assert.deepEqual(play([...good(10), ...bad(3, { jitterMs: 31 })]).said, ['12s high-jitter raised']);
  });

  it('warns of loss, be it steady or in bursts', () => {
    assert.deepEqual(play([...good(10), ...bad(3, { packets: 49, lost: 1 })]).said, ['12s high-loss raised']);
    assert.deepEqual(play([...good(10), { packets: 30, lost: 20 }, ...good(2)]).said, ['12s high-loss raised']); // 5.7 % on average of seven seconds
  });

  it('warns of a low score', () => {
    const { said } = play([...good(10), ...bad(3, { packets: 40, lost: 10 })]);
    assert.ok(said.includes('12s low-mos raised'));
  });

  it('warns when nothing is received for three seconds', () => {
    assert.deepEqual(play([...good(10), ...bad(4, { packets: 0 }), ...good(6)]).said, ['12s no-audio-received raised', '18s no-audio-received cleared']);
  });

  it('warns of a microphone whose level has been the same for ten seconds', () => {
    const { said } = play([...good(10), ...bad(15, { level: 0 }), ...good(6).map((_, index) => ({ level: index / 10 + 0.5 }))]);
    assert.deepEqual(said, ['21s microphone-silent raised', '29s microphone-silent cleared']);
  });

  it('does not take a muted microphone, or a browser that tells no level, for a broken one', () => {
    assert.deepEqual(play(bad(40, { level: null })).said, []);
  });

  it('survives a stream that is replaced by another', () => {
    const before = measureQuality(UNMEASURED, { at: 0, audioBytes: 9000, audioPackets: 900, audioLost: 30, jitterMs: 1, roundTripMs: 1, microphoneLevel: null });
    const { quality } = measureQuality(before.state, { at: 1000, audioBytes: 60, audioPackets: 1, audioLost: 0, jitterMs: null, roundTripMs: null, microphoneLevel: null });
    assert.deepEqual(quality, { mos: null, roundTripMs: null, jitterMs: null, loss: null });
  });
});
