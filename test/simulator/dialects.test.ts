import { expect, waitUntil } from '@open-wc/testing';
import type { PlatformDialect } from '../../src/simulator.js';
import { heard, hears, PATIENCE, Stage } from './support.js';

type Choices = { [Key in keyof PlatformDialect]?: readonly PlatformDialect[Key][] };

const SHAPES: Choices = {
  responseShape: ['object', 'sdp-text', 'json-text', 'session-json-text'],
  newCallId: ['id', 'call_id', 'both'],
  enumCase: ['documented', 'lower', 'upper', 'capitalized'],
  timestamps: ['seconds', 'milliseconds', 'text'],
  webhookVersion: ['integer', 'text', 'absent'],
  envelope: ['call', 'envelope', 'entry'],
};

/** As few dialects as hold every value at least once. */
const DIALECTS = Array.from({ length: 4 }, (_, row) =>
  Object.fromEntries(Object.entries(SHAPES).map(([name, values]) => [name, values[row % values.length]])),
);

describe('In every dialect of the platform', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  for (const dialect of DIALECTS) {
    it(`an outgoing call completes: ${Object.values(dialect).join(', ')}`, async () => {
      const { simulator, agent } = stage.set({ dialect });
      expect((await agent.dial(simulator.consumer.psid)).type).to.equal('success');
      expect(agent.callId).to.equal(simulator.calls[0]?.id);
      simulator.consumer.answer();
      await waitUntil(() => agent.applied.length === 1, 'the consumer’s sound is offered', PATIENCE);
      await hears(agent);
      simulator.consumer.hangUp();
      await heard(agent, 'terminate');
      expect(agent.events.find((event) => event.type === 'terminate')).to.include({ status: 'completed' }).and.to.have.property('duration').that.is.a('number');
    });
  }

  it('an incoming call completes with all the odd shapes together', async () => {
    const { simulator, agent } = await stage.inCall({
      dialect: { responseShape: 'session-json-text', enumCase: 'upper', timestamps: 'text', webhookVersion: 'text', envelope: 'call' },
    });
    await hears(agent);
    await simulator.consumer.setMicrophone(false);
    await waitUntil(() => agent.applied.length === 1, 'the update', PATIENCE);
  });

  it('each setting shows on the wire', async () => {
    const { simulator, agent, log } = stage.set({
      dialect: { responseShape: 'sdp-text', newCallId: 'both', enumCase: 'upper', timestamps: 'milliseconds', webhookVersion: 'absent', envelope: 'entry' },
    });
    await agent.dial(simulator.consumer.psid);
    simulator.consumer.answer();
    await heard(agent, 'media-update');
    const bodies = (kind: string, name: string) => log.filter((entry) => entry.kind === kind && entry.name === name).map(({ body }) => body);
    const [reply] = bodies('reply', 'connect');
    expect(reply).to.have.property('id', agent.callId);
    expect(reply).to.have.property('call_id', agent.callId);
    expect(reply).to.have.nested.property('session.sdp_response').that.is.a('string');
    const [connect] = bodies('webhook', 'connect');
    expect(connect).to.have.property('id', simulator.pageId);
    expect(connect).to.have.property('time').that.is.greaterThan(1e12);
    expect(connect).to.have.nested.property('calls[0].call_direction', 'BUSINESS_INITIATED');
    expect(connect).to.have.nested.include({ 'calls[0].to': simulator.pageId, 'calls[0].from': simulator.consumer.psid });
    expect(bodies('webhook', 'media_update')[0]).to.have.nested.property('calls[0].session').that.has.all.keys('sdp_renegotiation');
  });

  it('a setting can change during a call', async () => {
    const { simulator, agent, log } = await stage.inCall();
    simulator.dialect.envelope = 'call';
    simulator.dialect.responseShape = 'json-text';
    await simulator.consumer.setMicrophone(false);
    await waitUntil(() => agent.applied.length === 1, 'the update', PATIENCE);
    expect(log.at(-1)?.body).to.include({ event: 'media_update' }).and.to.have.nested.property('session.sdp_renegotiation').that.matches(/^\{"sdp_type":"offer"/);
  });
});
