import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/call-error.js';
import { ACCEPTED, ANSWERED, CALLER, Desk, PAGE } from './support/desk.js';
import { settle } from './support/manual-clock.js';

const code = (expected: string) => (error: unknown) => error instanceof CallError && error.code === expected;

describe('an incoming call', () => {
  it('rings, is accepted, and becomes a conversation when media flows', async () => {
    const desk = new Desk();
    await desk.ring();
    assert.equal(desk.call.phase, 'incoming');
    assert.equal(desk.call.consumerId, CALLER);
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    assert.equal(desk.last.request.action, 'accept');
    assert.equal(desk.call.phase, 'connecting');
    await desk.last.reply(ACCEPTED);
    await accepted;
    assert.deepEqual(desk.engine.done, ['prepare', 'openMicrophone', 'createOffer', 'applyAnswer v=0 answer', 'applyOffer v=0 renegotiation']);
    await desk.connected();
    assert.deepEqual(desk.phases, ['incoming', 'connecting', 'active']);
    assert.equal(desk.call.startedAt, desk.clock.now());
    assert.deepEqual(desk.call.microphone, { wanted: true, acknowledged: true });
  });

  it('asks for the microphone only when the agent accepts', async () => {
    const desk = new Desk();
    await desk.ring();
    assert.deepEqual(desk.engine.done, ['prepare']);
  });

  it('goes on ringing when the microphone is refused, so that it can be accepted after all', async () => {
    const desk = new Desk();
    await desk.ring();
    desk.engine.failures.set('openMicrophone', new CallError('microphone-denied', 'no'));
    await assert.rejects(desk.switchboard.accept('c_1'), code('microphone-denied'));
    assert.equal(desk.call.phase, 'incoming');
    assert.equal(desk.call.error?.code, 'microphone-denied');
    assert.equal(desk.sent.length, 0);
    void desk.switchboard.accept('c_1');
    await settle();
    assert.equal(desk.last.request.action, 'accept');
    assert.equal(desk.call.error, null);
  });

  it('is declined', async () => {
    const desk = new Desk();
    await desk.ring();
    const declined = desk.switchboard.decline('c_1');
    await settle();
    assert.deepEqual(desk.last.request, { platform: 'messenger', action: 'reject', call_id: 'c_1' });
    assert.equal(desk.call.end?.reason, 'declined');
    await desk.last.reply({ success: true });
    await declined;
  });

  it('is missed when the consumer gives up, and a late connect of the same call never rings', async () => {
    const desk = new Desk();
    await desk.ring();
    await desk.terminate();
    assert.equal(desk.call.end?.reason, 'missed');
    await desk.ring();
    assert.equal(desk.engines.length, 1);
  });

  it('never rings when its end overtook it', async () => {
    const desk = new Desk();
    await desk.terminate();
    await desk.ring();
    assert.equal(desk.switchboard.call, null);
  });

  it('rings once, however often the webhook comes', async () => {
    const desk = new Desk();
    await desk.ring();
    await desk.ring();
    assert.equal(desk.notices.filter(({ type }) => type === 'incoming').length, 1);
  });

  it('does not ring for a business-initiated connect', async () => {
    const desk = new Desk();
    await desk.webhook({ id: 'c_9', event: 'connect', to: PAGE, from: CALLER, call_direction: 'business_initiated' });
    assert.equal(desk.switchboard.call, null);
  });

  it('is failed aloud, and ended on the platform, when the answer is refused', async () => {
    const desk = new Desk();
    await desk.ring();
    desk.engine.failures.set('applyAnswer', new CallError('answer-refused', 'no'));
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    await Promise.all([assert.rejects(accepted, code('answer-refused')), desk.last.reply(ACCEPTED)]);
    assert.equal(desk.call.end?.reason, 'failed');
    assert.equal(desk.call.error?.code, 'answer-refused');
    assert.equal(desk.last.request.action, 'terminate');
    assert.ok(!desk.engine.done.includes('applyOffer v=0 renegotiation'), 'the renegotiation would have hidden the failure');
    assert.ok(desk.engine.closed);
  });

  it('is ended on the platform when the renegotiation cannot be used, since it would be silent', async () => {
    const desk = new Desk();
    await desk.ring();
    desk.engine.failures.set('applyOffer', new CallError('offer-refused', 'no'));
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    await Promise.all([assert.rejects(accepted, code('offer-refused')), desk.last.reply(ACCEPTED)]);
    assert.equal(desk.last.request.action, 'terminate');
  });

  for (const [title, body] of [
    ['holds no answer', { success: true }],
    ['is an error', { error: { message: 'odd', code: 2018392 } }],
    ['is not JSON', '<html>oops</html>'],
    ['is nothing', null],
  ] as const) {
    it(`is ended on the platform when the reply to accept ${title}`, async () => {
      const desk = new Desk();
      await desk.ring();
      const accepted = desk.switchboard.accept('c_1');
      await settle();
      await Promise.all([assert.rejects(accepted, CallError), desk.last.reply(body)]);
      assert.equal(desk.call.end?.reason, 'failed');
      assert.equal(desk.sent.filter(({ request }) => request.action === 'accept').length, 1, 'accept is never sent twice');
      assert.equal(desk.last.request.action, 'terminate');
    });
  }

  it('that another agent has accepted is left to them', async () => {
    const desk = new Desk();
    await desk.ring();
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    await Promise.all([assert.rejects(accepted, code('already-accepted')), desk.last.reply({ error: { message: 'Call already accepted', code: 100 } })]);
    assert.equal(desk.call.end?.reason, 'answered-elsewhere');
    assert.equal(desk.last.request.action, 'accept');
  });
});

