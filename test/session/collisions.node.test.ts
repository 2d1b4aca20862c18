/** One test for each diagram in docs/collisions.md. The walk in negotiation/prover goes through every order; these can be read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MediaUpdateRequest } from '../../src/protocol/requests.js';
import { BACKOFF_MS, MISSING_WEBHOOK_MS, REPLY_MS } from '../../src/session/negotiation/moves.js';
import { ANSWERED, Desk } from './support/desk.js';
import { settle } from './support/manual-clock.js';

const EMPTY = { success: true };

/** What the engine did after the call was up, and which updates left. */
class Talk {
  readonly desk = new Desk();
  #before = 0;

  static async begin(): Promise<Talk> {
    const talk = new Talk();
    await talk.desk.talk();
    talk.#before = talk.desk.engine.done.length;
    return talk;
  }

  get done(): readonly string[] {
    return this.desk.engine.done.slice(this.#before);
  }

  get updates(): readonly string[] {
    return this.desk.sent
      .map(({ request }) => request)
      .filter((request): request is MediaUpdateRequest => request.action === 'media_update')
      .map(({ from_version, to_version, session }) => `${from_version}→${to_version} ${session ? 'offer' : 'tracks'}`);
  }

  get versions(): readonly string[] {
    return this.desk.notices.flatMap((notice) => (notice.type === 'version' ? [`${notice.from}→${notice.to} ${notice.cause}`] : []));
  }

  async camera(on: boolean): Promise<void> {
    this.desk.switchboard.setCamera('c_1', on).catch(() => undefined);
    await settle();
  }

  async microphone(on: boolean): Promise<void> {
    this.desk.switchboard.setMicrophone('c_1', on).catch(() => undefined);
    await settle();
  }

  async missingWebhook(): Promise<void> {
    await this.desk.clock.pass(MISSING_WEBHOOK_MS[1]);
  }

  async backoff(): Promise<void> {
    await this.desk.clock.pass(2 * BACKOFF_MS);
  }
}

describe('agent and consumer change something at once', () => {
  it('and the agent’s offer came first: the consumer’s change follows', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.last.reply(ANSWERED);
    await talk.desk.mediaUpdate(2);
    assert.deepEqual(talk.done, ['createOffer', 'applyAnswer v=0 answer', 'applyOffer v=0 consumer 2']);
    assert.deepEqual(talk.updates, ['0→1 offer']);
    assert.deepEqual(talk.versions, ['0→1 update', '1→2 webhook']);
  });

  it('and the consumer got the slot: the offer is taken back, theirs applied, and ours made again, whatever the late reply says', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    const lost = talk.desk.last;
    await talk.desk.mediaUpdate(1);
    assert.deepEqual(talk.done, ['createOffer', 'rollback', 'applyOffer v=0 consumer 1', 'createOffer']);
    assert.deepEqual(talk.updates, ['0→1 offer', '1→2 offer']);
    assert.ok(lost.signal.aborted);
    await lost.reply(ANSWERED);
    assert.equal(talk.desk.call.version, 1);
    await talk.desk.last.reply(ANSWERED);
    assert.deepEqual(talk.versions, ['0→1 collision', '1→2 update']);
    assert.deepEqual(talk.desk.call.camera, { wanted: true, acknowledged: true });
  });

  it('and a later version is known before our answer comes: it is held until the answer is applied', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.mediaUpdate(2);
    assert.deepEqual(talk.done, ['createOffer']);
    await talk.desk.last.reply(ANSWERED);
    assert.deepEqual(talk.done, ['createOffer', 'applyAnswer v=0 answer', 'applyOffer v=0 consumer 2']);
    assert.deepEqual(talk.updates, ['0→1 offer']);
  });

  it('and a later version is known, but no answer comes: the offer is taken back, the held one applied, and ours made again', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.mediaUpdate(2);
    await talk.desk.last.reply(EMPTY);
    assert.deepEqual(talk.done, ['createOffer', 'rollback', 'applyOffer v=0 consumer 2', 'createOffer']);
    assert.deepEqual(talk.updates, ['0→1 offer', '2→3 offer']);
  });

  it('and the empty reply comes before the webhook that explains it: the webhook ends the wait', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.last.reply(EMPTY);
    assert.deepEqual(talk.done, ['createOffer', 'rollback']);
    await talk.desk.mediaUpdate(1);
    assert.deepEqual(talk.done.slice(2), ['applyOffer v=0 consumer 1', 'createOffer']);
    assert.deepEqual(talk.updates, ['0→1 offer', '1→2 offer']);
  });

  it('and the webhook that explains the empty reply is lost for good: the next version up is tried', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.last.reply(EMPTY);
    await talk.missingWebhook();
    assert.deepEqual(talk.updates, ['0→1 offer', '1→2 offer']);
    await talk.desk.last.reply(ANSWERED);
    assert.deepEqual(talk.versions, ['0→2 update']);
    assert.deepEqual(talk.desk.call.camera, { wanted: true, acknowledged: true });
  });

  it('and the reply is an error with a code nobody knows: the same', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.last.reply({ error: { message: 'Conflicting media status', code: 2018499 } });
    await talk.missingWebhook();
    assert.deepEqual(talk.updates, ['0→1 offer', '1→2 offer']);
  });
});

