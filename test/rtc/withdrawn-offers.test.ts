import { expect } from '@open-wc/testing';
import { isSending, readDescription } from '../../src/sdp/read-description.js';
import { acceptedCall, AUDIO, cleanUp, codeOf, exchange, newCall, receive, until, VIDEO, type TestCall } from './calls.js';

const sendingVideo = (sdp: string) => readDescription(sdp).sections.filter((section) => section.kind === 'video' && isSending(section));

async function framesArrive({ peer }: TestCall): Promise<void> {
  const before = (await peer.received('video')).frames;
  await until(async () => (await peer.received('video')).frames > before + 3, 'the customer sees the agent');
}

describe('an offer that takes the place of another', () => {
  afterEach(cleanUp);

  it('has the candidates that were gathered while it rang, though it asks for more', async () => {
    const anew = navigator.userAgent.includes('Firefox'); // it gathers once more, within 5 ms (measured), and drops what it had
    const { engine, connection } = newCall({ gatheringMs: anew ? 5000 : 0 });
    await engine.prepare(AUDIO);
    await until(() => connection.iceGatheringState === 'complete', 'all candidates are there');
    const { sdp } = await engine.createOffer(VIDEO);
    expect(sendingVideo(sdp)).to.have.length(1);
    expect(sdp).to.contain('a=candidate:');
  });

  it('gives way to an offer of the platform\'s also when two were taken back, and the next one goes through', async () => {
    const call = await acceptedCall();
    const { engine, peer } = call;
    await engine.setCamera(true);
    await engine.createOffer(VIDEO);
    await engine.rollback();
    await engine.createOffer({ ...VIDEO, iceRestart: true });
    await engine.rollback();
    peer.videoOn();
    expect(await receive(call)).to.deep.equal({ refusedKinds: [] });
    await until(() => call.events.some((event) => event.type === 'remote-media' && event.video), 'the agent sees the customer');
    expect(sendingVideo(call.connection.localDescription?.sdp ?? ''), 'what the platform has not been told is not sent').to.deep.equal([]);
    await exchange(call, VIDEO);
    await framesArrive(call);
    expect(call.connection.connectionState).to.equal('connected');
  });

  it('is gone when an offer of the platform\'s is refused after it; what was negotiated before holds', async () => {
    const call = await acceptedCall();
    const { engine, connection } = call;
    await engine.setCamera(true);
    await engine.createOffer(VIDEO);
    await engine.rollback();
    expect(connection.signalingState).to.equal('have-local-offer');
    const before = connection.currentLocalDescription?.sdp;
    expect(await codeOf(engine.applyOffer('v=0\r\n'))).to.equal('offer-refused');
    const refused = (await call.peer.offer()).replace(/a=fingerprint:.*/g, 'a=fingerprint:sha-256 nonsense');
    expect(await codeOf(engine.applyOffer(refused))).to.equal('offer-refused');
    expect(connection.currentLocalDescription?.sdp).to.equal(before);
    expect(connection.signalingState).to.equal('stable');
    await call.peer.pc.setLocalDescription({ type: 'rollback' });
    await exchange(call, VIDEO);
    await framesArrive(call);
  });
});
