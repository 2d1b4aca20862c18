import type { CallStatistics, MediaEngineEvent } from '../session/ports.js';
import { measureQuality, UNMEASURED, type MediaSample } from './quality.js';
import { codecName } from './video-codecs.js';

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

export interface StatisticsReading {
  readonly sample: MediaSample;
  /** Video codecs in use, by their short names. */
  readonly sending: string | null;
  readonly receiving: string | null;
  readonly audio: CallStatistics['audio'];
  readonly video: CallStatistics['video'];
}

type Entry = Readonly<Record<string, unknown>>;

/** Reads the connection's statistics once a second while it is connected, and tells what they mean. */
export class StatisticsSampler {
  readonly #pc: RTCPeerConnection;
  readonly #view: () => StatisticsView;
  readonly #emit: (event: MediaEngineEvent) => void;
  #quality = UNMEASURED;
  #last: StatisticsReading | null = null;
  #mos: number | null = null;

  constructor(pc: RTCPeerConnection, view: () => StatisticsView, emit: (event: MediaEngineEvent) => void, over: AbortSignal) {
    this.#pc = pc;
    this.#view = view;
    this.#emit = emit;
    const timer = setInterval(() => {
      if (pc.connectionState === 'connected') void this.#sample();
    }, INTERVAL_MS);
    over.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  /** The figures at the end of the call, or those of a second ago when the browser is slow to tell. */
  async last(): Promise<Pick<CallStatistics, 'audio' | 'video'>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, LAST_READ_MS, null)));
    const reading = (await Promise.race([this.#read().catch(() => null), late])) ?? this.#last;
    clearTimeout(timer);
    return {
      audio: { ...reading?.audio, ...(this.#mos === null ? {} : { mos: this.#mos }) },
      video: { ...reading?.video },
    };
  }

  async #sample(): Promise<void> {
    const before = this.#last;
    const reading = await this.#read().catch(() => null);
    if (!reading) return;
    this.#last = reading;
    const { sending, receiving } = reading;
    if (sending !== (before?.sending ?? null) || receiving !== (before?.receiving ?? null)) this.#emit({ type: 'codecs', sending, receiving });
    const { state, quality, changes } = measureQuality(this.#quality, reading.sample);
    this.#quality = state;
    this.#mos = quality.mos ?? this.#mos;
    this.#emit({ type: 'quality', quality });
    for (const change of changes) this.#emit({ type: 'warning', ...change });
  }

  async #read(): Promise<StatisticsReading> {
    const report = await this.#pc.getStats();
    const entries: Entry[] = [];
    report.forEach((entry: Entry) => entries.push(entry));
    return readStatistics(entries, this.#view(), performance.now());
  }
}

/** What the entries of one `getStats()` say. `at`: when they were read, in ms. */
export function readStatistics(entries: readonly Entry[], view: StatisticsView, at: number): StatisticsReading {
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
  const level = most(all('media-source', 'audio'), 'audioLevel');
  return {
    sample: {
      at,
      audioBytes: sum(heard, 'bytesReceived'),
      audioPackets: sum(heard, 'packetsReceived'),
      audioLost: sum(heard, 'packetsLost'),
      jitterMs,
      roundTripMs,
      microphoneLevel: view.microphoneOn ? level : null,
    },
    sending: view.sendsVideo ? codecOf(shown.find((entry) => (numberIn(entry, 'packetsSent') ?? 0) > 0)) : null,
    receiving: view.videoTrackId === null ? null : codecOf(seen.find(({ trackIdentifier }) => trackIdentifier === view.videoTrackId)),
    audio: {
      ...traffic(heard, spoken),
      ...(jitterMs === null ? {} : { jitter_ms: jitterMs }),
      ...(roundTripMs === null ? {} : { round_trip_ms: roundTripMs }),
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
  const reported = [...reports.filter(({ kind }) => kind === 'audio'), ...reports].map((entry) => numberIn(entry, 'roundTripTime'));
  const transport = entries.find(({ selectedCandidatePairId }) => typeof selectedCandidatePairId === 'string');
  const pair = transport && entries.find(({ id }) => id === transport.selectedCandidatePairId);
  return inMs(reported.find((seconds) => seconds !== null) ?? (pair ? numberIn(pair, 'currentRoundTripTime') : null));
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000);
}

function sum(entries: readonly Entry[], key: string): number {
  return entries.reduce((total, entry) => total + (numberIn(entry, key) ?? 0), 0);
}

function most(entries: readonly Entry[], key: string): number | null {
  return entries.reduce<number | null>((top, entry) => {
    const value = numberIn(entry, key);
    return value === null || (top !== null && top >= value) ? top : value;
  }, null);
}

function numberIn(entry: Entry, key: string): number | null {
  const value = entry[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
