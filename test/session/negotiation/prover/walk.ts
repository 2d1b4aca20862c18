/** Walks every world that can come of a first one, breadth first, so that the trace of a violation is the shortest there is. */
import { createHash } from 'node:crypto';
import { isSettled } from '../../../../src/session/negotiation/negotiation.js';
import type { PlatformRules } from './platform-model.js';
import { movesOf, newWorld, type Budget, type StepFunction, type World } from './world.js';

export interface Scenario {
  readonly name: string;
  readonly rules: PlatformRules;
  readonly budget: Budget;
  /** Further requests that a fault may cost (each fault: so many), and that the dialect's first surprise may cost once. */
  readonly perFault: number;
  readonly surprise: number;
}

export interface Finding {
  readonly problem: string;
  /** What happened, step by step. */
  readonly trace: readonly string[];
}

export interface Account {
  readonly worlds: number;
  readonly ends: number;
  /** The most requests that any end had beyond the minimum (one a change, one a consumer's move). */
  readonly dearest: number;
  readonly finding: Finding | null;
}

export function walk(step: StepFunction, scenario: Scenario): Account {
  const { rules, budget } = scenario;
  const seen = new Set<string>();
  const parents: number[] = [-1];
  const names: string[] = ['start'];
  let frontier: { world: World; index: number }[] = [{ world: newWorld(step, rules, budget), index: 0 }];
  let ends = 0;
  let dearest = 0;
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { world, index } of frontier) {
      const problem = problemOf(world, scenario);
      if (problem !== null) return { worlds: parents.length, ends, dearest, finding: { problem, trace: traceTo(index, parents, names) } };
      if (isQuiet(world)) {
        ends += 1;
        dearest = Math.max(dearest, world.sent - world.changes - world.moves);
      }
      for (const move of movesOf(step, rules, world)) {
        const key = keyOf(move.to, scenario);
        if (seen.has(key)) continue;
        seen.add(key);
        parents.push(index);
        names.push(move.name);
        next.push({ world: move.to, index: parents.length - 1 });
      }
    }
    frontier = next;
  }
  return { worlds: parents.length, ends, dearest, finding: null };
}

/** Request ids only tell requests apart, and of what was sent only the excess matters: worlds that differ in nothing else are one. */
function keyOf(world: World, { perFault }: Scenario): string {
  const { sent, changes, moves, faults, requests, replies, client, ...rest } = world;
  const { activity, ...state } = { ...client, nextRequestId: 0 };
  const inFlight = activity.at === 'sent' || activity.at === 'answering' ? activity.update.id : null;
  const ids = [...new Set([...requests.map(({ id }) => id), ...replies.map(({ id }) => id)])].sort((a, b) => a - b);
  const name = (id: number | null) => (id === null ? null : ids.indexOf(id));
  const key = [
    rest,
    state,
    activity.at === 'sent' || activity.at === 'answering' ? { ...activity, update: { ...activity.update, id: 0 } } : activity,
    name(inFlight),
    requests.map((request) => JSON.stringify({ ...request, id: name(request.id) })).sort(),
    replies.map((reply) => JSON.stringify({ ...reply, id: name(reply.id) })).sort(),
    sent - changes - moves - perFault * faults,
  ];
  return createHash('md5').update(JSON.stringify(key)).digest('base64');
}

function isQuiet(world: World): boolean {
  return world.engine === null && world.requests.length === 0 && world.replies.length === 0 && world.webhooks.length === 0 && !world.timers.some((name) => name !== 'give-up');
}

/** What is wrong with this world; null when nothing is. */
function problemOf(world: World, { perFault, surprise }: Scenario): string | null {
  if (world.violation !== null) return world.violation;
  if (!isQuiet(world)) return null;
  const { client, platform } = world;
  if (client.activity.at !== 'rest') return `nothing is on its way, but the client is ${client.activity.at}`;
  if (world.signaling !== 'stable') return 'an offer is left pending';
  if (world.timers.length > 0) return `a timer is left: ${world.timers.join(', ')}`;
  if (!isSettled(client)) return 'wanted differs from acknowledged, and nothing is done about it';
  const { audio, video } = world.wants;
  if ((platform.tracks['msid-audio'] === 'enabled') !== audio) return `the microphone is ${audio ? 'on' : 'off'} here and ${platform.tracks['msid-audio'] ?? 'absent'} there`;
  if ((platform.tracks['msid-video'] === 'enabled') !== video) return `the camera is ${video ? 'on' : 'off'} here and ${platform.tracks['msid-video'] ?? 'absent'} there`;
  const version = client.ledger.version;
  const explained = world.lostWebhooks.some((lost) => lost > version) || client.ledger.suspect !== null;
  if (version > platform.version) return `the client is at version ${version}, ahead of the platform's ${platform.version}`;
  if (version < platform.version && !explained) return `the client is at version ${version}, the platform at ${platform.version}`;
  const { changed, shown } = world.consumer;
  if (shown < changed && !world.lostWebhooks.includes(changed)) return `the consumer changed something as version ${changed}, and the agent is shown version ${shown}`;
  const most = world.changes + world.moves + perFault * world.faults + surprise;
  return world.sent > most ? `${world.sent} requests, and ${most} would have done` : null;
}

function traceTo(index: number, parents: readonly number[], names: readonly string[]): readonly string[] {
  const trace: string[] = [];
  for (let at = index; at > 0; at = parents[at] ?? 0) trace.unshift(names[at] ?? '?');
  return trace;
}
