import { seededRandom, type Random } from '../../src/simulator/random.js';
import type { FaultsOptions } from '../../src/simulator.js';
import type { Device, LiveDesk } from './live-desk.js';

type Switch = { readonly who: 'agent'; readonly device: Device } | { readonly who: 'consumer'; readonly device: Exclude<Device, 'screen'> };

/** One thing turned on or off, so long after the one before. */
export interface Gust {
  readonly afterMs: number;
  readonly turned: Switch;
  readonly on: boolean;
}

const SWITCHES: readonly Switch[] = [
  { who: 'agent', device: 'microphone' },
  { who: 'agent', device: 'camera' },
  { who: 'agent', device: 'screen' },
  { who: 'consumer', device: 'microphone' },
  { who: 'consumer', device: 'camera' },
];

/** Half of the gusts come together, within one round trip; the others leave the time for one, or for a part of one. */
const TOGETHER_MS = 15;
const APART_MS = 250;

/** What is turned when: the same for the same seed. How the browser's own timing falls in between is different every time. */
export function stormOf(seed: number, gusts: number): readonly Gust[] {
  const random = seededRandom(seed);
  const on = new Set(SWITCHES.filter(({ device }) => device === 'microphone'));
  return Array.from({ length: gusts }, () => {
    const turned = SWITCHES[Math.floor(random() * SWITCHES.length)] ?? SWITCHES[0];
    if (turned === undefined) throw new Error('There is nothing to turn.');
    if (!on.delete(turned)) on.add(turned);
    return { turned, on: on.has(turned), afterMs: random() * (random() < 0.5 ? TOGETHER_MS : APART_MS) };
  });
}

export async function blow(desk: LiveDesk, storm: readonly Gust[]): Promise<void> {
  for (const { turned, on, afterMs } of storm) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    if (turned.who === 'agent') desk.turn(turned.device, on);
    else desk.turnConsumers(turned.device, on);
  }
}

/** Whether it is on when the storm is over. */
export function lastWish(storm: readonly Gust[], who: Switch['who'], device: Device): boolean {
  return storm.findLast(({ turned }) => turned.who === who && turned.device === device)?.on ?? device === 'microphone';
}

/** Everything comes in the end, but late, in any order, and some of it twice. */
export function unruly(seed: number): Required<FaultsOptions> {
  const random = seededRandom(seed);
  return {
    webhooks: { delayMs: [0, 150], duplicate: 0.3, reorder: 0.15 },
    replies: { delayMs: () => random() * (random() < 0.2 ? 800 : 100) },
  };
}

/** Beside that, updates and what they are answered with get lost, or are answered with nonsense. */
export function lossy(seed: number, { updates }: LiveDesk): Required<FaultsOptions> {
  const random = seededRandom(seed + 1);
  const isEmpty = ofUpdates(random, 0.07);
  const { webhooks, replies } = unruly(seed);
  return {
    webhooks: { ...webhooks, lose: ofUpdates(random, 0.15) },
    replies: {
      ...replies,
      lose: ofUpdates(random, 0.07),
      unreachable: ofUpdates(random, 0.07),
      // Only in the place of an answer: to tracks alone it says that they were accepted, and nobody could know better.
      emptySuccess: (kind) => isEmpty(kind) && updates.at(-1)?.request.session !== undefined,
      errorEnvelope: ofUpdates(random, 0.07),
      errorReason: 'collision',
      serverError: ofUpdates(random, 0.07),
      notJson: ofUpdates(random, 0.07),
    },
  };
}

function ofUpdates(random: Random, chance: number): (kind: string) => boolean {
  return (kind) => kind === 'media_update' && random() < chance;
}
