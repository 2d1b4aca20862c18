import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withFinalLineBreak, withSectionFingerprints } from '../../src/sdp/edits.js';
import { readDescription } from '../../src/sdp/read-description.js';
import { redactDescription } from '../../src/sdp/redact.js';
import { description, withoutLines } from './fixtures.js';

describe('the final line break of a description', () => {
  const sdp = description('platform-answer');

  it('is added where the platform left it out', () => assert.equal(withFinalLineBreak(sdp.trimEnd()), sdp));
  it('is completed where half of it is there', () => assert.equal(withFinalLineBreak(sdp.slice(0, -1)), sdp));
  it('is left alone where it is there', () => {
    assert.equal(withFinalLineBreak(sdp), sdp);
    assert.equal(withFinalLineBreak('v=0\n'), 'v=0\n');
  });
});

describe('fingerprints of an offer', () => {
  const firefox = description('firefox-offer');
  const edited = withSectionFingerprints(firefox);

  it('are copied from the session level into each section, which is all that changes', () => {
    assert.deepEqual(readDescription(edited).sections.map((section) => section.fingerprint), [true, true]);
    const fingerprint = firefox.split('\r\n').find((line) => line.startsWith('a=fingerprint:'));
    const rest = (sdp: string) => sdp.split('\r\n').filter((line) => line !== fingerprint);
    assert.deepEqual(rest(edited), rest(firefox));
    assert.equal(edited.split('\r\n').filter((line) => line === fingerprint).length, 3);
    assert.ok(edited.endsWith('\r\n'));
  });

  it('are not copied twice', () => assert.equal(withSectionFingerprints(edited), edited));
  it('are left alone where each section has its own', () => assert.equal(withSectionFingerprints(description('chromium-offer')), description('chromium-offer')));

  it('are copied, all of them, only into the sections that have none', () => {
    const second = 'a=fingerprint:sha-1 00:11';
    const mixed = withoutLines(firefox, 'a=bundle-only', 'a=bundle-only\r\na=fingerprint:sha-256 FF').replace('a=group:', `${second}\r\na=group:`);
    const [audio, video] = withSectionFingerprints(mixed).split('m=video');
    assert.equal(audio?.split('a=fingerprint:').length, 5, 'two for the session, two for the section');
    assert.equal(video?.split('a=fingerprint:').length, 2, 'its own alone');
  });

  it('cannot be copied when there is none', () => {
    const none = withoutLines(firefox, 'a=fingerprint:');
    assert.equal(withSectionFingerprints(none), none);
    assert.equal(withSectionFingerprints('not SDP'), 'not SDP');
  });
});

describe('a description in a log', () => {
  it('is a line for each section, saying what it is for', () => {
    assert.equal(redactDescription(description('platform-consumer-video')), 'audio recvonly opus telephone-event\nvideo sendonly h264\nvideo sendonly h264\naudio sendonly opus telephone-event');
    assert.match(redactDescription(withoutLines(description('firefox-offer'), 'a=bundle-only')), /\nvideo refused vp8/);
  });

  it('holds no address, credential, fingerprint or msid', () => {
    for (const name of ['chromium-offer', 'firefox-offer', 'platform-answer', 'platform-renegotiation', 'platform-consumer-video']) {
      const sdp = description(name);
      const redacted = redactDescription(sdp);
      const secrets = [...sdp.matchAll(/^a=(?:ice-ufrag:|ice-pwd:|fingerprint:\S+ |msid:\S+ |candidate:(?:\S+ ){4})(\S+)/gm)].map((match) => match[1] ?? '');
      assert.ok(secrets.length >= 4, name);
      for (const secret of secrets) assert.ok(!redacted.includes(secret), `${name}: ${secret}`);
    }
  });

  it('stays short and harmless whatever it holds', () => {
    assert.equal(redactDescription('someone@example.com'), 'unreadable (19 characters)');
    assert.equal(redactDescription('v=0\r\n'), 'no media section');
    const hostile = `v=0\r\n${'m=audio 9 RTP 1\r\n'.repeat(1000)}a=rtpmap:1 ${'x'.repeat(5000)}\r\n`;
    const redacted = redactDescription(hostile);
    assert.ok(redacted.length < 1000, String(redacted.length));
    assert.match(redacted, /and 984 more$/);
  });
});
