import { expect } from '@open-wc/testing';
import { isSending, readDescription } from '../../src/sdp/read-description.js';
import { inboundOn, SOUND } from '../support/received.js';
import { acceptedCall, AUDIO, cleanUp, exchange, receive, until, VIDEO, type TestCall } from './calls.js';

const RESTART = { ...AUDIO, iceRestart: true };

/** Sound of either side comes to the other. Both are played, because the energy of what nobody plays is not measured. */
async function bothHear({ peer, connection, engine }: TestCall): Promise<void> {
  await soundArrives(connection, engine.remoteStream, 'the agent hears the consumer');
  const [receiver] = peer.pc.getReceivers();
  await soundArrives(peer.pc, new MediaStream(receiver ? [receiver.track] : []), 'the consumer hears the agent');
}

async function soundArrives(end: RTCPeerConnection, stream: unknown, what: string): Promise<void> {
  if (!(stream instanceof MediaStream)) throw new Error('no stream');
  const audio = new Audio();
  audio.srcObject = stream;
  void audio.play().catch(() => undefined);
  let before = await inboundOn(end, 'audio');
  await until(async () => {
    const now = await inboundOn(end, 'audio');
    if (now.packets < before.packets) before = now; // a restart may begin the count anew
    return now.packets > before.packets + 10 && now.energy > before.energy + SOUND;
  }, what);
  audio.srcObject = null;
}

async function framesArrive({ peer }: TestCall): Promise<void> {
  const before = (await peer.received('video')).frames;
  await until(async () => (await peer.received('video')).frames > before + 3, 'the consumer sees the agent');
}

function sections(sdp: string, kind: 'audio' | 'video') {
  return readDescription(sdp).sections.filter((section) => section.kind === kind);
}

function passwordOf(sdp = ''): string | undefined {
  return /a=ice-pwd:(.*)/.exec(sdp)?.[1];
}

/** Which packets are whose is then told by the section's mid. */
function withoutSources(sdp: string): string {
  return sdp.replace(/a=ssrc.*\r\n/g, '');
}

/** The platform takes the offer, and its reply is lost. */
async function takenBack({ engine, peer }: TestCall, request: typeof AUDIO) {
  const offer = await engine.createOffer(request);
  const answer = await peer.answer(withoutSources(offer.sdp));
  await engine.rollback();
  return { ...offer, answer };
}

describe('an offer that was taken back, but that the platform has taken', () => {
  afterEach(cleanUp);

  it('was to find another way: the next one does, and the call goes on', async () => {
    const call = await acceptedCall();
    const lost = await takenBack(call, RESTART);
    await exchange(call, RESTART);
    expect(passwordOf(call.connection.remoteDescription?.sdp)).not.to.equal(passwordOf(lost.answer));
    await bothHear(call);
  });

  it('was to find another way: the call goes on with an ordinary offer', async () => {
    const call = await acceptedCall();
    await takenBack(call, RESTART);
    await exchange(call, AUDIO);
    await bothHear(call);
    await receive(call);
    await bothHear(call);
  });

  it('was to find another way: the call goes on with an offer of the platform\'s', async () => {
    const call = await acceptedCall();
    await takenBack(call, RESTART);
    call.peer.pc.restartIce();
    await receive(call);
    await bothHear(call);
    await exchange(call, AUDIO);
    await bothHear(call);
  });

  it('showed the agent: an offer of the platform\'s that lists that section is applied, and the picture comes with the next of ours', async () => {
    const call = await acceptedCall();
    const { engine, peer, connection } = call;
    await engine.setCamera(true);
    // Firefox, as the receiving side, never gives a source to another section than the first it was announced for. The platform is no Firefox.
    const lost = await takenBack(call, VIDEO);
    const [ours] = sections(lost.sdp, 'video');
    const offer = await peer.offer();
    expect(sections(offer, 'video').map(({ mid, direction }) => [mid, direction])).to.deep.equal([[ours?.mid, 'recvonly']]);
    expect(await receive(call, offer)).to.deep.equal({ refusedKinds: [] });
    expect(sections(connection.localDescription?.sdp ?? '', 'video').filter(isSending), 'what the platform has not been told is not sent').to.deep.equal([]);
    await bothHear(call);
    const again = await exchange(call, VIDEO);
    expect(sections(again.sdp, 'video').filter(isSending).map(({ msid }) => msid?.track)).to.deep.equal([lost.msids.video]);
    expect(again.msids).to.deep.equal(lost.msids);
    await framesArrive(call);
    await bothHear(call);
  });
});
