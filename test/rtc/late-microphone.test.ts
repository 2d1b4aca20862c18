import { expect } from '@open-wc/testing';
import { deviceChoices } from '../../src/rtc/device-choice.js';
import { acceptedCall, cleanUp, grantMicrophone, until, type TestCall } from './calls.js';
import { choose, device, follows, NONE, sent } from './choosing.js';
import { headset, laptop, Plugged } from './plugged.js';

const warnings = ({ events }: TestCall) => events.filter(({ type }) => type === 'warning');
const LOST = { type: 'warning', code: 'microphone-lost', raised: true };
const FOUND = { ...LOST, raised: false };

/** A call accepted without a microphone that works: with permission given before, nobody waits for one. */
async function callWithout(code: string): Promise<TestCall> {
  grantMicrophone();
  const call = await acceptedCall();
  await follows();
  await until(() => call.events.some((event) => event.type === 'source-ended' && event.source === 'microphone' && event.error?.code === code), 'the agent is told why');
  expect(warnings(call)).to.deep.equal([LOST]);
  return call;
}

describe('a call that begins without a microphone', () => {
  afterEach(async () => {
    await cleanUp();
    deviceChoices.current = NONE;
  });

  it('takes the one that is plugged in, and the customer hears it', async () => {
    const plugged = new Plugged();
    const call = await callWithout('microphone-missing');
    plugged.set(headset);
    await until(() => sent(call, 'audio') === 'headset', 'the headset is used');
    const before = (await call.peer.received('audio')).packets;
    await until(async () => (await call.peer.received('audio')).packets > before + 20, 'the agent is heard');
    expect(warnings(call)).to.deep.equal([LOST, FOUND]);
  });

  it('leaves the one that comes muted when the agent muted meanwhile', async () => {
    const plugged = new Plugged();
    const call = await callWithout('microphone-missing');
    call.engine.setMicrophoneEnabled(false);
    plugged.set(headset);
    await until(() => sent(call, 'audio') === 'headset', 'the headset is used');
    expect(plugged.captured.map(({ enabled }) => enabled)).to.deep.equal([false]);
  });

  it('takes another that is chosen, and asks for none when a speaker is', async () => {
    const plugged = new Plugged(laptop, headset);
    let tried = 0;
    plugged.beforeOpening = ({ deviceId }) => {
      if (deviceId === 'headset') return;
      tried += 1;
      throw new DOMException('', 'NotReadableError');
    };
    const call = await callWithout('microphone-busy');
    const triedBefore = tried;
    await choose({ speaker: 'desk' });
    expect(tried).to.equal(triedBefore);
    await choose({ microphone: device('headset') });
    await until(() => sent(call, 'audio') === 'headset', 'the headset is used');
    expect(tried).to.equal(triedBefore);
    expect(warnings(call)).to.deep.equal([LOST, FOUND]);
  });
});
