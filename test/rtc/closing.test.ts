import { expect } from '@open-wc/testing';
import { acceptedCall, AUDIO, cleanUp, codeOf, exchange, newCall, receive, recordCaptures, recordConnections, recordIntervals, until, VIDEO } from './calls.js';

describe('the end of a call', () => {
  afterEach(cleanUp);

  it('stops every device and hands over the figures', async () => {
    const tracks = recordCaptures();
    const start = Date.now();
    const call = await acceptedCall();
    call.peer.videoOn();
    await receive(call);
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    await until(() => call.events.some((event) => event.type === 'remote-media' && event.video), 'the consumer is seen');
    await until(() => call.events.some((event) => event.type === 'quality' && event.quality.mos !== null), 'the quality is measured');
    const figures = await call.engine.close();
    expect(tracks).to.have.length(2);
    expect(tracks.every(({ readyState }) => readyState === 'ended')).to.equal(true);
    for (const at of [figures.firstAudioAt, figures.firstVideoAt]) expect(at).to.be.within(start - 1000, Date.now() + 1000);
    expect(figures.audio['packets_received']).to.be.above(0);
    expect(figures.audio['packets_sent']).to.be.above(0);
    expect(figures.audio['mos']).to.be.within(1, 4.5);
    expect(figures.video['packets_received']).to.be.above(0);
  });

  it('leaves no timer running, and nothing is told after', async () => {
    const running = recordIntervals();
    const call = await acceptedCall();
    const { engine, events } = call;
    const stream = engine.remoteStream;
    expect(running.size).to.be.above(0);
    await engine.close();
    const told = events.length;
    expect(running.size).to.equal(0);
    expect(stream).to.be.instanceOf(MediaStream).and.to.have.property('active', false);
    call.connection.dispatchEvent(new Event('connectionstatechange'));
    expect(events).to.have.length(told);
  });

  it('comes twice to the same figures', async () => {
    const { engine } = await acceptedCall();
    expect(await engine.close()).to.equal(await engine.close());
  });

  it('ends before anything began', async () => {
    expect(await newCall().engine.close()).to.deep.include({ firstAudioAt: null, firstVideoAt: null });
  });

  it('stops a camera and a microphone that the browser hands over late', async () => {
    const tracks = recordCaptures();
    const { engine } = newCall();
    const waiting = [codeOf(engine.setCamera(true)), codeOf(engine.openMicrophone())];
    await engine.close();
    await Promise.all(waiting);
    await until(() => tracks.length === 2, 'the devices open late');
    await until(() => tracks.every(({ readyState }) => readyState === 'ended'), 'they are stopped');
  });

  it('settles whatever was under way, and refuses whatever comes after', async () => {
    const { engine } = newCall();
    const underWay = codeOf(engine.createOffer(AUDIO));
    await engine.close();
    expect(await underWay).to.equal('invalid-state');
    const after = [engine.prepare(AUDIO), engine.createOffer(AUDIO), engine.applyOffer(''), engine.openMicrophone(), engine.setCamera(true), engine.setScreenShare(true), engine.rollback()];
    expect(new Set(await Promise.all(after.map(codeOf)))).to.deep.equal(new Set(['invalid-state']));
  });

  it('lets go of every connection, a hundred calls long', async () => {
    const connections = recordConnections();
    for (let call = 0; call < 100; call += 1) {
      const { engine, peer } = newCall();
      peer.close();
      await engine.prepare(AUDIO);
      await engine.close();
    }
    expect(connections).to.have.length(200);
    expect(connections.filter(({ signalingState }) => signalingState !== 'closed')).to.deep.equal([]);
  });
});