describe('the deadline of an incoming call', () => {
  it('ends it as missed 60 s after it began to ring', async () => {
    const desk = new Desk();
    await desk.ring();
    await desk.clock.pass(59_000);
    assert.equal(desk.call.phase, 'incoming');
    await desk.clock.pass(1_000);
    assert.equal(desk.call.end?.reason, 'missed');
  });

  it('counts what the platform and the server had it for', async () => {
    const desk = new Desk();
    await desk.ring('c_1', { time: 1_700_000_020, ageMs: 15_000 });
    assert.equal(desk.call.deadlineAt, desk.clock.now() + 25_000);
  });

  it('does not let a connect ring that is replayed three minutes late', async () => {
    const desk = new Desk();
    await desk.ring('c_1', { ageMs: 180_000 });
    assert.equal(desk.switchboard.call, null);
  });

  for (const minutes of [-10, 10]) {
    it(`is the same when the agent's clock is ${minutes} minutes off`, async () => {
      const desk = new Desk();
      await desk.clock.pass(0);
      const skewed = new Desk();
      await skewed.clock.pass(minutes > 0 ? minutes * 60_000 : 0);
      await skewed.ring('c_1', { time: 1_700_000_010 });
      assert.equal((skewed.call.deadlineAt ?? 0) - skewed.clock.now(), 50_000);
    });
  }

  it('no longer counts once accept has left', async () => {
    const desk = new Desk();
    await desk.ring();
    await desk.clock.pass(59_000);
    void desk.switchboard.accept('c_1').catch(() => undefined);
    await settle();
    await desk.clock.pass(5_000);
    assert.equal(desk.call.phase, 'connecting');
  });
});

describe('an outgoing call', () => {
  async function dial(desk: Desk) {
    const dialled = desk.switchboard.dial(CALLER);
    await settle();
    return dialled;
  }

  it('is dialled, rings, is picked up', async () => {
    const desk = new Desk();
    const dialled = dial(desk);
    await settle();
    assert.equal(desk.last.request.action, 'connect');
    assert.equal(desk.call.phase, 'dialing');
    await desk.last.reply({ ...ANSWERED, id: 'c_2' });
    await dialled;
    assert.equal(desk.call.id, 'c_2');
    await desk.connected();
    await desk.webhook({ id: 'c_2', event: 'call_status', call_status: 'RINGING', recipient_id: CALLER });
    assert.equal(desk.call.phase, 'ringing');
    await desk.webhook({ id: 'c_2', event: 'call_status', call_status: 'accepted', recipient_id: CALLER });
    await desk.mediaUpdate(1, 'c_2');
    assert.deepEqual(desk.phases, ['dialing', 'ringing', 'active']);
    assert.equal(desk.call.version, 1);
  });

  it('takes webhooks that beat the reply of connect', async () => {
    const desk = new Desk();
    const dialled = dial(desk);
    await settle();
    await desk.webhook({ id: 'c_2', event: 'call_status', call_status: 'ringing', recipient_id: CALLER });
    assert.equal(desk.call.phase, 'dialing');
    await desk.last.reply({ ...ANSWERED, call_id: 'c_2' });
    await dialled;
    assert.equal(desk.call.phase, 'ringing');
  });

  it('forgets such webhooks after a while', async () => {
    const desk = new Desk();
    void dial(desk).catch(() => undefined);
    await settle();
    await desk.webhook({ id: 'c_2', event: 'call_status', call_status: 'ringing', recipient_id: CALLER });
    await desk.clock.pass(10_000);
    await desk.last.reply({ ...ANSWERED, call_id: 'c_2' });
    assert.equal(desk.call.phase, 'dialing');
  });

  it('is not answered when it ends before it was', async () => {
    const desk = new Desk();
    const dialled = dial(desk);
    await settle();
    await desk.last.reply({ ...ANSWERED, id: 'c_2' });
    await dialled;
    await desk.terminate('c_2');
    assert.equal(desk.call.end?.reason, 'not-answered');
  });

  it('that is hung up before the platform gave it an id is ended as soon as it has one', async () => {
    const desk = new Desk();
    const dialled = dial(desk).catch((error: unknown) => error);
    await settle();
    await desk.switchboard.hangUp(desk.call.id);
    assert.equal(desk.call.end?.reason, 'cancelled');
    await desk.sent[0]?.reply({ ...ANSWERED, id: 'c_2' });
    assert.deepEqual(desk.last.request, { platform: 'messenger', action: 'terminate', call_id: 'c_2' });
    assert.ok((await dialled) instanceof CallError);
  });

  it('says why when the consumer has not allowed it', async () => {
    const desk = new Desk();
    const dialled = dial(desk);
    await settle();
    await Promise.all([assert.rejects(dialled, code('consumer-permission')), desk.last.reply({ message: 'Consumer has not given call permission', type: 'OAuthException', code: 100 })]);
    assert.equal(desk.call.error?.code, 'consumer-permission');
  });

  it('can be dialled again after it ended', async () => {
    const desk = new Desk();
    await desk.talk();
    await desk.terminate();
    void desk.switchboard.dial(CALLER);
    await settle();
    assert.equal(desk.call.phase, 'dialing');
    assert.equal(desk.call.error, null);
  });
});

