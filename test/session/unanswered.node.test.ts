import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DECLINED_WITHIN_MS } from '../../src/session/call/ending.js';
import { ANSWERED, CALLER, Desk } from './support/desk.js';
import { settle } from './support/manual-clock.js';

/** Dialled, and known to the platform. */
async function dialled(): Promise<Desk> {
  const desk = new Desk();
  const dialling = desk.switchboard.dial(CALLER);
  await settle();
  await desk.last.reply({ ...ANSWERED, id: 'c_2' });
  await dialling;
  return desk;
}

async function ringing(): Promise<Desk> {
  const desk = await dialled();
  await desk.webhook({ id: 'c_2', event: 'call_status', call_status: 'ringing', recipient_id: CALLER });
  return desk;
}

describe('an outgoing call that nobody took', () => {
  it('was declined when it ends while it rings, sooner than a phone rings out', async () => {
    const desk = await ringing();
    await desk.clock.pass(DECLINED_WITHIN_MS - 1);
    await desk.terminate('c_2');
    assert.deepEqual(desk.call.end, { reason: 'consumer-declined', status: 'completed', duration: null });
    assert.equal(desk.call.error, null);
  });

  it('was not answered when it has rung for long', async () => {
    const desk = await ringing();
    await desk.clock.pass(DECLINED_WITHIN_MS);
    await desk.terminate('c_2');
    assert.equal(desk.call.end?.reason, 'not-answered');
  });

  it('was not answered when it never rang, or the platform does not say how it ended', async () => {
    const silent = await dialled();
    await silent.terminate('c_2');
    assert.equal(silent.call.end?.reason, 'not-answered');

    const unsaid = await ringing();
    await unsaid.terminate('c_2', { status: undefined });
    assert.equal(unsaid.call.end?.reason, 'not-answered');
  });

  it('has failed when the platform says so', async () => {
    const desk = await ringing();
    await desk.terminate('c_2', { status: 'Failed' });
    assert.deepEqual(desk.call.end, { reason: 'failed', status: 'failed', duration: null });
    assert.equal(desk.call.error?.code, 'call-failed');
  });

  it('was cancelled when the agent gave up, whatever the platform says after that', async () => {
    const desk = await ringing();
    void desk.switchboard.hangUp('c_2');
    await desk.terminate('c_2');
    assert.deepEqual(desk.call.end, { reason: 'cancelled', status: 'completed', duration: null });
  });
});
