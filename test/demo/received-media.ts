import { waitUntil } from '@open-wc/testing';
import { elementsIn } from './region.js';

const connections: RTCPeerConnection[] = [];
const Original = globalThis.RTCPeerConnection;

/** From here on, remembers every connection that the page makes, so that what it receives can be measured. */
export function watchConnections(): void {
  connections.length = 0;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

export function stopWatchingConnections(): void {
  globalThis.RTCPeerConnection = Original;
}

interface Received {
  readonly packets: number;
  readonly energy: number;
  readonly frames: number;
}

interface Sample {
  /** Milliseconds, by the page's clock. */
  readonly at: number;
  readonly ends: readonly Received[];
}

const NOTHING: Received = { packets: 0, energy: 0, frames: 0 };
/** The longest of the protocol's own timers takes 10 s, and the machine may be doing other things. */
const PATIENCE_MS = 25_000;
const MOMENT_MS = 100;
/** Longer than the pauses between the beeps of a browser's fake microphone. */
const LONG_MS = 2_000;
/** The beeps, after the browser has taken them for noise and made them soft, bring a hundred times as much; silence brings nothing. */
const SOUND = 1e-8;

/** Both ends of a call are in this page: what holds for every connection holds for the agent's and for the phone's. */
export async function bothEndsHear(): Promise<void> {
  await compare('both ends hear the other', MOMENT_MS, hears, 2);
  await panelPlays();
}

/** What has been received is of use to nobody unless it is played. The phone stays silent: it would be heard beside the panel. */
async function panelPlays(): Promise<void> {
  const speakers = elementsIn(document.body).filter((element) => element instanceof HTMLMediaElement);
  const from = new Map(speakers.map((speaker) => [speaker, speaker.currentTime]));
  const playing = () => speakers.some((speaker) => isLoud(speaker) && speaker.currentTime > (from.get(speaker) ?? 0));
  await waitUntil(playing, 'the panel plays what it receives', { interval: 50, timeout: PATIENCE_MS });
}

function isLoud({ srcObject, muted, paused }: HTMLMediaElement): boolean {
  return srcObject instanceof MediaStream && srcObject.getAudioTracks().length > 0 && !muted && !paused;
}

/** One side is muted: sound arrives at one end only. */
export function oneEndHears(): Promise<void> {
  return compare('only one end hears the other', LONG_MS, hears, 1);
}

/** The pictures of so many sides arrive, and are decoded, at the other. */
export function endsThatSee(count: 0 | 1 | 2): Promise<void> {
  return compare(`${count} of the ends see the other`, MOMENT_MS, (now, then) => now.frames > then.frames, count);
}

function hears(now: Received, then: Received): boolean {
  return now.packets > then.packets && now.energy > then.energy + SOUND;
}

/** Waits for a stretch of time of at least `ms` in which `rises` is true of `count` of the two ends. */
async function compare(what: string, ms: number, rises: (now: Received, then: Received) => boolean, count: number): Promise<void> {
  let then: Sample = { at: 0, ends: [] };
  let seen = '';
  const holds = async (): Promise<boolean> => {
    const now = await receivedByAll();
    if (now.ends.length === then.ends.length && now.at < then.at + ms) return false;
    const risen = now.ends.filter((end, index) => rises(end, then.ends[index] ?? NOTHING));
    const comparable = now.ends.length === 2 && then.ends.length === 2;
    seen = JSON.stringify([then, now]);
    then = now;
    return comparable && risen.length === count;
  };
  try {
    await waitUntil(holds, what, { interval: 50, timeout: PATIENCE_MS });
  } catch {
    throw new Error(`It never came that ${what}. Last, before and after: ${seen}`);
  }
}

/** Of every connection that is up, in the order in which they were made. */
async function receivedByAll(): Promise<Sample> {
  const live = connections.filter(({ connectionState }) => connectionState === 'connected');
  const ends = await Promise.all(live.map(async (connection) => received(await connection.getStats())));
  return { at: performance.now(), ends };
}

function received(report: RTCStatsReport): Received {
  let { packets, energy, frames } = NOTHING;
  report.forEach((entry: Readonly<Record<string, unknown>>) => {
    if (entry['type'] !== 'inbound-rtp') return;
    if (entry['kind'] === 'audio') {
      packets += numberIn(entry, 'packetsReceived');
      energy += numberIn(entry, 'totalAudioEnergy');
    } else {
      frames += numberIn(entry, 'framesDecoded');
    }
  });
  return { packets, energy, frames };
}

function numberIn(entry: Readonly<Record<string, unknown>>, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
