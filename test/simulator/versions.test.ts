import { expect, waitUntil } from '@open-wc/testing';
import { next } from '../../src/simulator.js';
import { hears, PATIENCE, sees, Stage } from './support.js';

describe('Versions with the simulated platform', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  it('start at 0, and move with every offer of either side', async () => {
    const { simulator, agent } = await stage.inCall();
    expect(simulator.calls[0]?.version).to.equal(0);
    expect(await agent.offerAgain()).to.equal('accepted');
    expect(simulator.calls[0]?.version).to.equal(1);
    await simulator.consumer.setMicrophone(false);
    await waitUntil(() => agent.applied.length === 1, 'the webhook', PATIENCE);
    expect(agent.applied).to.deep.equal([2]);
    expect(await agent.offerAgain()).to.equal('accepted');
    expect(simulator.calls[0]?.version).to.equal(3);
  });

  it('refuse an offer that does not go from the version reached to the next', async () => {
    const { simulator, agent } = await stage.inCall();
    for (const versions of [{ from: 0, to: 0 }, { from: 0, to: 2 }, { from: 1, to: 2 }, { from: 1, to: 1 }]) {
      expect(await agent.offerAgain(versions), JSON.stringify(versions)).to.equal('collision');
    }
    expect(simulator.calls[0]?.version).to.equal(0);
    expect(await agent.offerAgain()).to.equal('accepted');
  });

  it('let the consumer win who acts while the agent’s offer is on its way; the agent’s next try goes through', async () => {
    const { simulator, agent } = await stage.inCall();
    const attempt = agent.turnCameraOn();
    await simulator.consumer.setCamera(true);
    expect(await attempt).to.equal('collision');
    await waitUntil(() => agent.version === 1, 'the consumer’s offer', PATIENCE);
    expect(await agent.turnCameraOn()).to.equal('accepted');
    expect(agent.version).to.equal(2);
    await sees(agent);
    await sees(simulator.consumer);
  });

  it('let the agent win whose offer arrives first; the consumer’s follows', async () => {
    const { simulator, agent } = await stage.inCall();
    simulator.faults.replies.delayMs = 200;
    const attempt = agent.turnCameraOn();
    await waitUntil(() => simulator.calls[0]?.version === 1, 'the platform has it', PATIENCE);
    await simulator.consumer.setCamera(true);
    expect(await attempt).to.equal('accepted');
    await waitUntil(() => agent.applied.includes(2), 'the consumer’s offer', PATIENCE);
    await sees(agent);
    await sees(simulator.consumer);
  });

  it('collide with an error of the dialect’s number when the dialect says so', async () => {
    const { agent, log } = await stage.inCall({ dialect: { collision: 'error', collisionCode: 12345 } });
    expect(await agent.offerAgain({ from: 3, to: 4 })).to.equal('collision');
    expect(log.at(-1)?.body).to.have.nested.property('error.code', 12345);
  });

  it('collide with an empty success, which of an update without an offer is none', async () => {
    const { agent, log } = await stage.inCall();
    await agent.offerAgain({ from: 3, to: 4 });
    expect(log.at(-1)?.body).to.deep.equal({ success: true });
    await agent.reportTracks('disabled', { from: 3, to: 3 });
    expect(log.at(-1)?.body).to.deep.equal({ success: false });
  });

  it('stay where they are for an update without an offer, or move when the dialect says so', async () => {
    const { simulator, agent } = await stage.inCall();
    await agent.reportTracks('disabled');
    expect(simulator.calls[0]?.version).to.equal(0);
    simulator.dialect.tracksOnlyCounts = true;
    await agent.reportTracks('enabled');
    expect(simulator.calls[0]?.version).to.equal(1);
    expect(await agent.reportTracks('disabled')).to.equal('collision');
  });

  it('count the renegotiation of accept when the dialect says so', async () => {
    const { simulator, agent } = await stage.inCall({ dialect: { acceptRenegotiationCounts: true } });
    expect(simulator.calls[0]?.version).to.equal(1);
    expect(await agent.offerAgain()).to.equal('collision');
    expect(await agent.offerAgain({ from: 1, to: 2 })).to.equal('accepted');
  });

  it('bring and count a renegotiation in a reply when the dialect says so', async () => {
    const { simulator, agent, log } = await stage.inCall({ dialect: { replyRenegotiation: 'always' } });
    expect(await agent.turnCameraOn()).to.equal('accepted');
    expect(log.at(-1)?.body).to.have.nested.property('session.sdp_renegotiation.sdp_type', 'offer');
    expect(simulator.calls[0]?.version).to.equal(1);
    await sees(simulator.consumer);
    simulator.dialect.replyRenegotiationCounts = true;
    await agent.offerAgain();
    expect(simulator.calls[0]?.version).to.equal(3);
  });

  it('move when the consumer acts, though the webhook is lost; the change comes with the next reply', async () => {
    const { simulator, agent, log } = await stage.inCall();
    simulator.faults.webhooks.lose = next(1, 'media_update');
    await simulator.consumer.setCamera(true);
    expect(simulator.calls[0]).to.include({ version: 1, changePending: true });
    expect(await agent.offerAgain()).to.equal('collision');
    expect(await agent.offerAgain({ from: 1, to: 2 })).to.equal('accepted');
    expect(log.at(-1)?.body).to.have.nested.property('session.sdp_renegotiation');
    expect(simulator.calls[0]?.changePending).to.equal(false);
    await sees(agent);
  });

  it('carry a change whose webhook was lost with the next webhook', async () => {
    const { simulator, agent } = await stage.inCall();
    simulator.faults.webhooks.lose = next(1, 'media_update');
    await simulator.consumer.setCamera(true);
    await simulator.consumer.setMicrophone(false);
    await waitUntil(() => agent.applied.length === 1, 'the second webhook', PATIENCE);
    expect(agent.applied).to.deep.equal([2]);
    await sees(agent);
    await simulator.consumer.setMicrophone(true);
    await hears(agent);
  });

  it('bring no new offer in a webhook that has been overtaken', async () => {
    const { simulator, agent, log } = await stage.inCall();
    simulator.faults.webhooks.reorder = next(1, 'media_update');
    await simulator.consumer.setMicrophone(false);
    await simulator.consumer.setCamera(true);
    const updates = () => log.filter(({ kind, name }) => kind === 'webhook' && name === 'media_update');
    await waitUntil(() => updates().length === 2, 'both webhooks', PATIENCE);
    const sessions = updates().map(({ body }) => (body as { entry: [{ calls: [{ session: { version: number; sdp_renegotiation: { sdp: string } } }] }] }).entry[0].calls[0].session);
    expect(sessions.map(({ version }) => version)).to.deep.equal([2, 1]);
    expect(sessions[1]?.sdp_renegotiation.sdp).to.equal(sessions[0]?.sdp_renegotiation.sdp);
    await sees(agent);
    expect(await agent.turnCameraOn()).to.equal('accepted');
    await sees(simulator.consumer);
  });

  it('survive ten changes of the consumer’s at once', async () => {
    const { simulator, agent } = await stage.inCall();
    for (let turn = 0; turn < 5; turn += 1) {
      void simulator.consumer.setCamera(true);
      void simulator.consumer.setMicrophone(turn % 2 === 1);
      if (turn < 4) void simulator.consumer.setCamera(false);
    }
    await waitUntil(() => agent.version === simulator.calls[0]?.version, 'the last of them', PATIENCE);
    await sees(agent);
    expect(await agent.turnCameraOn()).to.equal('accepted');
    await sees(simulator.consumer);
  });
});
