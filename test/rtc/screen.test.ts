import { expect } from '@open-wc/testing';
import { readDescription } from '../../src/sdp/read-description.js';
import { acceptedCall, cleanUp, codeOf, exchange, recordCaptures, stub, until, VIDEO, type TestCall } from './calls.js';

/** The browser's picker wants a real click; what it gives is a moving picture. */
function offerScreen({ peer }: TestCall): MediaStreamTrack {
  const screen = peer.picture();
  stub(navigator.mediaDevices, 'getDisplayMedia', () => Promise.resolve(new MediaStream([screen])));
  return screen;
}

function selfView({ engine }: TestCall): readonly MediaStreamTrack[] {
  if (!(engine.localStream instanceof MediaStream)) throw new Error('no stream');
  return engine.localStream.getVideoTracks();
}

describe('sharing the screen', () => {
  afterEach(cleanUp);

  it('takes the place of the camera, which rests meanwhile and comes back after', async () => {
    const captured = recordCaptures();
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const { msids } = await exchange(call, VIDEO);
    const screen = offerScreen(call);
    await call.engine.setScreenShare(true);
    expect(selfView(call)).to.deep.equal([screen]);
    const cameras = () => captured.filter(({ kind }) => kind === 'video').map(({ readyState }) => readyState);
    expect(cameras()).to.deep.equal(['ended']);
    expect((await exchange(call, VIDEO)).msids).to.deep.equal(msids);
    await call.engine.setScreenShare(false);
    expect(screen.readyState).to.equal('ended');
    expect(cameras()).to.deep.equal(['ended', 'live']);
    const before = (await call.peer.received('video')).frames;
    await until(async () => (await call.peer.received('video')).frames > before + 3, 'the camera is seen again');
  });

  it('leaves the camera off when it was turned off meanwhile, and opens it only after when it was turned on', async () => {
    const captured = recordCaptures();
    const call = await acceptedCall();
    offerScreen(call);
    await call.engine.setScreenShare(true);
    await call.engine.setCamera(true);
    expect(captured.filter(({ kind }) => kind === 'video')).to.have.length(0);
    await call.engine.setScreenShare(false);
    expect(captured.filter(({ kind }) => kind === 'video')).to.have.length(1);
    offerScreen(call);
    await call.engine.setScreenShare(true);
    await call.engine.setCamera(false);
    await call.engine.setScreenShare(false);
    expect(selfView(call)).to.deep.equal([]);
    expect(captured.filter(({ kind }) => kind === 'video')).to.have.length(1);
  });

  it('ends when the browser\'s own button ends it', async () => {
    const call = await acceptedCall();
    const screen = offerScreen(call);
    await call.engine.setScreenShare(true);
    screen.dispatchEvent(new Event('ended'));
    await until(() => call.events.some((event) => event.type === 'source-ended' && event.source === 'screen'), 'the end is told');
    expect(selfView(call)).to.deep.equal([]);
  });

  it('has a section of its own where the host opts in', async () => {
    const call = await acceptedCall({ dialect: { screenShare: 'screen-labels' } });
    await call.engine.setCamera(true);
    offerScreen(call);
    await call.engine.setScreenShare(true);
    const { sdp, msids } = await exchange(call, { video: true, screen: true, iceRestart: false });
    expect(readDescription(sdp).sections.filter(({ direction }) => direction === 'sendonly')).to.have.length(2);
    expect(new Set([msids.audio, msids.video, msids.screen])).to.have.property('size', 3);
  });

  it('leaves the camera alone when the agent chooses no screen', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const before = selfView(call);
    stub(navigator.mediaDevices, 'getDisplayMedia', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    expect(await codeOf(call.engine.setScreenShare(true))).to.equal('screen-denied');
    expect(selfView(call)).to.deep.equal(before);
    expect(before.map(({ readyState }) => readyState)).to.deep.equal(['live']);
  });
});
