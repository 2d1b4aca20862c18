import { expect, waitUntil } from '@open-wc/testing';
import { next, only, type ReplyFaults } from '../../src/simulator.js';
import { heard, hears, PATIENCE, Stage, type Scene } from './support.js';

const aborted = (error: unknown) => (error instanceof Error ? error.name : String(error));

describe('With a fault switched on', () => {
  const stage = new Stage();
  afterEach(() => stage.clear());

  async function ringing(): Promise<Scene> {
    const scene = stage.set();
    await scene.simulator.consumer.call();
    await heard(scene.agent, 'connect');
    return scene;
  }

  const delivered = ({ log }: Scene) => log.filter(({ kind, body }) => kind === 'webhook' && body !== null);

  describe('a webhook', () => {
    it('comes late', async () => {
      const { simulator, agent } = stage.set({ faults: { webhooks: { delayMs: 150 } } });
      const called = performance.now();
      await simulator.consumer.call();
      await heard(agent, 'connect');
      expect(performance.now() - called).to.be.at.least(150);
    });

    it('comes late by a time drawn from a range, or by its kind', async () => {
      const scene = stage.set({ faults: { webhooks: { delayMs: [0, 200] } } });
      const others = Array.from({ length: 5 }, () => scene.simulator.addConsumer());
      const order: string[] = [];
      for (const consumer of others) order.push(await consumer.call());
      await heard(scene.agent, 'connect', others.length);
      expect(delivered(scene).map(({ callId }) => callId)).to.have.members(order).and.not.deep.equal(order);

      scene.simulator.faults.webhooks.delayMs = (kind) => (kind === 'connect' ? 200 : 0);
      await scene.simulator.consumer.call();
      scene.simulator.consumer.hangUp();
      await heard(scene.agent, 'terminate');
      await heard(scene.agent, 'connect', others.length + 1);
      expect(delivered(scene).slice(-2).map(({ name }) => name), 'terminate overtakes connect').to.deep.equal(['terminate', 'connect']);
    });

    it('comes twice, word for word', async () => {
      const scene = stage.set({ faults: { webhooks: { duplicate: next(1) } } });
      await scene.simulator.consumer.call();
      await heard(scene.agent, 'connect', 2);
      const [first, second] = delivered(scene);
      expect(second?.body).to.deep.equal(first?.body);
      expect([...(first?.faults ?? []), ...(second?.faults ?? [])]).to.deep.equal(['duplicate']);
      expect((await scene.agent.accept()).type).to.equal('success');
      scene.simulator.faults.webhooks.duplicate = true;
      await scene.simulator.consumer.setMicrophone(false);
      await heard(scene.agent, 'media-update', 2);
      expect(scene.agent.applied).to.deep.equal([1]);
      expect(scene.simulator.calls[0]?.version).to.equal(1);
    });

    it('is overtaken by the next', async () => {
      const scene = stage.set({ faults: { webhooks: { reorder: only('connect') } } });
      await scene.simulator.consumer.call();
      scene.simulator.consumer.hangUp();
      await heard(scene.agent, 'connect');
      expect(delivered(scene).map(({ name }) => name)).to.deep.equal(['terminate', 'connect']);
    });

    it('is held no longer than two seconds when nothing overtakes it', async () => {
      const scene = stage.set({ faults: { webhooks: { reorder: true } } });
      const called = performance.now();
      await scene.simulator.consumer.call();
      await heard(scene.agent, 'connect');
      expect(performance.now() - called).to.be.within(1_900, 6_000);
    });

    it('is lost', async () => {
      const scene = stage.set({ faults: { webhooks: { lose: next(1) } } });
      await scene.simulator.consumer.call();
      scene.simulator.consumer.hangUp();
      await heard(scene.agent, 'terminate');
      expect(scene.agent.events.map(({ type }) => type)).to.deep.equal(['terminate']);
      expect(scene.log[0]).to.deep.include({ kind: 'webhook', name: 'connect', body: null, faults: ['lose'] });
    });

    it('strikes as often as its probability says, and the same way with the same seed', async () => {
      const lost = async (seed: number) => {
        const { simulator, agent, log } = stage.set({ seed, latencyMs: 0, faults: { webhooks: { lose: 0.5 } } });
        const consumers = Array.from({ length: 20 }, () => simulator.addConsumer());
        for (const consumer of consumers) await consumer.call();
        simulator.faults.webhooks.lose = false;
        await simulator.consumer.call();
        await waitUntil(() => agent.events.some((event) => event.type === 'connect' && event.consumerId === simulator.consumer.psid), 'the last', PATIENCE);
        return consumers.map(({ currentCall }) => log.some(({ callId, faults }) => callId === currentCall?.id && faults.includes('lose')));
      };
      const first = await lost(7);
      expect(first.filter(Boolean).length).to.be.within(3, 17);
      expect(await lost(7)).to.deep.equal(first);
      expect(await lost(8)).to.not.deep.equal(first);
    });

    it('says how old it is', async () => {
      const { simulator } = stage.set({ faults: { webhooks: { ageMs: 90_000 } } });
      const ages: unknown[] = [];
      simulator.adapter.subscribe((_, about) => ages.push(about));
      await simulator.consumer.call();
      await waitUntil(() => ages.length === 1, 'the webhook', PATIENCE);
      expect(ages).to.deep.equal([{ ageMs: 90_000 }]);
    });
  });

  describe('a reply', () => {
    const replaced: readonly [keyof ReplyFaults, unknown][] = [
      ['emptySuccess', { success: true }],
      ['notJson', '<!doctype html><title>502</title><h1>Bad gateway</h1>'],
    ];
    for (const [fault, body] of replaced) {
      it(`is replaced (${fault}), and the request not carried out`, async () => {
        const { simulator, agent } = await ringing();
        Object.assign(simulator.faults.replies, { [fault]: next(1, 'reject') });
        expect(await agent.post({ action: 'reject', call_id: agent.id })).to.deep.equal(body);
        expect(simulator.consumer.phase).to.equal('calling');
        expect(await agent.post({ action: 'reject', call_id: agent.id })).to.deep.equal({ success: true });
      });
    }

    it('is the transient error of a server in trouble', async () => {
      const { simulator, agent, log } = await ringing();
      simulator.faults.replies.serverError = only('terminate');
      for (const time of ['once', 'twice']) {
        expect(await agent.post({ action: 'terminate', call_id: agent.id }), time).to.have.nested.include({ 'error.code': 2, 'error.is_transient': true });
      }
      expect(log.at(-1)?.faults).to.deep.equal(['serverError']);
      expect((await agent.reject()).type, 'other actions are not struck').to.equal('success');
    });

    it('is the error that was asked for', async () => {
      const { simulator, agent } = await ringing();
      simulator.faults.replies.errorEnvelope = true;
      simulator.faults.replies.errorReason = 'token-expired';
      expect(await agent.post({ action: 'reject', call_id: agent.id })).to.have.nested.property('error.code', 190);
      simulator.faults.replies.errorReason = 'rate-limited';
      expect(await agent.post({ action: 'reject', call_id: agent.id })).to.have.nested.include({ 'error.code': 613, 'error.is_transient': true });
      expect(simulator.consumer.phase).to.equal('calling');
    });

    it('comes late, after the webhook of what it answers', async () => {
      const { simulator, agent } = await ringing();
      simulator.faults.replies.delayMs = 200;
      let replied = false;
      const reply = agent.reject().then(() => (replied = true));
      await heard(agent, 'terminate');
      expect(replied).to.equal(false);
      await reply;
    });

    it('is lost though the request was carried out; only the signal ends the wait', async () => {
      const { simulator, agent, log } = await ringing();
      simulator.faults.replies.lose = next(1);
      const giveUp = new AbortController();
      const outcome = agent.post({ action: 'reject', call_id: agent.id }, { signal: giveUp.signal }).then(() => 'a reply', aborted);
      await heard(agent, 'terminate');
      giveUp.abort();
      expect(await outcome).to.equal('AbortError');
      expect(log.find(({ kind }) => kind === 'reply')).to.deep.include({ name: 'reject', body: null, faults: ['lose'] });
    });

    it('cannot be had when the platform is out of reach, and nothing is carried out', async () => {
      const { simulator, agent } = await ringing();
      simulator.faults.replies.unreachable = next(1);
      expect(await agent.post({ action: 'reject', call_id: agent.id }).then(() => 'a reply', aborted)).to.equal('TypeError');
      expect(simulator.consumer.phase).to.equal('calling');
    });

    it('is not waited for once the signal has aborted', async () => {
      const { agent } = await ringing();
      expect(await agent.post({ action: 'reject', call_id: agent.id }, { signal: AbortSignal.abort() }).then(() => 'a reply', aborted)).to.equal('AbortError');
      expect(await agent.post({ action: 'reject', call_id: agent.id }), 'it was not sent').to.deep.equal({ success: true });
    });
  });

  it('a call whose every webhook comes twice, late and in any order goes well in the end', async () => {
    const { simulator, agent } = stage.set({ seed: 3, faults: { webhooks: { duplicate: true, delayMs: [0, 80] } } });
    await agent.dial(simulator.consumer.psid);
    simulator.consumer.answer();
    await simulator.consumer.setCamera(true);
    await simulator.consumer.setMicrophone(false);
    await simulator.consumer.setMicrophone(true);
    await waitUntil(() => agent.version === simulator.calls[0]?.version, 'all changes', PATIENCE);
    await hears(agent);
    await hears(simulator.consumer);
  });
});
