import { waitUntil } from '@open-wc/testing';

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

const NOTHING: Received = { packets: 0, energy: 0, frames: 0 };
const PATIENCE_MS = 15_000;
/** A tenth of a second of sound. */
const SOME_PACKETS = 5;
const SOME_FRAMES = 3;

/** Both ends of a call are in this page: what holds for every connection holds for the agent's and for the phone's. */
export async function everyEndHears(): Promise<void> {
  await everyEnd('hears the other', (now, then) => now.packets >= then.packets + SOME_PACKETS && now.energy > then.energy);
}

/** The picture of one side arrives, and is decoded, at the other. */
export async function someEndSees(ends: 1 | 2): Promise<void> {
  await compare(`${ends} of the ends see`, (now, then) => now.frames >= then.frames + SOME_FRAMES, (count) => count === ends);
}

async function everyEnd(what: string, rises: Rises): Promise<void> {
  await compare(`every end ${what}`, rises, (count) => count === 2);
}

type Rises = (now: Received, then: Received) => boolean;

/** Waits until as many connections as asked for have received more than at first. A call has two, so there must be two. */
async function compare(what: string, rises: Rises, enough: (count: number) => boolean): Promise<void> {
  const before = await receivedByAll();
  let now: readonly Received[] = [];
  try {
    await waitUntil(
      async () => {
        now = await receivedByAll();
        return now.length === 2 && enough(now.filter((each, index) => rises(each, before[index] ?? NOTHING)).length);
      },
      what,
      { interval: 100, timeout: PATIENCE_MS },
    );
  } catch {
    throw new Error(`It never came that ${what}: before ${JSON.stringify(before)}, after ${JSON.stringify(now)}`);
  }
}

/** Of every connection that is up, in the order in which they were made. */
async function receivedByAll(): Promise<readonly Received[]> {
  const live = connections.filter(({ connectionState }) => connectionState === 'connected');
  return Promise.all(live.map(async (connection) => received(await connection.getStats())));
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
