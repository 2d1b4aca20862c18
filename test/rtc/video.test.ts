import { expect } from '@open-wc/testing';
import { isSending, readDescription } from '../../src/sdp/read-description.js';
import { acceptedCall, AUDIO, cleanUp, codeOf, exchange, receive, recordCaptures, stub, until, VIDEO, type TestCall } from './calls.js';

function sendingVideo(sdp: string) {
  return readDescription(sdp).sections.filter((section) => section.kind === 'video' && isSending(section));
}

function videoTracks(stream: unknown): MediaStreamTrack[] {
  if (!(stream instanceof MediaStream)) throw new Error('no stream');
  return stream.getVideoTracks();
}

async function framesArrive({ peer }: TestCall): Promise<void> {
  const before = (await peer.received('video')).frames;
  await until(async () => (await peer.received('video')).frames > before + 3, 'the consumer sees the agent');
}

function lastMedia({ events }: TestCall) {
  return events.filter((event) => event.type === 'remote-media').at(-1);
}

describe('video', () => {
  afterEach(cleanUp);

  it('reaches the consumer, and the agent sees it too', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    await framesArrive(call);
    expect(videoTracks(call.engine.localStream)).to.have.length(1);
  });

  it('releases the camera when turned off, and takes the same section when turned on again', async () => {
    const tracks = recordCaptures();
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const first = await exchange(call, VIDEO);
    await framesArrive(call);
    await call.engine.setCamera(false);
    expect(tracks.filter(({ kind }) => kind === 'video').map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(videoTracks(call.engine.localStream)).to.deep.equal([]);
    await call.engine.setCamera(true); // no new offer
    await framesArrive(call);
    const second = await exchange(call, VIDEO);
    expect(second.msids).to.deep.equal(first.msids);
    expect(sendingVideo(second.sdp)).to.have.length(1);
  });

  it('keeps one sending section and its msid through rollbacks, and through a video that goes and comes back', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const first = await call.engine.createOffer(VIDEO);
    await call.engine.rollback();
    const second = await call.engine.createOffer(VIDEO);
    await call.engine.rollback();
    const third = await exchange(call, VIDEO);
    await exchange(call, AUDIO);
    const last = await exchange(call, VIDEO);
    for (const { sdp, msids } of [first, second, third, last]) {
      expect(sendingVideo(sdp).map(({ msid }) => msid?.track)).to.deep.equal([first.msids.video]);
      expect(msids).to.deep.equal(first.msids);
    }
    await framesArrive(call);
  });

  it('is offered under the same mid again: the platform may have taken an offer though its reply was lost', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const lost = await call.engine.createOffer(VIDEO);
    await call.peer.answer(lost.sdp);
    await call.engine.rollback();
    const again = await exchange(call, VIDEO);
    expect(sendingVideo(again.sdp)[0]?.mid).to.equal(sendingVideo(lost.sdp)[0]?.mid);
    expect(again.msids).to.deep.equal(lost.msids);
    await framesArrive(call);
  });

  it('is offered as off under the same mid when it went off before an offer of it was answered', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const lost = await call.engine.createOffer(VIDEO);
    await call.peer.answer(lost.sdp);
    await call.engine.rollback();
    await call.engine.setCamera(false);
    const off = await exchange(call, AUDIO);
    expect(sendingVideo(off.sdp)).to.deep.equal([]);
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    await framesArrive(call);
  });

  it('is offered in another section when the platform refused the first', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    const first = await call.engine.createOffer(VIDEO);
    const answer = await call.peer.answer(first.sdp);
    const mid = sendingVideo(first.sdp)[0]?.mid ?? '';
    const refusing = answer.replace(/m=video \d+/, 'm=video 0').replace(/(a=group:BUNDLE.*)\r\n/, (line) => line.replace(` ${mid}`, ''));
    await call.engine.applyAnswer(refusing);
    const second = await call.engine.createOffer(VIDEO);
    expect(sendingVideo(second.sdp).map(({ msid }) => msid?.track)).to.deep.equal([second.msids.video]);
    expect(second.msids.video).not.to.equal(first.msids.video);
    expect(second.msids.audio).to.equal(first.msids.audio);
  });

  it('gives way to the consumer in a collision, tells the platform nothing new in the answer, and is offered again', async () => {
    const call = await acceptedCall();
    const { engine, peer } = call;
    await engine.setCamera(true);
    const lost = await engine.createOffer(VIDEO);
    peer.videoOn();
    const offer = await peer.offer();
    await engine.rollback();
    await receive(call, offer);
    await until(() => lastMedia(call)?.video === true, 'the consumer is seen');
    expect((await peer.received('video')).packets).to.equal(0);
    const again = await exchange(call, VIDEO);
    expect(again.msids).to.deep.equal(lost.msids);
    expect(sendingVideo(again.sdp)).to.have.length(1);
    await framesArrive(call);
    expect(videoTracks(engine.remoteStream)).to.have.length(1);
  });

  it('does not start to send in an answer when a section it had given up comes in as wanted', async () => {
    const call = await acceptedCall();
    const { engine, peer } = call;
    await engine.setCamera(true);
    await exchange(call, VIDEO);
    await framesArrive(call);
    await exchange(call, AUDIO);
    await engine.createOffer(VIDEO);
    await engine.rollback();
    for (const transceiver of peer.pc.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'video') transceiver.direction = 'recvonly';
    }
    await receive(call);
    // What set out before may still arrive; who sends does not pause for half a second of sound.
    await until(async () => {
      const before = (await peer.received('video')).packets;
      const audio = (await peer.received('audio')).packets;
      await until(async () => (await peer.received('audio')).packets > audio + 25, 'half a second of sound');
      return (await peer.received('video')).packets === before;
    }, 'no picture comes');
  });

  it('shows the real section and never the placeholder, in one stream for the whole call', async () => {
    const call = await acceptedCall();
    const { engine, peer } = call;
    const stream = engine.remoteStream;
    const consumer = peer.videoOn();
    await receive(call);
    await until(() => lastMedia(call)?.video === true, 'the consumer is seen');
    expect(videoTracks(stream).map(({ muted }) => muted)).to.deep.equal([false]);
    consumer.direction = 'inactive';
    await receive(call);
    await until(() => lastMedia(call)?.video === false, 'the consumer is gone');
    expect(videoTracks(stream)).to.deep.equal([]);
    consumer.direction = 'sendonly';
    await receive(call);
    await until(() => lastMedia(call)?.video === true, 'the consumer is back');
    expect(engine.remoteStream).to.equal(stream);
  });

  it('goes on with sound and says so when the consumer\'s video cannot be decoded, until it can', async () => {
    const call = await acceptedCall();
    const { engine, peer, events } = call;
    const warnings = () => events.filter((event) => event.type === 'warning').map(({ code, raised }) => `${code} ${raised ? 'raised' : 'cleared'}`);
    const strange = await peer.strangeOffer();
    expect(await engine.applyOffer(strange)).to.deep.equal({ refusedKinds: ['video'] });
    expect(await receive(call, strange)).to.deep.equal({ refusedKinds: ['video'] });
    expect(warnings()).to.deep.equal(['video-not-decodable raised']);
    const before = (await peer.received('audio')).packets;
    await until(async () => (await peer.received('audio')).packets > before + 20, 'sound goes on');
    // The consumer's device turns to a codec we know.
    expect(await engine.applyOffer(strange.replace('H266', 'VP8'))).to.deep.equal({ refusedKinds: [] });
    expect(warnings()).to.deep.equal(['video-not-decodable raised', 'video-not-decodable cleared']);
  });

  it('names the codecs in use', async () => {
    const call = await acceptedCall({ videoCodecs: ['VP9', 'VP8'] });
    call.peer.videoOn();
    await receive(call);
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    const latest = () => call.events.filter((event) => event.type === 'codecs').at(-1);
    await until(() => latest()?.sending === 'VP9' && typeof latest()?.receiving === 'string', 'both codecs are told');
  });

  it('stays off when it is turned off while the browser still asks', async () => {
    const call = await acceptedCall();
    const tracks = recordCaptures();
    const opening = call.engine.setCamera(true);
    await call.engine.setCamera(false);
    await opening;
    await until(() => tracks.length === 1, 'the camera opens late');
    await until(() => tracks[0]?.readyState === 'ended', 'it is stopped');
    expect(videoTracks(call.engine.localStream)).to.deep.equal([]);
  });

  it('names what is wrong with the camera', async () => {
    const call = await acceptedCall();
    const codes: string[] = [];
    for (const name of ['NotAllowedError', 'NotFoundError', 'NotReadableError']) {
      stub(navigator.mediaDevices, 'getUserMedia', () => Promise.reject(new DOMException('', name)));
      codes.push(await codeOf(call.engine.setCamera(true)));
    }
    expect(codes).to.deep.equal(['camera-denied', 'camera-missing', 'camera-busy']);
  });

  it('tells when the camera goes away by itself', async () => {
    const tracks = recordCaptures();
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    tracks.at(-1)?.dispatchEvent(new Event('ended'));
    await until(() => call.events.some((event) => event.type === 'source-ended' && event.source === 'camera'), 'the loss is told');
    expect(videoTracks(call.engine.localStream)).to.deep.equal([]);
  });

  it('survives an ICE restart by us, and one by the platform', async () => {
    const call = await acceptedCall();
    const { peer } = call;
    const soundGoesOn = async () => {
      let last = 0; // a restart may begin the count anew
      const packets = async () => (await peer.received('audio')).packets;
      for (let grown = 0; grown < 3; grown += 1) {
        await until(async () => (await packets()) !== last, 'sound goes on');
        last = await packets();
      }
    };
    await exchange(call, { ...AUDIO, iceRestart: true });
    await soundGoesOn();
    const before = call.connection.remoteDescription?.sdp;
    peer.pc.restartIce();
    await receive(call);
    const password = (sdp = '') => /a=ice-pwd:(.*)/.exec(sdp)?.[1];
    expect(password(call.connection.remoteDescription?.sdp)).not.to.equal(password(before));
    await soundGoesOn();
  });

  it('goes on in the consumer\'s codec when ours is another', async () => {
    const call = await acceptedCall({ videoCodecs: ['VP9'] });
    const consumer = call.peer.videoOn('VP8');
    await receive(call);
    await call.engine.setCamera(true);
    const { sdp } = await exchange(call, VIDEO);
    expect(sendingVideo(sdp)[0]?.codecs[0]?.name).to.equal('VP9');
    const theirs = readDescription(sdp).sections.find(({ mid }) => mid === consumer.mid);
    expect(theirs?.codecs.map(({ name }) => name)).to.include.members(['VP9', 'VP8', 'AV1']);
    await until(() => lastMedia(call)?.video === true, 'the consumer is seen');
    await framesArrive(call);
  });
});

