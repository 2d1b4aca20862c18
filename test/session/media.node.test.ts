import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/call-error.js';
import type { MediaUpdateRequest } from '../../src/protocol/requests.js';
import { ACCEPTED, ANSWERED, Desk } from './support/desk.js';
import { settle } from './support/manual-clock.js';

const code = (expected: string) => (error: unknown) => error instanceof CallError && error.code === expected;
const updates = (desk: Desk) => desk.sent.map(({ request }) => request).filter((request): request is MediaUpdateRequest => request.action === 'media_update');
const shape = (request: MediaUpdateRequest | undefined) =>
  request && `${request.from_version}→${request.to_version} ${request.session ? 'offer' : 'tracks'} ${request.tracks.map(({ label, status }) => `${label} ${status}`).join(', ')}`;

async function talking(dialect = {}): Promise<Desk> {
  const desk = new Desk(dialect);
  await desk.talk();
  return desk;
}

describe('turning the camera on', () => {
  it('offers it from one version to the next, and is done when the platform has answered', async () => {
    const desk = await talking();
    const done = desk.switchboard.setCamera('c_1', true);
    await settle();
    assert.deepEqual(desk.call.camera, { wanted: true, acknowledged: false });
    assert.equal(shape(updates(desk)[0]), '0→1 offer default_audio enabled, default_video enabled');
    assert.deepEqual(updates(desk)[0]?.tracks.map(({ msid }) => msid), ['msid-audio', 'msid-video']);
    await desk.last.reply(ANSWERED);
    await done;
    assert.deepEqual(desk.call.camera, { wanted: true, acknowledged: true });
    assert.equal(desk.call.version, 1);
  });

  it('and off again needs no new offer', async () => {
    const desk = await talking();
    void desk.switchboard.setCamera('c_1', true);
    await settle();
    await desk.last.reply(ANSWERED);
    const off = desk.switchboard.setCamera('c_1', false);
    assert.equal(desk.engine.cameraOn, true);
    await settle();
    assert.equal(desk.engine.cameraOn, false, 'its light is off before the platform has said anything');
    assert.deepEqual(desk.call.camera, { wanted: false, acknowledged: true });
    assert.equal(shape(updates(desk)[1]), '1→1 tracks default_audio enabled, default_video disabled');
    await desk.last.reply({ success: true });
    await off;
    assert.deepEqual(desk.call.camera, { wanted: false, acknowledged: false });
  });

  it('says so when there is no camera, and the call goes on', async () => {
    const desk = await talking();
    desk.engine.failures.set('setCamera', new CallError('camera-missing', 'none'));
    await assert.rejects(desk.switchboard.setCamera('c_1', true), code('camera-missing'));
    assert.equal(desk.call.phase, 'active');
    assert.deepEqual(desk.call.camera, { wanted: false, acknowledged: false });
    assert.equal(updates(desk).length, 0);
  });

  it('with accept waits for the call to be up', async () => {
    const desk = new Desk();
    await desk.ring();
    void desk.switchboard.accept('c_1', { camera: true });
    await settle();
    await desk.last.reply({ ...ANSWERED });
    assert.equal(shape(updates(desk)[0]), '0→1 offer default_audio enabled, default_video enabled');
  });
});

describe('a device that is not there', () => {
  it('is said when a call is accepted with a camera, and the call goes on with sound', async () => {
    const desk = new Desk();
    await desk.ring();
    desk.engine.failures.set('setCamera', new CallError('camera-missing', 'none'));
    const accepted = desk.switchboard.accept('c_1', { camera: true });
    await settle();
    await desk.last.reply(ACCEPTED);
    await accepted;
    await desk.connected();
    assert.equal(desk.call.phase, 'active');
    assert.equal(desk.call.error?.code, 'camera-missing');
    assert.deepEqual(desk.call.camera, { wanted: false, acknowledged: false });
    assert.equal(updates(desk).length, 0);
  });

  it('turns the camera off, says why, and leaves the call alone when it was pulled out', async () => {
    const desk = await talking();
    void desk.switchboard.setCamera('c_1', true);
    await settle();
    await desk.last.reply(ANSWERED);
    desk.engine.emit({ type: 'source-ended', source: 'camera', error: new CallError('camera-missing', 'none') });
    await settle();
    assert.equal(desk.call.error?.code, 'camera-missing');
    assert.equal(desk.call.camera.wanted, false);
    assert.equal(shape(updates(desk)[1]), '1→1 tracks default_audio enabled, default_video disabled');
    assert.equal(desk.call.phase, 'active');
  });

  it('is said of a microphone for as long as there is none', async () => {
    const desk = await talking();
    desk.engine.emit({ type: 'warning', code: 'microphone-lost', raised: true });
    desk.engine.emit({ type: 'source-ended', source: 'microphone', error: new CallError('microphone-missing', 'none') });
    await settle();
    assert.equal(desk.call.error?.code, 'microphone-missing');
    desk.engine.emit({ type: 'warning', code: 'microphone-lost', raised: false });
    await settle();
    assert.equal(desk.call.error, null);
    assert.deepEqual(desk.call.warnings, []);
  });
});

