import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOTHING_CHOSEN, readChosen, writeChosen, type Chosen } from '../../src/rtc/device-memory.js';

const CHOSEN: Chosen = {
  devices: { microphone: { id: 'm1', label: 'Headset' }, ringer: { id: 's1', label: 'Loudspeaker' } },
  switches: { noiseSuppression: false, backgroundBlur: true },
};

describe('what was chosen in this browser', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readChosen(writeChosen(null, CHOSEN)), CHOSEN);
  });

  it('leaves alone what else is kept under the same name', () => {
    const text = writeChosen('{"sound":"chimes","devices":{"camera":{"id":"c1","label":""}}}', CHOSEN);
    assert.equal((JSON.parse(text) as { sound: unknown }).sound, 'chimes');
    assert.deepEqual(readChosen(text), CHOSEN);
  });

  it('is nothing when there is nothing, or nothing that can be read', () => {
    for (const text of [null, '', 'null', '[]', '"devices"', '{', '{"devices":null}', '{"devices":[],"switches":"all"}', '{"devices":{"microphone":"m1","camera":{"label":"no id"},"speaker":{"id":""}}}']) {
      assert.deepEqual(readChosen(text), NOTHING_CHOSEN, String(text));
    }
  });

  it('holds ids and names that are text of a sensible length, and switches that are on or off', () => {
    const text = JSON.stringify({
      devices: { microphone: { id: 7, label: 'seven' }, camera: { id: 'x'.repeat(600), label: '' }, speaker: { id: 's', label: { toString: 'no' } }, __proto__: { ringer: { id: 'r' } }, other: { id: 'o' } },
      switches: { echoCancellation: 'no', autoGainControl: false, exact: true },
    });
    assert.deepEqual(readChosen(text), { devices: { speaker: { id: 's', label: '' } }, switches: { autoGainControl: false } });
  });
});
