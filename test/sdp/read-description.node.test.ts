import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/protocol/call-error.js';
import { isLive, isSending, readDescription, type SectionSummary } from '../../src/sdp/read-description.js';
import { description, withoutLines } from './fixtures.js';

function section(sdp: string, index: number): SectionSummary {
  const found = readDescription(sdp).sections[index];
  assert.ok(found, `there is no section ${index}`);
  return found;
}

describe('reading a description', () => {
  it('finds what Chromium offers: both sections in one bundle, Opus alone, every video codec in order', () => {
    const { bundle, sections } = readDescription(description('chromium-offer'));
    assert.deepEqual(bundle, ['0', '1']);
    assert.deepEqual(sections.map(({ mid, kind, direction }) => `${mid} ${kind} ${direction}`), ['0 audio sendrecv', '1 video sendrecv']);
    assert.deepEqual(sections[0]?.codecs, [{ payload: 111, name: 'opus' }]);
    const video = (sections[1]?.codecs ?? []).map((codec) => codec.name);
    assert.deepEqual([...new Set(video)], ['VP8', 'rtx', 'VP9', 'H264', 'AV1', 'red', 'ulpfec']);
  });

  it('reads the msid that Firefox puts in braces', () => {
    assert.deepEqual(section(description('firefox-offer'), 0).msid, {
      stream: '{b8469171-5909-4915-93c2-61c9f50d7e39}',
      track: '{2e5bcf31-af16-4610-996b-30964c92c583}',
    });
  });

  it('reads the msid whose stream id holds colons, as the platform writes them', () => {
    assert.deepEqual(section(description('platform-renegotiation'), 1).msid, {
      stream: '777000111:cOnSuMeRsTrEaM:DEFAULT',
      track: '1000000000000000001',
    });
  });

  it('keeps digits of an msid as they are, beyond what a number can hold', () => {
    const sdp = withoutLines(description('platform-answer'), 'a=msid:', 'a=msid:- 12713505002384555584');
    assert.equal(section(sdp, 0).msid?.track, '12713505002384555584');
  });

  it('sees no msid in a line that names no track', () => {
    assert.equal(section(withoutLines(description('platform-answer'), 'a=msid:', 'a=msid:-'), 0).msid, null);
    assert.equal(section(withoutLines(description('platform-answer'), 'a=msid:'), 0).msid, null);
  });

  it('takes the section of port 0 that Firefox adds mid-call for a live one', () => {
    const video = section(description('firefox-offer'), 1);
    assert.equal(video.port, 0);
    assert.equal(video.bundleOnly, true);
    assert.equal(isLive(video), true);
    assert.equal(isSending(video), true);
  });

  it('takes port 0 without bundle-only for a refused section', () => {
    const video = section(withoutLines(description('firefox-offer'), 'a=bundle-only'), 1);
    assert.equal(isLive(video), false);
    assert.equal(isSending(video), false);
  });

  it('reads what the platform sends when the consumer turns video on: a placeholder and the real one', () => {
    const { sections } = readDescription(description('platform-consumer-video'));
    assert.deepEqual(sections.map((each) => `${each.mid} ${each.kind} ${each.direction} ${each.msid?.track ?? ''}`), [
      '0 audio recvonly 72d76b1e-621d-4dd5-a2b0-92ddd00379ba',
      '1 video sendonly D3F4U1T_F8_TR4CK',
      '2 video sendonly 1000000000000000002',
      '3 audio sendonly 1000000000000000001',
    ]);
    assert.equal(isSending(section(description('platform-consumer-video'), 0)), false);
  });

  it('does not take a fingerprint of the whole session for one of a section', () => {
    assert.equal(section(description('firefox-offer'), 0).fingerprint, false);
    assert.equal(section(description('chromium-offer'), 0).fingerprint, true);
  });

  it('lets a section inherit its direction from the session level, and override it', () => {
    const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=recvonly', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=sendonly', ''].join('\r\n');
    assert.equal(section(sdp, 0).direction, 'recvonly');
    assert.equal(section(sdp, 1).direction, 'sendonly');
    assert.equal(section(withoutLines(sdp, 'a=recvonly'), 0).direction, 'sendrecv');
  });

  it('names the payload types that need no rtpmap line', () => {
    const sdp = 'v=0\r\nm=audio 9 RTP/AVP 0 8 9 13 77\r\n';
    assert.deepEqual(section(sdp, 0).codecs.map((codec) => codec.name), ['PCMU', 'PCMA', 'G722', 'CN', '']);
  });

  it('reads a data channel and a kind it does not know without taking formats for codecs', () => {
    const sdp = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nm=image 9 UDP/TLS/UDPTL t38\r\n';
    assert.deepEqual(readDescription(sdp).sections.map(({ kind, codecs }) => [kind, codecs.length]), [['application', 0], ['other', 0]]);
  });

  it('does not mind bare line feeds, an unknown attribute or a missing final break', () => {
    const crlf = readDescription(description('platform-consumer-video'));
    assert.deepEqual(readDescription(description('platform-consumer-video').replaceAll('\r\n', '\n').trimEnd()), crlf);
  });

  for (const [what, text] of [
    ['an empty text', ''],
    ['a page of HTML', '<!doctype html><title>Bad gateway</title>'],
    ['JSON', '{"sdp_type":"offer"}'],
    ['a media line without a port', 'v=0\r\nm=audio\r\n'],
    ['a media line without a protocol', 'v=0\r\nm=audio 9\r\n'],
  ] as const) {
    it(`throws a CallError for ${what}`, () => {
      assert.throws(() => readDescription(text), (error) => error instanceof CallError && error.code === 'invalid-sdp' && error.message !== '');
    });
  }
});