describe('the microphone', () => {
  it('is muted at once, and the platform is told by its tracks alone', async () => {
    const desk = await talking();
    const muted = desk.switchboard.setMicrophone('c_1', false);
    assert.equal(desk.engine.microphoneOn, false);
    await settle();
    assert.equal(shape(updates(desk)[0]), '0→0 tracks default_audio disabled');
    await desk.last.reply({ success: true });
    await muted;
  });

  it('stays muted when the platform cannot be told', async () => {
    const desk = await talking();
    const muted = desk.switchboard.setMicrophone('c_1', false);
    await settle();
    await Promise.all([assert.rejects(muted, code('not-authorized')), desk.last.reply({ error: { message: 'no', code: 10 } })]);
    assert.equal(desk.engine.microphoneOn, false);
    assert.equal(desk.call.microphone.wanted, false);
    assert.equal(desk.call.error?.code, 'not-authorized');
  });

  it('can be muted while it rings at the consumer, and the platform hears of it after', async () => {
    const desk = new Desk();
    const dialled = desk.switchboard.dial('5275');
    await settle();
    await desk.last.reply({ ...ANSWERED, id: 'c_1' });
    await dialled;
    const muted = desk.switchboard.setMicrophone('c_1', false);
    await settle();
    assert.equal(updates(desk).length, 0);
    await desk.webhook({ id: 'c_1', event: 'call_status', call_status: 'accepted' });
    assert.equal(shape(updates(desk)[0]), '0→0 tracks default_audio disabled');
    await desk.last.reply({ success: true });
    await muted;
  });
});

describe('a tracks-only update the platform refuses', () => {
  it('falls back to an offer, and the call does not try again without one', async () => {
    const desk = await talking();
    void desk.switchboard.setMicrophone('c_1', false);
    await settle();
    await desk.last.reply({ error: { message: 'Invalid parameter', code: 100 } });
    await desk.clock.pass(1_500);
    assert.equal(shape(updates(desk)[1]), '0→1 offer default_audio disabled');
    await desk.last.reply(ANSWERED);
    void desk.switchboard.setMicrophone('c_1', true);
    await settle();
    assert.equal(shape(updates(desk)[2]), '1→2 offer default_audio enabled');
  });
});

describe('the consumer’s change', () => {
  it('is applied, and its duplicate is not', async () => {
    const desk = await talking();
    await desk.mediaUpdate(1);
    await desk.mediaUpdate(1);
    assert.deepEqual(desk.engine.done.slice(-1), ['applyOffer v=0 consumer 1']);
    assert.equal(desk.engine.done.filter((done) => done === 'applyOffer v=0 consumer 1').length, 1);
    assert.equal(desk.call.version, 1);
  });

  it('that came late is dropped when a newer one was applied', async () => {
    const desk = await talking();
    await desk.mediaUpdate(2);
    await desk.mediaUpdate(1);
    assert.ok(!desk.engine.done.includes('applyOffer v=0 consumer 1'));
  });

  it('before the reply to accept waits for it', async () => {
    const desk = new Desk();
    await desk.ring();
    void desk.switchboard.accept('c_1');
    await settle();
    await desk.mediaUpdate(1);
    assert.ok(!desk.engine.done.includes('applyOffer v=0 consumer 1'));
    await desk.last.reply(ANSWERED);
    assert.equal(desk.engine.done.at(-1), 'applyOffer v=0 consumer 1');
  });

  it('is applied where it comes with the reply to an update of ours, be it of tracks alone', async () => {
    const desk = await talking();
    const muted = desk.switchboard.setMicrophone('c_1', false);
    await settle();
    await desk.last.reply({ success: true, session: { sdp_renegotiation: { sdp_type: 'offer', sdp: 'v=0 told by the way' } } });
    await muted;
    assert.equal(desk.engine.done.at(-1), 'applyOffer v=0 told by the way');
  });

  it('that cannot be applied is said aloud, and the call goes on', async () => {
    const desk = await talking();
    desk.engine.failures.set('applyOffer', new CallError('offer-refused', 'odd'));
    await desk.mediaUpdate(1);
    assert.equal(desk.call.error?.code, 'offer-refused');
    assert.equal(desk.call.phase, 'active');
    assert.equal(desk.call.version, 1);
  });

  it('without a version counts one up, and its duplicate does not, however late', async () => {
    const desk = await talking();
    await desk.mediaUpdate(undefined);
    assert.equal(desk.call.version, 1);
    await desk.unversioned('another');
    assert.equal(desk.call.version, 2);
    await desk.mediaUpdate(undefined);
    await desk.unversioned('another');
    assert.equal(desk.call.version, 2);
  });

  it('with neither version nor offer says nothing', async () => {
    const desk = await talking();
    await desk.webhook({ id: 'c_1', event: 'media_update', session: {} });
    assert.equal(desk.call.version, 0);
  });
});

