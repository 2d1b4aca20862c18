import { expect } from '@open-wc/testing';
import { LedSounds } from '../../src/rtc/led-sounds.js';

/** An element that was led to a device before, as one is that was taken out of the page. */
function ledTo(sinkId: string): { readonly element: HTMLMediaElement; readonly led: string[] } {
  const led: string[] = [];
  const setSinkId = (id: string) => Promise.resolve(void led.push(id));
  const element = new Audio();
  for (const [name, value] of Object.entries({ sinkId, setSinkId })) Object.defineProperty(element, name, { value });
  return { element, led };
}

describe('a sound that was led to a device before', () => {
  it('is led to the default again when that was chosen meanwhile', () => {
    const { element, led } = ledTo('headset');
    new LedSounds({}, () => '').add(element, 'speaker');
    expect(led).to.deep.equal(['']);
  });

  it('stays there when that is still what is chosen', () => {
    const { element, led } = ledTo('headset');
    new LedSounds({}, () => 'headset').add(element, 'speaker');
    expect(led).to.deep.equal([]);
  });
});
