import { expect } from '@open-wc/testing';
import { acceptedCall, AUDIO, cleanUp, codeOf, newCall, receive, until } from './calls.js';

async function pending() {
  const call = newCall();
  const { sdp } = await call.engine.createOffer(AUDIO);
  return { ...call, answer: await call.peer.answer(sdp) };
}

describe('descriptions that cannot be used', () => {
  afterEach(cleanUp);

  it('takes an answer without its final line break', async () => {
    const { engine, answer } = await pending();
    expect(await codeOf(engine.applyAnswer(answer.trimEnd()))).to.equal('none');
  });

  const unusable: readonly (readonly [string, (answer: string) => string])[] = [
    ['that is no description', () => 'hello'],
    ['without a transport', (answer) => answer.replace(/a=ice-(ufrag|pwd):.*\r\n/g, '')],
    ['that refuses our audio', (answer) => answer.replace(/m=audio \d+/, 'm=audio 0')],
    ['that knows no Opus', (answer) => answer.replace(/opus\/48000/g, 'other/48000')],
    ['with 65 candidates', (answer) => answer + 'a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n'.repeat(65)],
    ['of more than 64 KiB', (answer) => `${answer}a=x:${'y'.repeat(65_536)}\r\n`],
  ];
  for (const [name, spoil] of unusable) {
    it(`refuses an answer ${name}`, async () => {
      const { engine, answer } = await pending();
      expect(await codeOf(engine.applyAnswer(spoil(answer)))).to.equal('answer-refused');
    });
  }

  it('refuses an offer and keeps the call as it was', async () => {
    const call = await acceptedCall();
    const { engine, peer } = call;
    const good = await peer.offer();
    for (const bad of ['v=0', good.replace(/a=fingerprint.*\r\n/g, ''), good + 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'.repeat(17), `${good}a=x:${'y'.repeat(65_536)}`]) {
      expect(await codeOf(engine.applyOffer(bad))).to.equal('offer-refused');
    }
    await receive(call, good);
    const before = (await peer.received('audio')).packets;
    await until(async () => (await peer.received('audio')).packets > before + 20, 'the agent is still heard');
  });
});

describe('steps in an order that makes no sense', () => {
  afterEach(cleanUp);

  it('are refused, and change nothing', async () => {
    const { answer, ...call } = await pending();
    const { engine, peer } = call;
    expect(await codeOf(engine.createOffer(AUDIO))).to.equal('invalid-state');
    expect(await codeOf(engine.prepare(AUDIO))).to.equal('invalid-state');
    expect(await codeOf(engine.applyOffer(answer))).to.equal('invalid-state');
    await engine.applyAnswer(answer);
    expect(await codeOf(engine.applyAnswer(answer))).to.equal('invalid-state');
    expect(await codeOf(engine.rollback())).to.equal('invalid-state');
    expect(await receive(call, await peer.renegotiation())).to.deep.equal({ refusedKinds: [] });
  });

  it('are refused before anything was offered', async () => {
    const { engine } = newCall();
    expect(await codeOf(engine.applyAnswer('v=0'))).to.equal('invalid-state');
    expect(await codeOf(engine.rollback())).to.equal('invalid-state');
    await engine.prepare(AUDIO);
    expect(await codeOf(engine.applyAnswer('v=0'))).to.equal('invalid-state');
  });

  it('do not stop the platform\'s next offer', async () => {
    const call = await acceptedCall();
    await call.engine.createOffer(AUDIO);
    expect(await codeOf(call.engine.applyOffer(await call.peer.offer()))).to.equal('invalid-state');
    await call.engine.rollback();
    await call.peer.pc.setLocalDescription({ type: 'rollback' });
    expect(await receive(call)).to.deep.equal({ refusedKinds: [] });
  });
});
