import type { CallStatistics, MediaEngineEvent } from '../session/ports.js';
import { measureQuality, UNMEASURED, type MediaSample } from './quality.js';

const INTERVAL_MS = 1000;
/** How long the end of a call may wait for the last figures. */
const LAST_READ_MS = 300;

/** What the statistics cannot know by themselves. */
export interface StatisticsView {
  readonly sendsVideo: boolean;
  readonly microphoneOn: boolean;
  /** The id of the remote video track shown, or null. */
  readonly videoTrackId: string | null;
}

export interface StatisticsReading extends Figures {
  readonly sample: MediaSample;
  /** Video codecs in use, by their short names. */
  readonly sending: string | null;
  readonly receiving: string | null;
}

export type Figures = Pick<CallStatistics, 'audio' | 'video'>;
/** Handed in, so that this file needs nothing of the one that loads it. */
export type CodecNaming = (codec: { readonly mimeType: string }) => string | null;
type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads the connection's statistics once a second while it is connected, and tells what they mean. Returns what reads the
 * figures at the end of the call: those of a second ago when the browser is slow to tell.
 */
export function sampleStatistics(pc: RTCPeerConnection, view: () => StatisticsView, emit: (event: MediaEngineEvent) => void, over: AbortSignal, codecName: CodecNaming): () => Promise<Figures> {
  let state = UNMEASURED;
  let last: StatisticsReading | null = null;
  let mos: number | null = null;

  const read = async () => {
    const entries: Entry[] = [];
    try {
      (await pc.getStats()).forEach((entry: Entry) => entries.push(entry));
    } catch {
      return null;
    }
    return readStatistics(entries, view(), performance.now(), codecName);
  };
  const sample = async () => {
    const reading = await read();
    if (!reading) return;
    const { sending, receiving } = reading;
    if (sending !== (last?.sending ?? null) || receiving !== (last?.receiving ?? null)) emit({ type: 'codecs', sending, receiving });
    last = reading;
    const { quality, changes, state: next } = measureQuality(state, reading.sample);
    state = next;
    mos = quality.mos ?? mos;
    emit({ type: 'quality', quality });
    for (const change of changes) emit({ type: 'warning', ...change });
  };

  const timer = setInterval(() => {
    if (pc.connectionState === 'connected') void sample();
  }, INTERVAL_MS);
  over.addEventListener('abort', () => clearInterval(timer));

  return async () => {
    const late = new Promise<null>((resolve) => setTimeout(resolve, LAST_READ_MS, null));
    const reading = (await Promise.race([read(), late])) ?? last;
    return { audio: { ...reading?.audio, ...(mos !== null && { mos }) }, video: { ...reading?.video } };
  };
}

/** What the entries of one `getStats()` say. `at`: when they were read, in ms. */
export function readStatistics(entries: readonly Entry[], view: StatisticsView, at: number, codecName: CodecNaming): StatisticsReading {
  const all = (type: string, kind: string) => entries.filter((entry) => entry.type === type && entry.kind === kind);
  const heard = all('inbound-rtp', 'audio');
  const spoken = all('outbound-rtp', 'audio');
  const seen = all('inbound-rtp', 'video');
  const shown = all('outbound-rtp', 'video');
  const codecOf = (entry: Entry | undefined) => {
    const codec = entry && entries.find(({ type, id }) => type === 'codec' && id === entry.codecId);
    return typeof codec?.mimeType === 'string' ? codecName({ mimeType: codec.mimeType }) : null;
  };
  const jitterMs = inMs(most(heard, 'jitter'));
  const roundTripMs = roundTripOf(entries);
  return {
    sample: {
      at,
      audioBytes: sum(heard, 'bytesReceived'),
      audioPackets: sum(heard, 'packetsReceived'),
      audioLost: sum(heard, 'packetsLost'),
      jitterMs,
      roundTripMs,
      microphoneLevel: view.microphoneOn ? most(all('media-source', 'audio'), 'audioLevel') : null,
    },
    sending: view.sendsVideo ? codecOf(shown.find((entry) => sum([entry], 'packetsSent') > 0)) : null,
    receiving: view.videoTrackId === null ? null : codecOf(seen.find(({ trackIdentifier }) => trackIdentifier === view.videoTrackId)),
    audio: {
      ...traffic(heard, spoken),
      ...(jitterMs !== null && { jitter_ms: jitterMs }),
      ...(roundTripMs !== null && { round_trip_ms: roundTripMs }),
    },
    video: { ...traffic(seen, shown), frames_decoded: sum(seen, 'framesDecoded'), frames_sent: sum(shown, 'framesSent') },
  };
}

function traffic(inbound: readonly Entry[], outbound: readonly Entry[]): Readonly<Record<string, number>> {
  return {
    packets_received: sum(inbound, 'packetsReceived'),
    packets_lost: sum(inbound, 'packetsLost'),
    bytes_received: sum(inbound, 'bytesReceived'),
    packets_sent: sum(outbound, 'packetsSent'),
    bytes_sent: sum(outbound, 'bytesSent'),
  };
}

/** As the other side's reports tell it (audio first), else by the connectivity checks, which Firefox always times at 0. */
function roundTripOf(entries: readonly Entry[]): number | null {
  const reports = entries.filter(({ type }) => type === 'remote-inbound-rtp');
  const inUse = entries.map(({ selectedCandidatePairId }) => selectedCandidatePairId);
  const pairs = entries.filter(({ type, id }) => type === 'candidate-pair' && inUse.includes(id));
  const [seconds = null] = [
    ...numbersIn(reports.filter(({ kind }) => kind === 'audio'), 'roundTripTime'),
    ...numbersIn(reports, 'roundTripTime'),
    ...numbersIn(pairs, 'currentRoundTripTime'),
  ];
  return inMs(seconds);
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000);
}

function sum(entries: readonly Entry[], key: string): number {
  return numbersIn(entries, key).reduce((total, value) => total + value, 0);
}

function most(entries: readonly Entry[], key: string): number | null {
  const values = numbersIn(entries, key);
  return values.length > 0 ? Math.max(...values) : null;
}

function numbersIn(entries: readonly Entry[], key: string): readonly number[] {
  return entries.map((entry) => entry[key]).filter((value) => typeof value === 'number');
}
