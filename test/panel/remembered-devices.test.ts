import { expect, waitUntil } from '@open-wc/testing';
import { REMEMBERED } from '../../src/panel/extras/remembered.js';
import { deviceChoices } from '../../src/panel/media-engine.js';
import { cleanUp } from '../rtc/calls.js';
import { headset, laptop, Plugged, type Plug } from '../rtc/plugged.js';
import { openPanel } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';

const hall: Plug = { kind: 'audiooutput', deviceId: 'hall', label: 'Hall' };

/** One page, opened after a choice was made in it before: the order of these tests is that of its life. */
describe('devices chosen before', () => {
  const led: string[] = [];
  const real = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'setSinkId');
  let plugged: Plugged;

  before(() => {
    Object.assign(HTMLMediaElement.prototype, { setSinkId: (id: string) => Promise.resolve(led.push(id)) });
    localStorage.setItem(REMEMBERED, JSON.stringify({ devices: { microphone: { id: 'headset', label: 'Headset' }, speaker: { id: 'hall', label: 'Hall' }, ringer: { id: 'hall', label: 'Hall' } }, switches: { autoGainControl: false } }));
    plugged = new Plugged(laptop, headset, hall);
  });
  after(async () => {
    if (real) Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', real);
    localStorage.removeItem(REMEMBERED);
    await cleanUp();
  });

  it('are used again without a click, and nothing is opened for it', async () => {
    await openPanel();
    await waitUntil(() => deviceChoices.current.speaker === 'hall', 'they are remembered');
    expect(deviceChoices.current).to.deep.equal({ microphone: { deviceId: { exact: 'headset' }, autoGainControl: false }, camera: {}, speaker: 'hall', ringer: 'hall' });
    expect(plugged.captured).to.deep.equal([]);
  });

  it('are where the call is heard, until they are gone, and again when they are back', async () => {
    led.length = 0;
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await waitUntil(() => led.length === 1, 'the call is led to the speaker');
    plugged.set(laptop, headset, { ...hall, deviceId: 'other', label: 'Other' });
    await waitUntil(() => led.length === 2, 'the default is taken');
    plugged.set(laptop, headset, hall);
    await waitUntil(() => led.length === 3, 'the speaker is back');
    expect(led).to.deep.equal(['hall', '', 'hall']);
  });
});
