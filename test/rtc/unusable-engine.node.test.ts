import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webRtcMediaEngine } from '../../src/rtc/webrtc-media-engine.js';

describe('where there is no WebRTC', () => {
  const engine = webRtcMediaEngine({ dialect: { screenShare: 'default-video' } })(() => assert.fail('nothing can happen'));
  const request = { video: false, screen: false, iceRestart: false };

  it('whatever would start something says so', async () => {
    const tries = [
      engine.prepare(request), engine.createOffer(request), engine.applyAnswer(''), engine.applyOffer(''), engine.rollback(),
      engine.openMicrophone(), engine.setCamera(true), engine.setScreenShare(true),
    ];
    for (const tried of tries) await assert.rejects(tried, { name: 'CallError', code: 'unsupported-browser' });
  });

  it('muting and closing do no harm', async () => {
    engine.setMicrophoneEnabled(false);
    assert.deepEqual(await engine.close(), { firstAudioAt: null, firstVideoAt: null, audio: {}, video: {} });
    assert.equal(engine.remoteStream, null);
  });
});
