import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkInbound, checkOffer } from '../../src/sdp/check-offer.js';
import { withSectionFingerprints } from '../../src/sdp/edits.js';
import { description, withoutLines } from './fixtures.js';

const chromium = description('chromium-offer');
const firefox = withSectionFingerprints(description('firefox-offer'));

describe('an offer that is about to leave', () => {
  it('may leave as Chromium makes it', () => assert.deepEqual(checkOffer(chromium), []));
  it('may leave as Firefox makes it, once each section has its fingerprint', () => assert.deepEqual(checkOffer(firefox), []));

  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['names no BUNDLE group', withoutLines(chromium, 'a=group:'), /Section 0 \(audio\) is outside the BUNDLE group/],
    ['leaves its video out of the BUNDLE group', withoutLines(chromium, 'a=group:', 'a=group:BUNDLE 0'), /Section 1 \(video\) is outside/],
    ['spreads its sections over two BUNDLE groups', withoutLines(chromium, 'a=group:', 'a=group:BUNDLE 0\r\na=group:BUNDLE 1'), /Section 1 \(video\) is outside/],
    ['has a section without mid', withoutLines(chromium, 'a=mid:1'), /Section without mid \(video\) is outside/],
    ['has no rtcp-mux', withoutLines(chromium, 'a=rtcp-mux'), /lacks rtcp-mux/],
    ['has no Opus', withoutLines(chromium, 'a=rtpmap:111', 'a=rtpmap:111 speex/48000'), /no audio codec the platform takes/],
    ['lists every audio codec of Chromium', description('chromium-offer-every-audio-codec'), /audio codecs the platform does not take/],
    ['lists every audio codec of Firefox', withSectionFingerprints(description('firefox-offer-every-audio-codec')), /audio codecs the platform does not take/],
    ['sends without an msid', withoutLines(chromium, 'a=msid:'), /sends without an msid/],
    ['states no fingerprint', withoutLines(chromium, 'a=fingerprint:'), /states no fingerprint/],
    ['states its fingerprint for the session only', description('firefox-offer'), /Section 1 \(video\) states no fingerprint/],
    ['offers a video codec the platform does not take', chromium.replace('VP8/90000', 'H263/90000'), /does not take/],
    ['offers video by repair codecs alone', 'v=0\r\na=group:BUNDLE 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 97\r\na=mid:0\r\na=rtpmap:97 rtx/90000\r\na=recvonly\r\na=rtcp-mux\r\na=fingerprint:sha-256 AA\r\n', /no video codec/],
    ['has no live section', 'v=0\r\nm=audio 0 UDP/TLS/RTP/SAVPF 111\r\n', /no media section/],
    ['is no description', 'not SDP', /not a session description/],
  ];
  for (const [fault, sdp, words] of faults) {
    it(`is held back when it ${fault}`, () => assert.match(checkOffer(sdp).join('\n'), words));
  }

  it('names each problem once, and no other', () => {
    assert.deepEqual(checkOffer(withoutLines(chromium, 'a=mid:1')), ['Section without mid (video) is outside the BUNDLE group.']);
  });

  it('may list key presses beside Opus: the platform does so itself', () => {
    assert.deepEqual(checkOffer(description('platform-consumer-video')), []);
  });

  it('needs nothing of a section that is refused, and no msid in one that only receives', () => {
    const refused = 'm=video 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n';
    assert.deepEqual(checkOffer(chromium + refused), []);
    assert.deepEqual(checkOffer(withoutLines(withoutLines(chromium, 'a=sendrecv', 'a=recvonly'), 'a=msid:')), []);
  });
});

describe('a description from outside', () => {
  for (const name of ['platform-answer', 'platform-renegotiation', 'platform-consumer-video', 'chromium-offer', 'firefox-offer']) {
    it(`may reach the browser: ${name}`, () => assert.equal(checkInbound(description(name)), null));
  }

  const answer = description('platform-answer');
  const lines = (count: number, line: string) => `${line}\r\n`.repeat(count);
  const candidate = 'a=candidate:1 1 udp 1 198.51.100.7 4000 typ host';

  it('may hold 64 candidates, and no more', () => {
    assert.equal(checkInbound(answer + lines(60, candidate)), null);
    assert.match(checkInbound(answer + lines(61, candidate)) ?? '', /64 candidates/);
    assert.match(checkInbound(answer + `${candidate}\r`.repeat(61)) ?? '', /64 candidates/, 'whatever ends its lines');
  });

  it('may hold 16 media sections, and no more', () => {
    const section = 'm=audio 9 UDP/TLS/RTP/SAVPF 111';
    assert.equal(checkInbound(answer + lines(15, section)), null);
    assert.match(checkInbound(answer + lines(16, section)) ?? '', /16 media sections/);
  });

  it('may hold 64 KiB, counted in bytes, and no more', () => {
    const room = 64 * 1024 - answer.length - 'a=x-note:\r\n'.length;
    assert.equal(checkInbound(`${answer}a=x-note:${'x'.repeat(room)}\r\n`), null);
    assert.match(checkInbound(`${answer}a=x-note:${'x'.repeat(room + 1)}\r\n`) ?? '', /64 KiB/);
    assert.match(checkInbound(`${answer}a=x-note:${'€'.repeat(room / 2)}\r\n`) ?? '', /64 KiB/, 'three bytes a character');
  });

  it('is refused when it is none, or has no media section', () => {
    assert.match(checkInbound('<html>') ?? '', /not a session description/);
    assert.match(checkInbound('') ?? '', /not a session description/);
    assert.match(checkInbound('v=0\r\ns=-\r\n') ?? '', /no media section/);
    assert.match(checkInbound('v=0\r\nm=audio\r\n') ?? '', /malformed/);
  });

  it('is judged within a second at its worst, so that a hostile one cannot hold the page', () => {
    const hostile = ['imageattr:1 send [a] ', 'simulcast:send a;b,', 'floorid:1 ', 'rtpmap:1 a', 'fmtp:1 ', 'msid:a '];
    for (const start of hostile) {
      const started = performance.now();
      checkInbound(`${answer}a=${start}${start.repeat(60_000 / start.length)}!\r\n`);
      assert.ok(performance.now() - started < 1000, start);
    }
  });
});
