import type { PlatformRules } from './platform-model.js';
import type { Scenario } from './walk.js';
import type { Budget } from './world.js';

const DOCUMENTED: PlatformRules = {
  tracksOnlyCounts: false,
  acceptRenegotiationCounts: false,
  replyRenegotiationCounts: false,
  replyRenegotiates: false,
  tracksOnlyAccepted: true,
  collision: 'empty-success',
};

const NOTHING: Budget = { localChanges: 0, consumerChanges: 0, losses: 0, duplicates: 0, errors: 0, lateness: 0 };

/**
 * What one fault may cost beyond itself: a request that vanishes is sent again, and may by then have to be sent at two versions, since whether
 * the first one moved the version can only be found out by asking.
 */
const PER_FAULT = 2;

function scenario(name: string, budget: Partial<Budget>, rules: Partial<PlatformRules> = {}, surprise = 0): Scenario {
  return { name, budget: { ...NOTHING, ...budget }, rules: { ...DOCUMENTED, ...rules }, perFault: PER_FAULT, surprise };
}

/** Walked by every `npm test`. */
export const SCENARIOS: readonly Scenario[] = [
  scenario('3 changes of ours, 3 of the consumer’s, in any order', { localChanges: 3, consumerChanges: 3 }),
  scenario('the same, a collision told as an error', { localChanges: 3, consumerChanges: 3 }, { collision: 'error' }),
  scenario('a webhook delivered twice', { localChanges: 2, consumerChanges: 3, duplicates: 1 }),
  scenario('something lost', { localChanges: 2, consumerChanges: 2, losses: 1 }),
  scenario('two things lost', { localChanges: 2, consumerChanges: 1, losses: 2 }),
  scenario('a reply that is an error', { localChanges: 2, consumerChanges: 2, errors: 1 }),
  scenario('a wait that ends too early', { localChanges: 2, consumerChanges: 2, lateness: 1 }),
  scenario('a loss and an error and a duplicate', { localChanges: 2, consumerChanges: 1, losses: 1, errors: 1, duplicates: 1 }),
  // What the platform's first surprise costs, once a call, is what it takes to find the version by asking.
  scenario('tracks alone count', { localChanges: 3, consumerChanges: 2 }, { tracksOnlyCounts: true }, 2),
  scenario('tracks alone are refused', { localChanges: 3, consumerChanges: 2 }, { tracksOnlyAccepted: false }, 3),
  scenario('the renegotiation of accept counts', { localChanges: 3, consumerChanges: 2 }, { acceptRenegotiationCounts: true }, 2),
  scenario('replies renegotiate', { localChanges: 3, consumerChanges: 2 }, { replyRenegotiates: true }),
  scenario('replies renegotiate, and it counts', { localChanges: 3, consumerChanges: 2 }, { replyRenegotiates: true, replyRenegotiationCounts: true }, 2),
  scenario('everything counts', { localChanges: 3, consumerChanges: 1 }, { tracksOnlyCounts: true, acceptRenegotiationCounts: true, replyRenegotiates: true, replyRenegotiationCounts: true }, 4),
];

/** Walked by `npm run prove`: the same, further. */
export const FAR_SCENARIOS: readonly Scenario[] = [
  ...SCENARIOS,
  scenario('4 and 4', { localChanges: 4, consumerChanges: 4 }),
  scenario('3 and 3, a duplicate', { localChanges: 3, consumerChanges: 3, duplicates: 1 }),
  scenario('3 and 3, a loss', { localChanges: 3, consumerChanges: 3, losses: 1 }),
  scenario('3 and 2, two losses', { localChanges: 3, consumerChanges: 2, losses: 2 }),
  scenario('3 and 3, an error', { localChanges: 3, consumerChanges: 3, errors: 1 }),
  scenario('3 and 3, a wait too short', { localChanges: 3, consumerChanges: 3, lateness: 1 }),
  scenario('one of every fault', { localChanges: 2, consumerChanges: 1, losses: 1, duplicates: 1, errors: 1, lateness: 1 }),
];