describe('tracks alone that are accepted before the webhook of their version', () => {
  const refused = { error: { message: 'Wrong version', code: 2018499 } };

  async function mutedAtVersion1(): Promise<Talk> {
    const talk = await Talk.begin();
    await talk.microphone(false);
    await talk.desk.last.reply(EMPTY);
    await talk.microphone(true);
    await talk.desk.last.reply(refused);
    await talk.missingWebhook();
    assert.deepEqual(talk.updates, ['0→0 tracks', '0→0 tracks', '1→1 tracks']);
    return talk;
  }

  it('do not make it stale: what the consumer changed is applied when it comes', async () => {
    const talk = await mutedAtVersion1();
    await talk.desk.last.reply(EMPTY);
    await talk.desk.mediaUpdate(1);
    assert.deepEqual(talk.done, ['applyOffer v=0 consumer 1']);
    assert.deepEqual(talk.versions, ['0→1 update'], 'the version is not told twice');
    await talk.desk.mediaUpdate(1);
    assert.equal(talk.done.length, 1, 'a duplicate is stale');
  });

  it('do not void it when it comes while they are in flight', async () => {
    const talk = await mutedAtVersion1();
    await talk.desk.mediaUpdate(1);
    await talk.desk.last.reply(EMPTY);
    assert.deepEqual(talk.done, ['applyOffer v=0 consumer 1']);
  });

  it('make it stale when their reply brought the consumer’s change', async () => {
    const talk = await mutedAtVersion1();
    await talk.desk.last.reply({ success: true, session: { sdp_renegotiation: { sdp_type: 'offer', sdp: 'v=0 consumer 1, by the reply' } } });
    await talk.desk.mediaUpdate(1);
    assert.deepEqual(talk.done, ['applyOffer v=0 consumer 1, by the reply']);
  });
});

describe('a reply that never comes', () => {
  it('to tracks alone is followed by an offer, which a late arrival of the first cannot undo', async () => {
    const talk = await Talk.begin();
    await talk.microphone(false);
    await talk.desk.last.lose();
    await talk.backoff();
    assert.deepEqual(talk.updates, ['0→0 tracks', '0→1 offer']);
    await talk.desk.last.reply(ANSWERED);
    await talk.microphone(true);
    assert.equal(talk.updates[2], '1→1 tracks', 'now that the version has moved, tracks alone are safe again');
  });

  it('to an offer is followed by the same offer, and by the next version when the first was carried out', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.desk.last.lose();
    assert.deepEqual(talk.done, ['createOffer', 'rollback']);
    await talk.backoff();
    await talk.desk.last.reply(EMPTY);
    await talk.missingWebhook();
    assert.deepEqual(talk.updates, ['0→1 offer', '0→1 offer', '1→2 offer']);
  });

  it('is not taken for a no: a camera turned off meanwhile is reported as disabled', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    await talk.camera(false);
    await talk.desk.last.lose();
    await talk.backoff();
    const { request } = talk.desk.last;
    assert.ok(request.action === 'media_update' && request.session);
    assert.deepEqual(request.tracks.map(({ label, status }) => `${label} ${status}`), ['default_audio enabled', 'default_video disabled']);
  });

  it('is waited for no longer than its time', async () => {
    const talk = await Talk.begin();
    await talk.camera(true);
    const first = talk.desk.last;
    await talk.desk.clock.pass(REPLY_MS);
    assert.ok(first.signal.aborted);
    assert.deepEqual(talk.done, ['createOffer', 'rollback']);
  });
});
