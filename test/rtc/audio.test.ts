import { expect } from '@open-wc/testing';
import { CallError } from '../../src/protocol/call-error.js';
import { SOUND } from '../support/received.js';
import { acceptedCall, AUDIO, cleanUp, codeOf, grantMicrophone, newCall, recordCaptures, stub, until } from './calls.js';

const failing = (name: string) => () => Promise.reject(new DOMException('', name));

/** Firefox measures the energy of what is played only. */
function play(track: MediaStreamTrack): () => void {
  const audio = new Audio();
  audio.srcObject = new MediaStream([track]);
  void audio.play();
  return () => audio.pause();
}

describe('sound', () => {
  afterEach(cleanUp);

  it('flows both ways once the answer and the renegotiation are applied', async () => {
    const { engine, peer, events } = await acceptedCall();
    await until(async () => (await peer.received('audio')).packets > 10, 'the agent is heard');
    const stream = engine.remoteStream;
    if (!(stream instanceof MediaStream)) throw new Error('no stream');
    expect(stream.getAudioTracks().filter(({ muted }) => !muted)).to.have.length(1);
    expect(events.filter((event) => event.type === 'connection').at(-1)).to.deep.equal({ type: 'connection', state: 'connected' });
    expect(events.filter((event) => event.type === 'remote-media')).to.deep.equal([{ type: 'remote-media', audio: true, video: false }]);
  });

  it('has its place in the stream as soon as the renegotiation is applied', async () => {
    const { engine, peer } = newCall();
    const { sdp } = await engine.createOffer(AUDIO);
    const answer = await peer.answer(sdp);
    await engine.applyAnswer(answer);
    await engine.applyOffer(await peer.renegotiation());
    const consumer = peer.pc.getTransceivers().at(-1)?.mid;
    expect(consumer).to.equal('1');
    expect(engine.remoteStream).to.be.instanceOf(MediaStream);
    if (engine.remoteStream instanceof MediaStream) expect(engine.remoteStream.getAudioTracks()).to.have.length(1);
  });

  it('is silent while muted and never stops flowing', async () => {
    const { engine, peer } = await acceptedCall();
    const [receiver] = peer.pc.getReceivers();
    if (!receiver) throw new Error('nothing received');
    const stop = play(receiver.track);
    await until(async () => (await peer.received('audio')).energy > 0, 'the agent is heard');
    engine.setMicrophoneEnabled(false);
    const growth = async (packets: number) => {
      const before = await peer.received('audio');
      await until(async () => (await peer.received('audio')).packets >= before.packets + packets, 'packets go on');
      return (await peer.received('audio')).energy - before.energy;
    };
    // Measured: sound fades to a twentieth in every 0.1 s, and then nothing at all is left of it (0). 60 packets, in which a fake
    // microphone beeps at least once, bring 0.2 in Chromium and 0.01 in Firefox.
    await until(async () => (await growth(10)) <= SOUND, 'the last sound has faded');
    expect(await growth(60)).to.be.at.most(SOUND);
    engine.setMicrophoneEnabled(true);
    expect(await growth(60)).to.be.above(1e-4);
    stop();
  });

  it('stays muted when the microphone opens after the agent muted', async () => {
    const tracks = recordCaptures();
    const { engine } = newCall();
    engine.setMicrophoneEnabled(false);
    await engine.openMicrophone();
    await until(() => tracks.length === 1, 'the microphone is open');
    expect(tracks[0]?.enabled).to.equal(false);
  });

  it('does not wait for the device when the permission was granted before', async () => {
    grantMicrophone();
    const tracks = recordCaptures();
    const { engine } = newCall();
    await engine.prepare(AUDIO);
    await engine.openMicrophone();
    expect(tracks).to.have.length(0);
    await until(() => tracks.length === 1, 'the device opens meanwhile');
  });

  it('tells of a late failure when it did not wait', async () => {
    grantMicrophone();
    stub(navigator.mediaDevices, 'getUserMedia', failing('NotReadableError'));
    const { engine, events } = newCall();
    await engine.openMicrophone();
    const failures = () => events.filter((event) => event.type === 'source-ended');
    await until(() => failures().length === 1, 'the failure is told');
    const [failure] = failures();
    expect(failure?.error).to.be.instanceOf(CallError);
    expect(failure?.error?.code).to.equal('microphone-busy');
  });

  it('names what is wrong with the microphone', async () => {
    stub(navigator.permissions, 'query', failing('TypeError')); // a browser that does not know the question
    const codes: string[] = [];
    for (const name of ['NotAllowedError', 'NotFoundError', 'NotReadableError']) {
      stub(navigator.mediaDevices, 'getUserMedia', failing(name));
      codes.push(await codeOf(newCall().engine.openMicrophone()));
    }
    expect(codes).to.deep.equal(['microphone-denied', 'microphone-missing', 'microphone-busy']);
  });

  it('can be tried again after a refusal', async () => {
    stub(navigator.permissions, 'query', failing('TypeError'));
    const { engine } = newCall();
    stub(navigator.mediaDevices, 'getUserMedia', failing('NotAllowedError'));
    expect(await codeOf(engine.openMicrophone())).to.equal('microphone-denied');
    Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    expect(await codeOf(engine.openMicrophone())).to.equal('none');
  });

  it('says that the microphone is lost when no other can take over', async () => {
    const tracks = recordCaptures();
    const { engine, events } = newCall();
    await engine.openMicrophone();
    await until(() => tracks.length === 1, 'the microphone is open');
    tracks[0]?.dispatchEvent(new Event('ended')); // within two seconds: a broken device
    await until(() => events.filter((event) => event.type === 'source-ended').length === 1, 'the loss is told');
    expect(events.filter((event) => event.type === 'warning')).to.deep.equal([{ type: 'warning', code: 'microphone-lost', raised: true }]);
    await engine.openMicrophone();
    await until(() => events.filter((event) => event.type === 'warning').length === 2, 'the warning is cleared');
  });

  it('goes on with the default microphone when a headset is pulled out', async () => {
    const tracks = recordCaptures();
    const { peer, events } = await acceptedCall();
    const now = performance.now.bind(performance);
    stub(performance, 'now', () => now() + 10_000);
    tracks[0]?.dispatchEvent(new Event('ended'));
    await until(() => tracks.length === 2, 'another microphone opens');
    const before = (await peer.received('audio')).packets;
    await until(async () => (await peer.received('audio')).packets > before + 20, 'the agent is heard again');
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    expect(events.filter((event) => event.type === 'source-ended')).to.deep.equal([]);
  });
});
