import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hear, QUIET, type Speech } from '../../src/panel/extras/speech.js';

const EVERY_MS = 66;
const QUIET_ROOM = -62;

/** Goes on hearing: `level` gives the decibels at a time, counted from the first of these pieces of sound. */
function listen(from: { speech: Speech; at: number }, ms: number, level: (ms: number) => number) {
  let { speech } = from;
  const started: number[] = [];
  const ended: number[] = [];
  for (let passed = EVERY_MS; passed <= ms; passed += EVERY_MS) {
    const before = speech.speaking;
    speech = hear(speech, level(passed), from.at + passed);
    if (speech.speaking && !before) started.push(passed);
    if (!speech.speaking && before) ended.push(passed);
  }
  return { speech, at: from.at + ms, started, ended };
}

const nothing = { speech: QUIET, at: 1000 };
const still = (level: number) => () => level;
/** Four syllables a second between loud and soft. */
const talk = (loud: number) => (ms: number) => loud - 9 + 9 * Math.sin((ms / 250) * 2 * Math.PI);
/** A hum of the room that is never quite the same. */
const hum = (level: number) => (ms: number) => level + Math.sin(ms / 70);

describe('whether somebody speaks', () => {
  it('is told after three quarters of a second of speech, and not before', () => {
    const { started } = listen(listen(nothing, 2000, hum(QUIET_ROOM)), 3000, talk(-20));
    assert.equal(started.length, 1);
    assert.ok((started[0] ?? 0) >= 700 && (started[0] ?? 0) < 1200, `after ${String(started[0])} ms`);
  });

  it('is told of a soft voice in a quiet room, and of a loud one in a loud room', () => {
    assert.equal(listen(listen(nothing, 2000, hum(-75)), 3000, talk(-38)).started.length, 1);
    assert.equal(listen(listen(nothing, 30_000, hum(-42)), 3000, talk(-14)).started.length, 1);
  });

  it('holds through the pauses between sentences, and is over after four seconds of silence', () => {
    const speaking = listen(listen(nothing, 2000, hum(QUIET_ROOM)), 3000, talk(-20));
    const pause = listen(speaking, 2500, hum(QUIET_ROOM));
    assert.deepEqual(pause.ended, []);
    const again = listen(pause, 2000, talk(-20));
    assert.deepEqual([again.started, again.ended], [[], []]);
    const { ended } = listen(again, 6000, hum(QUIET_ROOM));
    assert.equal(ended.length, 1);
    assert.ok((ended[0] ?? 0) >= 3900 && (ended[0] ?? 0) < 4300, `after ${String(ended[0])} ms`);
  });

  it('is not told of a cough, a door or a click', () => {
    const cough = (ms: number) => (ms % 3000 < 350 ? -12 : QUIET_ROOM);
    const click = (ms: number) => (ms % 500 < EVERY_MS ? -8 : QUIET_ROOM);
    assert.deepEqual(listen(listen(nothing, 2000, hum(QUIET_ROOM)), 9000, cough).started, []);
    assert.deepEqual(listen(listen(nothing, 2000, hum(QUIET_ROOM)), 9000, click).started, []);
  });

  it('is not told of a fan that is turned on, however loud', () => {
    for (const level of [-45, -30, -15]) {
      assert.deepEqual(listen(listen(nothing, 2000, hum(QUIET_ROOM)), 20_000, hum(level)).started, [], `at ${String(level)} dB`);
    }
  });

  it('is not told of what nobody could hear', () => {
    assert.deepEqual(listen(listen(nothing, 2000, still(-100)), 5000, talk(-55)).started, []);
  });

  it('is not told from silence that is digital', () => {
    assert.deepEqual(listen(nothing, 5000, still(-Infinity)).started, []);
  });

  it('is told of somebody who speaks from the first moment', () => {
    assert.equal(listen(nothing, 3000, talk(-20)).started.length, 1);
  });

  it('hears a voice over a fan that has run for a while', () => {
    const fan = listen(nothing, 30_000, hum(-40));
    assert.equal(listen(fan, 3000, talk(-15)).started.length, 1);
  });
});
