import { expect, waitUntil } from '@open-wc/testing';
import { createSimulator, type LogEntry } from '../../src/simulator.js';
import { heard, hears, PATIENCE, Stage } from './support.js';

function terminated(log: readonly LogEntry[]): unknown[] {
  return log
    .filter(({ kind, name }) => kind === 'webhook' && name === 'terminate')
    .map(({ body }) => (body as { entry: [{ calls: [Record<string, unknown>] }] }).entry[0].calls[0]);
}

describe('A call with the simulated platform ends', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  it('when the consumer hangs up, with its duration', async () => {
    const { simulator, agent, log } = await stage.inCall();
    await hears(agent);
    simulator.consumer.hangUp();
    await heard(agent, 'terminate');
    expect(terminated(log)).to.have.length(1);
    expect(terminated(log)[0]).to.include({ event: 'terminate', status: 'Completed' }).and.to.have.keys('id', 'event', 'timestamp', 'status', 'start_time', 'end_time', 'duration');
    expect(simulator.consumer.phase).to.equal('idle');
    expect(simulator.consumer.currentCall).to.include({ state: 'completed' });
    expect(() => simulator.consumer.hangUp()).to.throw('Maria has no call to hang up.');
  });

  it('when the agent terminates it', async () => {
    const { simulator, agent, log } = await stage.inCall();
    expect((await agent.terminate()).type).to.equal('success');
    await heard(agent, 'terminate');
    expect(terminated(log)[0]).to.have.property('status', 'Completed');
    expect(simulator.consumer.phase).to.equal('idle');
    await waitUntil(() => simulator.calls[0]?.connection === 'closed', 'the platform’s connection is closed', PATIENCE);
  });

  it('when the consumer gives up before it is accepted, without a duration', async () => {
    const { simulator, agent, log } = stage.set();
    await simulator.consumer.call();
    simulator.consumer.hangUp();
    await heard(agent, 'terminate');
    expect(terminated(log)[0]).to.include({ status: 'Completed' }).and.not.to.have.property('duration');
  });

  it('when the agent rejects it, without a duration', async () => {
    const { simulator, agent, log } = stage.set();
    await simulator.consumer.call();
    await heard(agent, 'connect');
    expect((await agent.reject()).type).to.equal('success');
    await heard(agent, 'terminate');
    expect(terminated(log)[0]).to.include({ status: 'Completed' }).and.not.to.have.property('duration');
    expect(simulator.consumer.phase).to.equal('idle');
  });

  it('when nobody accepts it in time, and not when somebody does', async () => {
    const unanswered = stage.set({ answerTimeoutMs: 100 });
    await unanswered.simulator.consumer.call();
    await heard(unanswered.agent, 'terminate');
    expect(unanswered.simulator.consumer.phase).to.equal('idle');

    const answered = await stage.inCall({ answerTimeoutMs: 400 });
    await hears(answered.agent);
    const late = stage.set({ answerTimeoutMs: 500 });
    await late.simulator.consumer.call();
    await heard(late.agent, 'terminate');
    expect(answered.simulator.consumer.phase).to.equal('talking');
  });

  it('when the consumer does not take the business’s call', async () => {
    const { simulator, agent, log } = stage.set();
    await agent.dial(simulator.consumer.psid);
    simulator.consumer.decline();
    await heard(agent, 'terminate');
    expect(terminated(log)[0]).to.include({ status: 'Completed' }).and.not.to.have.property('duration');
  });

  it('when the consumer’s network breaks down, as failed', async () => {
    const { simulator, agent, log } = await stage.inCall();
    simulator.consumer.loseConnection();
    await heard(agent, 'terminate');
    expect(terminated(log)[0]).to.have.property('status', 'Failed');
    expect(simulator.consumer.currentCall).to.include({ state: 'failed' });
  });

  it('and the next one begins as if nothing had been', async () => {
    const { simulator, agent } = await stage.inCall();
    await simulator.consumer.setCamera(true);
    await simulator.consumer.setMicrophone(false);
    simulator.consumer.hangUp();
    expect([simulator.consumer.camera, simulator.consumer.microphone]).to.deep.equal([false, true]);
    expect(simulator.consumer.localStream.getTracks()).to.be.empty;
    await heard(agent, 'terminate');
    agent.close();
    const next = stage.agent(simulator);
    await simulator.consumer.call();
    await heard(next, 'connect');
    await next.accept();
    await hears(next);
    expect(simulator.calls.map(({ state }) => state)).to.deep.equal(['completed', 'active']);
  });
});

