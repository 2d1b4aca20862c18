import { expect, waitUntil } from '@open-wc/testing';
import { readDescription } from '../../src/sdp/read-description.js';
import type { PlainAgent } from './plain-agent.js';
import { heard, hears, PATIENCE, sees, Stage } from './support.js';

describe('A call with the simulated platform', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  it('lets agent and consumer hear each other when the consumer calls', async () => {
    const { simulator, agent } = stage.set();
    const callId = await simulator.consumer.call();
    expect(simulator.consumer.phase).to.equal('calling');
    await heard(agent, 'connect');
    expect(agent.events[0]).to.include({ type: 'connect', callId, direction: 'user_initiated', consumerId: simulator.consumer.psid });

    expect((await agent.accept()).type).to.equal('success');
    expect(simulator.consumer.phase).to.equal('talking');
    await hears(agent);
    await hears(simulator.consumer);
    expect(simulator.calls).to.have.length(1);
    expect(simulator.calls[0]).to.include({ id: callId, state: 'active', version: 0, connection: 'connected' });
  });

  it('lets agent and consumer hear each other when the agent calls, from the moment the consumer picks up', async () => {
    const { simulator, agent, log } = stage.set();
    expect((await agent.dial(simulator.consumer.psid)).type).to.equal('success');
    expect(simulator.consumer.phase).to.equal('ringing');
    await heard(agent, 'call-status');
    await heard(agent, 'connect');
    expect(simulator.consumer.remoteStream.getTracks()).to.be.empty;
    simulator.consumer.answer();
    await waitUntil(() => agent.applied.length > 0, 'the consumer’s sound is offered', PATIENCE);
    expect(agent.applied).to.deep.equal([1]);
    await hears(agent);
    await hears(simulator.consumer);
    const statuses = agent.events.flatMap((event) => (event.type === 'call-status' ? [event.status] : []));
    expect(statuses).to.deep.equal(['ringing', 'accepted']);
    const webhooks = log.filter(({ kind }) => kind === 'webhook').map(({ name }) => name);
    expect(webhooks).to.deep.equal(['call_status', 'connect', 'call_status', 'media_update']);
  });

  it('goes on after the agent has looked for another way: the answer says where the platform is', async () => {
    const { agent } = await stage.inCall();
    await hears(agent);
    const before = answered(agent);
    agent.connection.restartIce();
    expect(await agent.offerAgain()).to.equal('accepted');
    const after = answered(agent);
    expect(after.fragment).not.to.equal(before.fragment);
    expect(after.candidates).to.be.above(0);
    await hears(agent);
  });

  it('goes well when the phone answers by itself as soon as it rings', async () => {
    const { simulator, agent } = stage.set();
    const { consumer } = simulator;
    consumer.onChange(() => {
      if (consumer.phase === 'ringing') consumer.answer();
    });
    await agent.dial(consumer.psid);
    await waitUntil(() => agent.applied.length > 0, 'the consumer’s sound is offered', PATIENCE);
    await hears(agent);
  });

  it('shows the consumer’s camera to the agent, off and on again, with a placeholder section before it', async () => {
    const { simulator, agent } = await stage.inCall();
    await simulator.consumer.setCamera(true);
    expect(simulator.consumer.localStream.getVideoTracks()).to.have.length(1);
    await waitUntil(() => agent.applied.length === 1, 'camera on', PATIENCE);
    await sees(agent);
    const offered = readDescription(agent.connection.remoteDescription?.sdp ?? '').sections.filter(({ kind }) => kind === 'video');
    expect(offered.map(({ msid, direction }) => [msid?.track === 'D3F4U1T_F8_TR4CK', direction])).to.deep.equal([[true, 'sendonly'], [false, 'sendonly']]);

    await simulator.consumer.setCamera(false);
    await waitUntil(() => agent.applied.length === 2, 'camera off', PATIENCE);
    expect(simulator.consumer.localStream.getVideoTracks()).to.be.empty;
    expect(readDescription(agent.connection.remoteDescription?.sdp ?? '').sections.at(-1)).to.include({ kind: 'video', direction: 'inactive' });

    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 3, 'camera on again', PATIENCE);
    await sees(agent);
    expect(agent.connection.getTransceivers()).to.have.length(4);
  });

  it('shows the agent’s camera to the consumer, beside the consumer’s own', async () => {
    const { simulator, agent } = await stage.inCall();
    expect(await agent.turnCameraOn()).to.equal('accepted');
    await sees(simulator.consumer);
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'the consumer’s camera', PATIENCE);
    expect(agent.version).to.equal(2);
    await sees(agent);
    await sees(simulator.consumer);
    await hears(agent);
    await hears(simulator.consumer);
    expect(simulator.consumer.remoteStream.getTracks().map(({ kind }) => kind).sort()).to.deep.equal(['audio', 'video']);
  });

  it('takes the agent’s camera away from the phone’s screen when it is reported as disabled', async () => {
    const { simulator, agent } = await stage.inCall();
    await agent.turnCameraOn();
    expect(simulator.consumer.remoteStream.getVideoTracks()).to.have.length(1);
    expect(await agent.reportTracks('disabled')).to.equal('accepted');
    expect(simulator.consumer.remoteStream.getTracks()).to.be.empty;
    expect(simulator.calls[0]?.tracks.map(({ label, status }) => `${label} ${status}`)).to.deep.equal(['default_audio disabled', 'default_video disabled']);
    await agent.reportTracks('enabled');
    expect(simulator.consumer.remoteStream.getTracks()).to.have.length(2);
  });

  it('starts with both cameras when both are on before', async () => {
    const { simulator, agent } = stage.set();
    await simulator.consumer.setCamera(true);
    await simulator.consumer.call();
    await heard(agent, 'connect');
    expect((await agent.accept({ camera: true })).type).to.equal('success');
    await sees(agent);
    await sees(simulator.consumer);
  });

  it('makes the consumer’s section inactive while the phone is muted', async () => {
    const { simulator, agent } = await stage.inCall();
    await hears(agent);
    await simulator.consumer.setMicrophone(false);
    await waitUntil(() => agent.applied.length === 1, 'muted', PATIENCE);
    expect(agent.connection.getTransceivers()[1]?.currentDirection).to.equal('inactive');
    await simulator.consumer.setMicrophone(true);
    await waitUntil(() => agent.applied.length === 2, 'unmuted', PATIENCE);
    await hears(agent);
  });

  it('uses the codec the agent lists first, in both directions', async () => {
    const { simulator, agent } = await stage.inCall();
    agent.videoCodec = 'VP9';
    await agent.turnCameraOn();
    await sees(simulator.consumer);
    expect((await simulator.consumer.statistics()).videoCodec).to.equal('VP9');
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'the consumer’s camera', PATIENCE);
    await sees(agent);
    const offered = readDescription(agent.connection.remoteDescription?.sdp ?? '').sections.filter(({ kind }) => kind === 'video');
    expect(offered.map(({ codecs }) => codecs.map(({ name }) => name))).to.deep.equal([['VP9'], ['VP9'], ['VP9']]);
  });

  it('goes on with sound when the consumer’s video has a codec that the agent cannot decode, and with video later', async () => {
    const { simulator, agent } = await stage.inCall({ dialect: { consumerVideo: 'undecodable' } });
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'camera on', PATIENCE);
    const answered = readDescription(agent.connection.localDescription?.sdp ?? '').sections;
    expect(answered.map(({ kind, port }) => [kind, port === 0])).to.deep.equal([['audio', false], ['audio', false], ['video', true], ['video', true]]);
    await hears(agent);
    expect(await agent.turnCameraOn()).to.equal('accepted');
    await sees(simulator.consumer);
    simulator.dialect.consumerVideo = 'decodable';
    await simulator.consumer.setCamera(false);
    await simulator.consumer.setCamera(true);
    await sees(agent);
    await hears(agent);
  });

  it('goes on after an ICE restart of the agent’s', async () => {
    const { simulator, agent } = await stage.inCall();
    await hears(agent);
    agent.connection.restartIce();
    expect(await agent.offerAgain()).to.equal('accepted');
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'camera on', PATIENCE);
    await hears(agent);
    await hears(simulator.consumer);
    await sees(agent);
    await waitUntil(() => agent.connection.iceConnectionState !== 'checking' && simulator.calls[0]?.connection === 'connected', 'it is connected', PATIENCE);
  });

  it('plays tracks of the host’s own in place of the synthetic ones, and stops them after', async () => {
    const { tracks, devices } = ownDevices();
    const { simulator, agent } = await stage.inCall({ consumer: { devices } });
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'the consumer’s camera', PATIENCE);
    await sees(agent);
    expect(simulator.consumer.localStream.getTracks()).to.have.members(tracks);
    simulator.consumer.hangUp();
    await waitUntil(() => tracks.every(({ readyState }) => readyState === 'ended'), 'the devices are released', PATIENCE);
  });

  it('goes on without the camera that cannot be opened, and tells who turned it on', async () => {
    const camera = () => Promise.reject(new Error('No camera here.'));
    const { simulator, agent } = await stage.inCall({ consumer: { devices: { camera } } });
    const refused = await simulator.consumer.setCamera(true).then(() => null, (error: unknown) => error);
    expect(refused).to.be.an('error').with.property('message', 'No camera here.');
    await heard(agent, 'media-update');
    await hears(agent);
  });
});

function ownDevices() {
  const tracks: MediaStreamTrack[] = [];
  const open = async (kind: 'audio' | 'video') => {
    const [track] = (await navigator.mediaDevices.getUserMedia({ [kind]: true })).getTracks();
    if (track === undefined) throw new Error('No fake device.');
    tracks.push(track);
    return track;
  };
  return { tracks, devices: { microphone: () => open('audio'), camera: () => open('video') } };
}

function answered({ connection }: PlainAgent): { readonly fragment: string | undefined; readonly candidates: number } {
  const sdp = connection.remoteDescription?.sdp ?? '';
  return { fragment: /a=ice-ufrag:(\S+)/.exec(sdp)?.[1], candidates: sdp.split('a=candidate:').length - 1 };
}