describe('our answer, which the platform never sees', () => {
  afterEach(cleanUp);

  it('leaves out no codec that was offered and can be decoded, whatever we offered before', async () => {
    const call = await acceptedCall({ videoCodecs: ['VP9'] });
    call.peer.videoOn();
    await receive(call);
    await exchange(call, VIDEO);
    await receive(call);
    const offered = readDescription(call.connection.remoteDescription?.sdp ?? '').sections;
    const answered = readDescription(call.connection.localDescription?.sdp ?? '').sections;
    const counts = (sections: typeof offered) => sections.slice(0, 4).map(({ codecs }) => codecs.length); // without our own video
    expect(counts(answered)).to.deep.equal(counts(offered));
    expect(answered.map((section) => isSending(section))).to.deep.equal([true, false, false, false, true]);
  });

  it('adds no section and no direction of a track that was taken back', async () => {
    const call = await acceptedCall();
    await call.engine.setCamera(true);
    await call.engine.createOffer(VIDEO);
    await call.engine.rollback();
    call.peer.videoOn();
    await receive(call);
    const answered = readDescription(call.connection.localDescription?.sdp ?? '').sections;
    expect(answered.map(({ kind, direction }) => `${kind} ${direction}`)).to.deep.equal([
      'audio sendonly', 'audio recvonly', 'video inactive', 'video recvonly', // the placeholder stays shut
    ]);
  });
});