describe('Several people and several tabs', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  it('a second consumer waits while the first talks', async () => {
    const { simulator, agent } = await stage.inCall();
    const second = simulator.addConsumer({ psid: '42', name: 'Noor' });
    const callId = await second.call();
    await heard(agent, 'connect', 2);
    expect(agent.events.at(-1)).to.include({ callId, consumerId: '42' });
    expect(second.phase).to.equal('calling');
    const colleague = stage.agent(simulator);
    colleague.events.push(...agent.events.slice(-1));
    expect((await colleague.accept()).type).to.equal('success');
    await hears(colleague);
    await hears(agent);
    second.hangUp();
    expect(simulator.consumer.phase).to.equal('talking');
    expect(() => simulator.addConsumer({ psid: '42' })).to.throw('There is a consumer 42 already.');
  });

  it('of two tabs that accept at once, one gets the call', async () => {
    const { simulator, agent } = stage.set();
    const other = stage.agent(simulator);
    await simulator.consumer.call();
    await heard(agent, 'connect');
    await heard(other, 'connect');
    const replies = await Promise.all([agent.accept(), other.accept()]);
    expect(replies.map((reply) => (reply.type === 'failure' ? reply.error.code : reply.type))).to.have.members(['success', 'already-accepted']);
    await hears(replies[0].type === 'success' ? agent : other);
  });

  it('a listener that throws does not keep the webhook from the next', async () => {
    const { simulator, agent } = stage.set();
    const heardOf: unknown[] = [];
    const failures: string[] = [];
    // In place of the test runner, for which an uncaught error is a failure.
    const runner = window.onerror;
    window.onerror = (...[, , , , error]) => {
      failures.push(String(error));
      return true;
    };
    const stopThrowing = simulator.adapter.subscribe(() => {
      stopThrowing();
      throw new Error('A listener of the host’s.');
    });
    const stop = simulator.adapter.subscribe((payload) => heardOf.push(payload));
    simulator.adapter.subscribe((payload) => heardOf.push(payload), { pageId: 'another page' });
    await simulator.consumer.call();
    await waitUntil(() => heardOf.length > 0 && failures.length > 0, 'the webhook', PATIENCE);
    window.onerror = runner;
    expect(heardOf).to.have.length(1);
    expect(failures).to.deep.equal(['Error: A listener of the host’s.']);
    stop();
    simulator.consumer.hangUp();
    await heard(agent, 'terminate');
    expect(heardOf).to.have.length(1);
  });

  it('a person who is in a call cannot call again', async () => {
    const { simulator } = stage.set();
    await simulator.consumer.call();
    expect(await simulator.consumer.call().then(() => null, (error: unknown) => error)).to.be.an('error');
  });
});

describe('Permission to call', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  it('can be checked, asked for, and given', async () => {
    const { simulator, agent } = stage.set({ consumer: { permission: 'none' } });
    const { consumer, adapter } = simulator;
    const check = () => adapter.permissions.check(consumer.psid);
    expect(await check()).to.have.nested.include({ 'permission.status': 'no_permission', 'actions[0].can_perform_action': true, 'actions[1].can_perform_action': false });
    await adapter.permissions.request(consumer.psid);
    expect(consumer.permission).to.equal('asked');
    consumer.grantPermission();
    await heard(agent, 'permission-reply');
    expect(agent.events[0]).to.include({ response: 'approve', consumerId: consumer.psid }).and.to.have.property('expiresAt').that.is.greaterThan(Date.now());
    expect(await check()).to.have.nested.include({ 'permission.status': 'has_permission', 'actions[1].can_perform_action': true });
    expect((await agent.dial(consumer.psid)).type).to.equal('success');
    expect(await check()).to.have.nested.property('actions[1].limits[0].current_usage', 1);
  });

  it('can be refused, and asked for twice a day only', async () => {
    const { simulator, agent } = stage.set({ consumer: { permission: 'none' } });
    const { consumer, adapter } = simulator;
    for (const time of [1, 2]) {
      expect(await adapter.permissions.request(consumer.psid)).to.have.nested.property('recipient.id', consumer.psid);
      consumer.refusePermission();
      await heard(agent, 'permission-reply', time);
    }
    expect(agent.events.at(-1)).to.include({ response: 'reject', expiresAt: null });
    expect(await adapter.permissions.request(consumer.psid)).to.have.nested.property('error.code', 613);
    expect(await adapter.permissions.check(consumer.psid)).to.have.nested.property('actions[0].can_perform_action', false);
    expect(await adapter.permissions.check('404')).to.have.nested.property('error.code', 100);
  });

  it('comes with a call of the consumer’s, taken or not, and runs out', async () => {
    const { simulator, agent } = stage.set({ consumer: { permission: 'none' } });
    const { consumer } = simulator;
    await consumer.call();
    expect(consumer.permission).to.equal('none');
    consumer.hangUp();
    await heard(agent, 'terminate');
    expect(consumer.permission).to.equal('granted');
    expect(agent.events.some(({ type }) => type === 'permission-reply')).to.equal(false);

    consumer.grantPermission(50);
    await waitUntil(() => consumer.permission === 'none', 'it has run out', PATIENCE);
    expect(await simulator.adapter.permissions.check(consumer.psid)).to.have.nested.include({ 'permission.status': 'no_permission', 'actions[1].can_perform_action': false });
    expect(await agent.dial(consumer.psid)).to.have.nested.property('error.code', 'consumer-permission');
  });

  it('does not help beyond the calls of a day', async () => {
    const { simulator, agent } = stage.set({ callsPerDay: 1 });
    const { consumer, adapter } = simulator;
    await agent.dial(consumer.psid);
    consumer.decline();
    await heard(agent, 'terminate');
    expect(await adapter.permissions.check(consumer.psid)).to.have.nested.include({ 'permission.status': 'has_permission', 'actions[1].can_perform_action': false });
    expect(await stage.agent(simulator).dial(consumer.psid)).to.have.nested.property('error.code', 'rate-limited');
  });

  it('is logged as what crosses the wire', async () => {
    const { simulator, log } = stage.set({ consumer: { permission: 'none' } });
    await simulator.adapter.permissions.request(simulator.consumer.psid);
    expect(log.map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal(['request messages', 'reply messages']);
    expect(log[0]?.body).to.have.nested.property('message.attachment.payload.template_type', 'calling_optin');
  });
});