describe('a conversation', () => {
  it('is ended by the consumer', async () => {
    const desk = new Desk();
    await desk.talk();
    await desk.clock.pass(90_000);
    await desk.terminate('c_1', { duration: 88 });
    assert.deepEqual(desk.call.end, { reason: 'consumer-hung-up', status: 'completed', duration: 88 });
    assert.equal(desk.metrics.length, 1);
    assert.equal(desk.clock.pending, 0, 'no timer is left');
  });

  it('is ended by the agent at once, and the platform is told until it understands', async () => {
    const desk = new Desk();
    await desk.talk();
    const hungUp = desk.switchboard.hangUp('c_1');
    await settle();
    assert.equal(desk.call.end?.reason, 'hung-up');
    await desk.last.lose();
    await desk.clock.pass(500);
    assert.equal(desk.sent.filter(({ request }) => request.action === 'terminate').length, 2);
    await desk.last.reply({ error: { message: 'Call already terminated', code: 2018396 } });
    await hungUp;
  });

  it('restarts ICE when the connection fails, and is active again when it heals', async () => {
    const desk = new Desk();
    await desk.talk();
    desk.engine.emit({ type: 'connection', state: 'failed' });
    await settle();
    assert.equal(desk.call.phase, 'reconnecting');
    assert.equal(desk.last.request.action, 'media_update');
    await desk.last.reply(ANSWERED);
    await desk.connected();
    assert.equal(desk.call.phase, 'active');
  });

  it('fails aloud when the connection does not come back', async () => {
    const desk = new Desk();
    await desk.talk();
    desk.engine.emit({ type: 'connection', state: 'disconnected' });
    await desk.clock.pass(30_000);
    assert.equal(desk.call.error?.code, 'connection-lost');
    assert.equal(desk.last.request.action, 'terminate');
  });

  it('lets a second call wait, which can be declined or taken instead', async () => {
    const desk = new Desk();
    await desk.talk();
    await desk.ring('c_2', { from: '77' });
    await desk.ring('c_3', { from: '78' });
    assert.deepEqual(desk.switchboard.calls.map(({ id }) => id), ['c_1', 'c_2', 'c_3']);
    void desk.switchboard.decline('c_2');
    await settle();
    assert.equal(desk.last.request.action, 'reject');
    void desk.switchboard.accept('c_3');
    await settle();
    assert.deepEqual(desk.sent.slice(-2).map(({ request }) => request.action).sort(), ['accept', 'terminate']);
    assert.deepEqual(desk.switchboard.calls.map(({ id }) => id), ['c_3']);
  });

  it('refuses what makes no sense in its phase, and changes nothing', async () => {
    const desk = new Desk();
    await desk.ring();
    const before = desk.call;
    await assert.rejects(desk.switchboard.hangUp('c_1'), code('invalid-state'));
    await assert.rejects(desk.switchboard.setCamera('c_1', true), code('invalid-state'));
    await assert.rejects(desk.switchboard.dial('9'), code('invalid-state'));
    await assert.rejects(desk.switchboard.accept('c_7'), code('invalid-state'));
    assert.deepEqual(desk.call, before);
  });

  it('is told to the platform as over when the page closes', async () => {
    const desk = new Desk();
    await desk.talk();
    desk.switchboard.close();
    await settle();
    assert.equal(desk.last.request.action, 'terminate');
    assert.ok(desk.engine.closed);
  });
});

describe('what the account of the wire holds', () => {
  it('is versions and verdicts, and nobody’s id or addresses', async () => {
    const desk = new Desk();
    await desk.talk();
    await desk.mediaUpdate(1);
    const { wire } = desk;
    assert.deepEqual(wire.map(({ summary }) => summary), ['connect user_initiated', 'accept', 'accept: answer + renegotiation', 'media_update version 1']);
    assert.ok(!JSON.stringify(wire).includes(CALLER));
    assert.ok(!JSON.stringify(wire).includes('v=0'));
  });

  it('tells of a payload that was refused', async () => {
    const desk = new Desk();
    for (const garbage of [null, 7, 'x', [], {}, { entry: 'no' }, { object: 'page', entry: [{ id: PAGE, calls: [{ event: 'connect' }] }] }]) desk.switchboard.receive(garbage);
    await settle();
    assert.equal(desk.switchboard.call, null);
    assert.ok(desk.wire.some(({ way }) => way === 'problem'));
  });
});
