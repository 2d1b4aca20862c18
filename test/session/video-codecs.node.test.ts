import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/call-error.js';
import { CHANGE_MS } from '../../src/session/negotiation/moves.js';
import { ACCEPTED, ANSWERED, Desk } from './support/desk.js';
import { settle } from './support/manual-clock.js';

const updates = ({ sent }: Desk) =>
  sent.flatMap(({ request }) => (request.action === 'media_update' ? [`${request.from_version}→${request.to_version} ${request.session ? 'offer' : 'tracks'}`] : []));

/** What has become of a promise by now. */
async function stateOf(promise: Promise<void>): Promise<string> {
  const pending = settle().then(() => 'pending');
  return Promise.race([promise.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.code : 'unknown')), pending]);
}

async function talking(codecSwitch: 'switched' | 'offer-needed'): Promise<Desk> {
  const desk = new Desk();
  await desk.talk();
  desk.engine.codecSwitch = codecSwitch;
  return desk;
}

describe('a choice of video codecs during a call', () => {
  it('tells the platform nothing when the browser switches by itself', async () => {
    const desk = await talking('switched');
    assert.equal(await stateOf(desk.switchboard.setVideoCodecs('c_1', ['AV1', 'VP8'])), 'done');
    assert.ok(desk.engine.done.includes('setVideoCodecs AV1 VP8'));
    assert.deepEqual(updates(desk), []);
    assert.equal(desk.call.version, 0);
  });

  it('else is one offer, and done when that is acknowledged', async () => {
    const desk = await talking('offer-needed');
    const chosen = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    await settle();
    assert.deepEqual(updates(desk), ['0→1 offer']);
    assert.equal(await stateOf(chosen), 'pending');
    await desk.last.reply(ANSWERED);
    assert.equal(await stateOf(chosen), 'done');
    assert.deepEqual(updates(desk), ['0→1 offer']);
    assert.equal(desk.call.version, 1);
  });

  it('goes out once more when it was changed while the first was on its way, and no oftener', async () => {
    const desk = await talking('offer-needed');
    const first = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    await settle();
    const second = desk.switchboard.setVideoCodecs('c_1', ['AV1']);
    const third = desk.switchboard.setVideoCodecs('c_1', ['VP8']);
    await settle();
    await desk.last.reply(ANSWERED);
    assert.deepEqual(updates(desk), ['0→1 offer', '1→2 offer']);
    await desk.last.reply(ANSWERED);
    await Promise.all([first, second, third]);
    assert.deepEqual(updates(desk), ['0→1 offer', '1→2 offer']);
  });

  it('gives way to the consumer and is offered again after', async () => {
    const desk = await talking('offer-needed');
    const chosen = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    await settle();
    await desk.mediaUpdate(1);
    assert.deepEqual(updates(desk), ['0→1 offer', '1→2 offer']);
    await desk.last.reply(ANSWERED);
    assert.equal(await stateOf(chosen), 'done');
  });

  it('says that it failed when the platform never answers, and the call goes on', async () => {
    const desk = await talking('offer-needed');
    const chosen = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    const outcome = assert.rejects(chosen, (error: unknown) => error instanceof CallError && error.code === 'media-update-failed');
    await desk.clock.pass(CHANGE_MS);
    await outcome;
    assert.equal(desk.call.phase, 'active');
  });

  it('is over with the call, also while the engine is at it', async () => {
    const desk = await talking('offer-needed');
    const chosen = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    const outcome = assert.rejects(chosen, (error: unknown) => error instanceof CallError && error.code === 'call-over');
    void desk.switchboard.hangUp('c_1').catch(() => undefined);
    await outcome;
  });

  it('makes no sense once the call is over', async () => {
    const desk = await talking('switched');
    await desk.terminate();
    await assert.rejects(desk.switchboard.setVideoCodecs('c_1', ['VP9']), (error: unknown) => error instanceof CallError && error.code === 'invalid-state');
  });
});

describe('a choice of video codecs while it rings', () => {
  it('is heeded by the first offer, and delays nothing', async () => {
    const desk = new Desk();
    await desk.ring();
    assert.equal(await stateOf(desk.switchboard.setVideoCodecs('c_1', ['VP9'])), 'done');
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    await desk.last.reply(ACCEPTED);
    await accepted;
    await desk.connected();
    const order = desk.engine.done.filter((name) => /^(setVideoCodecs|createOffer)/.test(name));
    assert.deepEqual(order, ['setVideoCodecs VP9', 'createOffer']);
    assert.deepEqual(updates(desk), []);
  });

  it('waits for the conversation where the first offer has left already', async () => {
    const desk = new Desk();
    await desk.ring();
    const accepted = desk.switchboard.accept('c_1');
    await settle();
    desk.engine.codecSwitch = 'offer-needed';
    const chosen = desk.switchboard.setVideoCodecs('c_1', ['VP9']);
    assert.equal(await stateOf(chosen), 'pending');
    await desk.last.reply(ACCEPTED);
    await accepted;
    assert.deepEqual(updates(desk), ['0→1 offer']);
    await desk.last.reply(ANSWERED);
    assert.equal(await stateOf(chosen), 'done');
  });
});
