import { waitUntil } from '@open-wc/testing';
import { recordConnections, type RecordedConnections } from '../support/connections.js';
import { growth, picturesIn, receivedOn, SOUND, type Received } from '../support/received.js';
import { elementsIn } from './region.js';

let connections: RecordedConnections | undefined;

/** From here on, remembers every connection that the page makes, so that what it receives can be measured. */
export function watchConnections(): void {
  connections = recordConnections();
}

export function stopWatchingConnections(): void {
  connections?.stop();
}

interface Sample {
  /** Milliseconds, by the page's clock. */
  readonly at: number;
  readonly connections: readonly RTCPeerConnection[];
  readonly ends: readonly Received[];
}

/** What came to an end in so many milliseconds: `null` where too little came to tell. */
type Reading = (came: Received, ms: number) => boolean | null;

/** The longest of the protocol's own timers takes 10 s, and the machine may be doing other things. */
const PATIENCE_MS = 25_000;
/** Longer than the pauses between the beeps of a browser's fake microphone. */
const WINDOW_MS = 2_000;
/** Half of what a microphone sends, also while it is muted. With fewer the page has stood still, which says nothing about pictures. */
const PACKETS_PER_SECOND = 25;

/** Both ends of a call are in this page: what holds for every connection holds for the agent's and for the phone's. */
export async function bothEndsHear(): Promise<void> {
  await bothEnds('both ends hear the other', hears);
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
  return someEnds('only one end hears the other', hears, 1);
}

/** The pictures of so many sides arrive, and are decoded, at the other. With fewer than two, no phone may be muted: it sends no sound then. */
export function endsThatSee(count: 0 | 1 | 2): Promise<void> {
  return count === 2 ? bothEnds('both ends see the other', sees) : someEnds(`${count} of the ends see the other`, sees, count);
}

const hears: Reading = ({ audioPackets, audioEnergy }) => audioPackets > 0 && audioEnergy > SOUND;

const sees: Reading = (came, ms) => {
  const pictures = picturesIn(came, ms, { black: true });
  const flows = came.audioPackets >= (ms / 1_000) * PACKETS_PER_SECOND;
  if (pictures === 'a few' || (pictures === 'none' && !flows)) return null;
  return pictures === 'moving';
};

/** That something comes is seen as soon as it has come. */
function bothEnds(what: string, reading: Reading): Promise<void> {
  return compare(what, (then, now) => readings(reading, then, now).every((read) => read === true));
}

/** That nothing comes takes a while to be seen: a stretch of time in which it is so. */
function someEnds(what: string, reading: Reading, count: 0 | 1): Promise<void> {
  return compare(what, (then, now) => {
    if (now.at < then.at + WINDOW_MS) return false;
    const read = readings(reading, then, now);
    const holds = read.every((one) => one !== null) && read.filter((one) => one).length === count;
    return holds || 'look again from here';
  });
}

function readings(reading: Reading, then: Sample, now: Sample): readonly (boolean | null)[] {
  return now.ends.map((end, index) => reading(growth(then.ends[index] ?? end, end), now.at - then.at));
}

/** Waits until both ends are up, and for what `holds` says of the time since then. */
async function compare(what: string, holds: (then: Sample, now: Sample) => boolean | 'look again from here'): Promise<void> {
  let then: Sample | null = null;
  let now: Sample | null = null;
  let seen = '';
  const look = async (): Promise<boolean> => {
    now = await receivedByAll();
    const held = then !== null && ofTheSameCall(then, now) ? holds(then, now) : 'look again from here';
    seen = JSON.stringify([then, now].map((sample) => sample && [sample.at, sample.ends]));
    if (held === 'look again from here') then = now;
    return held === true;
  };
  try {
    await waitUntil(look, what, { interval: 50, timeout: PATIENCE_MS });
  } catch {
    throw new Error(`It never came that ${what}. Last, before and after: ${seen}`);
  }
}

/** Of every connection that is up, in the order in which they were made. */
async function receivedByAll(): Promise<Sample> {
  const live = (connections?.made ?? []).filter(({ connectionState }) => connectionState === 'connected');
  const ends = await Promise.all(live.map(receivedOn));
  return { at: performance.now(), connections: live, ends };
}

function ofTheSameCall(then: Sample, now: Sample): boolean {
  return now.connections.length === 2 && then.connections.length === 2 && now.connections.every((connection, index) => connection === then.connections[index]);
}
