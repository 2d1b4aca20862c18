import { expect, waitUntil } from '@open-wc/testing';
import { createSimulator, type Simulator } from '../../src/simulator.js';
import { PlainAgent } from './plain-agent.js';

const PATIENCE = { timeout: 8_000, interval: 50 };

describe('A call with the simulated platform', () => {
  let simulator: Simulator;
  let agent: PlainAgent;

  beforeEach(() => {
    simulator = createSimulator({ latencyMs: 5 });
    agent = new PlainAgent(simulator);
  });

  afterEach(() => {
    agent.close();
    simulator.close();
  });

  async function heardAndSeen(what: 'audio' | 'video', by: { statistics(): Promise<{ audioEnergy: number; framesDecoded: number }> }) {
    const count = async () => {
      const { audioEnergy, framesDecoded } = await by.statistics();
      return what === 'audio' ? audioEnergy : framesDecoded;
    };
    const before = await count();
    await waitUntil(async () => (await count()) > before + (what === 'audio' ? 0 : 3), `${what} arrives`, PATIENCE);
  }

  it('lets agent and consumer hear each other when the consumer calls', async () => {
    const callId = await simulator.consumer.call();
    expect(simulator.consumer.phase).to.equal('calling');
    await waitUntil(() => agent.events.length > 0, 'the connect webhook');
    expect(agent.events[0]).to.include({ type: 'connect', callId, direction: 'user_initiated', consumerId: simulator.consumer.psid });
    const reply = await agent.accept();
    expect(reply.type).to.equal('success');
    expect(simulator.consumer.phase).to.equal('talking');
    await heardAndSeen('audio', agent);
    await heardAndSeen('audio', simulator.consumer);
    expect(simulator.calls).to.have.length(1);
    expect(simulator.calls[0]).to.include({ id: callId, state: 'active', version: 0, connection: 'connected' });
  });

  it('lets agent and consumer hear each other when the agent calls', async () => {
    const reply = await agent.dial(simulator.consumer.psid);
    expect(reply.type).to.equal('success');
    expect(simulator.consumer.phase).to.equal('ringing');
    await waitUntil(() => agent.events.length === 2, 'ringing and connect');
    simulator.consumer.answer();
    await waitUntil(() => agent.applied.length > 0, 'media update');
    expect(agent.applied).to.deep.equal([1]);
    await heardAndSeen('audio', agent);
    await heardAndSeen('audio', simulator.consumer);
  });

  it('shows the consumer to the agent, and the agent to the consumer', async () => {
    await simulator.consumer.call();
    await waitUntil(() => agent.events.length > 0, 'the connect webhook');
    await agent.accept();
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 1, 'the consumer’s camera');
    await heardAndSeen('video', agent);
    expect(await agent.turnCameraOn()).to.equal('accepted');
    await heardAndSeen('video', simulator.consumer);
    await heardAndSeen('audio', agent);
    await heardAndSeen('audio', simulator.consumer);
    await simulator.consumer.setCamera(false);
    await waitUntil(() => agent.applied.length === 2, 'camera off');
    await simulator.consumer.setCamera(true);
    await waitUntil(() => agent.applied.length === 3, 'camera on');
    await heardAndSeen('video', agent);
    expect(agent.version).to.equal(4);
  });
});