describe('when wishes cannot be met', () => {
  it('20 requests or 40 s are the end of it: the camera goes off again and the agent is told', async () => {
    const desk = await talking();
    const on = desk.switchboard.setCamera('c_1', true);
    const rejected = assert.rejects(on, code('media-update-failed'));
    for (let second = 0; second < 41; second += 1) {
      if (desk.last.request.action === 'media_update') await desk.last.reply({ success: true });
      await desk.clock.pass(1_000);
    }
    await rejected;
    assert.ok(updates(desk).length <= 20, `${updates(desk).length} requests`);
    assert.deepEqual(desk.call.camera, { wanted: false, acknowledged: false });
    assert.equal(desk.engine.cameraOn, false);
    assert.equal(desk.engine.signaling, 'stable');
  });

  it('a request without any reply does not hold the call up for ever', async () => {
    const desk = await talking();
    const on = desk.switchboard.setCamera('c_1', true).catch((error: unknown) => error);
    await desk.clock.pass(40_000);
    assert.ok(code('media-update-failed')(await on));
    assert.equal(desk.call.phase, 'active');
  });
});

describe('ten toggles during one round trip', () => {
  it('become one more update', async () => {
    const desk = await talking();
    void desk.switchboard.setCamera('c_1', true);
    await settle();
    for (let toggle = 0; toggle < 10; toggle += 1) void desk.switchboard.setMicrophone('c_1', toggle % 2 === 1);
    void desk.switchboard.setMicrophone('c_1', false);
    await desk.last.reply(ANSWERED);
    await desk.last.reply({ success: true });
    assert.deepEqual(updates(desk).map(shape), ['0→1 offer default_audio enabled, default_video enabled', '1→1 tracks default_audio disabled, default_video enabled']);
  });

  it('cost nothing when they end where they began', async () => {
    const desk = await talking();
    void desk.switchboard.setCamera('c_1', true);
    await settle();
    void desk.switchboard.setMicrophone('c_1', false);
    void desk.switchboard.setMicrophone('c_1', true);
    await desk.last.reply(ANSWERED);
    assert.equal(updates(desk).length, 1);
  });
});

describe('sharing the screen', () => {
  it('is the content of the video track: with the camera on already, nothing has to be said', async () => {
    const desk = await talking();
    void desk.switchboard.setCamera('c_1', true);
    await settle();
    await desk.last.reply(ANSWERED);
    await desk.switchboard.setScreenShare('c_1', true);
    assert.deepEqual(desk.call.screen, { wanted: true, acknowledged: true });
    assert.equal(updates(desk).length, 1);
  });

  it('goes out under its own label when the host says so', async () => {
    const desk = await talking({ screenShare: 'screen-labels' });
    void desk.switchboard.setScreenShare('c_1', true);
    await settle();
    assert.equal(shape(updates(desk)[0]), '0→1 offer default_audio enabled, screen_video enabled');
  });

  it('ends when the browser’s own bar ends it', async () => {
    const desk = await talking();
    void desk.switchboard.setScreenShare('c_1', true);
    await settle();
    await desk.last.reply(ANSWERED);
    desk.engine.emit({ type: 'source-ended', source: 'screen' });
    await settle();
    assert.equal(shape(updates(desk)[1]), '1→1 tracks default_audio enabled, default_video disabled');
  });
});