describe('Closing a simulator', () => {
  const stage = new Stage();
  const constructors = { RTCPeerConnection, AudioContext };
  const connections: RTCPeerConnection[] = [];
  const contexts: AudioContext[] = [];

  beforeEach(() => {
    connections.length = 0;
    contexts.length = 0;
    window.RTCPeerConnection = class extends constructors.RTCPeerConnection {
      constructor(...settings: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...settings);
        connections.push(this);
      }
    };
    window.AudioContext = class extends constructors.AudioContext {
      constructor(...settings: ConstructorParameters<typeof AudioContext>) {
        super(...settings);
        contexts.push(this);
      }
    };
  });

  afterEach(() => {
    Object.assign(window, constructors);
    stage.clear();
  });

  it('leaves no connection, no device, no sound and no timer', async () => {
    const { simulator, agent } = await stage.inCall();
    await simulator.consumer.setCamera(true);
    const tracks = simulator.consumer.localStream.getTracks();
    expect(tracks).to.have.length(2);
    await simulator.addConsumer().call();
    const pending = agent.post({ action: 'terminate', call_id: agent.id }).then(() => 'a reply', (error: unknown) => String(error));
    const heardBefore = agent.events.length;
    simulator.close();
    agent.close();
    expect(await pending).to.contain('The simulator was closed.');
    await waitUntil(() => tracks.every(({ readyState }) => readyState === 'ended'), 'devices are released', PATIENCE);
    await waitUntil(() => contexts.length > 0 && contexts.every(({ state }) => state === 'closed'), 'sound is off', PATIENCE);
    expect(connections).to.have.length(2);
    expect(connections.map(({ signalingState }) => signalingState)).to.deep.equal(['closed', 'closed']);
    expect(simulator.consumer.remoteStream.getTracks()).to.be.empty;
    expect(agent.events).to.have.length(heardBefore);
    expect(await agent.post({ action: 'terminate', call_id: agent.id }).then(() => 'a reply', (error: unknown) => String(error))).to.contain('closed');
  });

  it('leaves no connection behind after twenty calls, closed or not', async () => {
    const simulator = createSimulator({ latencyMs: 0 });
    for (let call = 0; call < 20; call += 1) {
      const agent = stage.agent(simulator);
      await simulator.consumer.call();
      await heard(agent, 'connect');
      await agent.accept();
      await agent.terminate();
      await heard(agent, 'terminate');
      agent.close();
    }
    await waitUntil(() => connections.every(({ signalingState }) => signalingState === 'closed'), 'all are closed', PATIENCE);
    expect(connections).to.have.length(40);
    simulator.close();
  });

  it('keeps what it was told in reportMetrics', async () => {
    const simulator = createSimulator();
    const metrics = {
      call_id: 'c_1',
      platform: 'messenger',
      call_ended_time: 1,
      end_call_reason: 'hung-up',
      end_call_subreason: '',
      first_audio_packet_received_time: null,
      first_video_packet_received_time: null,
      audio_stats: {},
      video_stats: {},
    };
    await simulator.adapter.reportMetrics(metrics);
    simulator.close();
    expect(simulator.metrics).to.deep.equal([metrics]);
  });
});
