import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codecName } from '../../src/rtc/video-codecs.js';
import { readStatistics, type StatisticsView } from '../../src/rtc/statistics.js';

const view: StatisticsView = { sendsVideo: true, microphoneOn: true, videoTrackId: 'front' };

/** As Chromium and Firefox shape them, cut down to what is read. */
const entries = [
  { type: 'codec', id: 'c1', mimeType: 'video/VP8' },
  { type: 'codec', id: 'c2', mimeType: 'video/H264' },
  { type: 'inbound-rtp', kind: 'audio', bytesReceived: 0, packetsReceived: 0, packetsLost: 0, jitter: 0 },
  { type: 'inbound-rtp', kind: 'audio', bytesReceived: 6000, packetsReceived: 100, packetsLost: 2, jitter: 0.012 },
  { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'back', codecId: 'c1', packetsReceived: 5, framesDecoded: 1 },
  { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'front', codecId: 'c2', packetsReceived: 50, framesDecoded: 20 },
  { type: 'outbound-rtp', kind: 'audio', bytesSent: 700, packetsSent: 70 },
  { type: 'outbound-rtp', kind: 'video', codecId: 'c1', bytesSent: 900, packetsSent: 9, framesSent: 3 },
  { type: 'media-source', kind: 'audio', audioLevel: 0.25 },
  { type: 'transport', selectedCandidatePairId: 'p2' },
  { type: 'candidate-pair', id: 'p1', currentRoundTripTime: 9 },
  { type: 'candidate-pair', id: 'p2', currentRoundTripTime: 0.08 },
];

const read = (entries: Parameters<typeof readStatistics>[0], view: StatisticsView, at: number) => readStatistics(entries, view, at, codecName);

describe('reading the statistics of a connection', () => {
  it('adds up what was received, whichever section it came in', () => {
    const { sample, audio, video } = read(entries, view, 5);
    assert.deepEqual(sample, { at: 5, audioBytes: 6000, audioPackets: 100, audioLost: 2, jitterMs: 12, roundTripMs: 80, microphoneLevel: 0.25 });
    assert.equal(audio['packets_sent'], 70);
    assert.equal(audio['jitter_ms'], 12);
    assert.deepEqual([video['packets_received'], video['frames_decoded'], video['frames_sent']], [55, 21, 3]);
  });

  it('names the codec we send and that of the picture shown', () => {
    const { sending, receiving } = read(entries, view, 0);
    assert.deepEqual([sending, receiving], ['VP8', 'H264']);
  });

  it('names none while no video is sent or shown, or before the first packet', () => {
    const off = read(entries, { ...view, sendsVideo: false, videoTrackId: null }, 0);
    assert.deepEqual([off.sending, off.receiving], [null, null]);
    const unsent = entries.map((entry) => ('packetsSent' in entry ? { ...entry, packetsSent: 0 } : entry));
    assert.equal(read(unsent, view, 0).sending, null);
  });

  it('takes the round trip from the other side\'s reports on our sound when there are any', () => {
    const reports = [
      { type: 'remote-inbound-rtp', kind: 'video', roundTripTime: 0.3 },
      { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.045 },
    ];
    assert.equal(read([...entries, ...reports], view, 0).sample.roundTripMs, 45);
    assert.equal(read([...entries, ...reports.slice(0, 1)], view, 0).sample.roundTripMs, 300);
  });

  it('tells no microphone level while muted', () => {
    assert.equal(read(entries, { ...view, microphoneOn: false }, 0).sample.microphoneLevel, null);
  });

  it('reads an empty report', () => {
    const { sample, audio } = read([], view, 0);
    assert.deepEqual([sample.audioPackets, sample.jitterMs, sample.roundTripMs], [0, null, null]);
    assert.equal('jitter_ms' in audio, false);
  });

  it('passes over figures of the wrong type', () => {
    const odd = [{ type: 'inbound-rtp', kind: 'audio', packetsReceived: 'many', jitter: null }, { type: 'codec', id: 1 }];
    const { audioPackets, jitterMs } = read(odd, view, 0).sample;
    assert.deepEqual([audioPackets, jitterMs], [0, null]);
  });
});
