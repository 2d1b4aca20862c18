/**
 * A call in miniature: the product's own negotiation step, a model of the platform, and between them a network that delivers in any order,
 * late, twice or never. `movesOf` gives everything that can happen next.
 */
import { DEFAULT_DIALECT } from '../../../../src/protocol/dialect.js';
import { newNegotiation, type Negotiation, type NegotiationEffect, type NegotiationEvent, type Step } from '../../../../src/session/negotiation/negotiation.js';
import { answerRequest, readModelReply, RENEGOTIATION, type ModelReply, type ModelRequest, type PlatformModel, type PlatformRules } from './platform-model.js';

export type StepFunction = (state: Negotiation, event: NegotiationEvent) => Step;

/** How much of each may still happen. */
export interface Budget {
  readonly localChanges: number;
  readonly consumerChanges: number;
  /** Requests, replies and webhooks that vanish. */
  readonly losses: number;
  /** Webhooks delivered twice. */
  readonly duplicates: number;
  /** Replies that are an error though the request was carried out or not. */
  readonly errors: number;
  /** Waits that end though what they waited for is still on its way. */
  readonly lateness: number;
}

export interface World {
  readonly client: Negotiation;
  readonly platform: PlatformModel;
  /** What the agent asked for last: kept apart, so that a client that forgets a wish is found out. */
  readonly wants: Readonly<Record<'audio' | 'video', boolean>>;
  readonly signaling: 'stable' | 'have-local-offer';
  /** What the engine was asked to do and has not done yet. */
  readonly engine: EngineTask | null;
  readonly requests: readonly ModelRequest[];
  readonly replies: readonly ModelReply[];
  readonly webhooks: readonly number[];
  readonly timers: readonly string[];
  readonly left: Budget;
  /** Counted for the bound on requests. */
  readonly sent: number;
  readonly changes: number;
  readonly moves: number;
  readonly faults: number;
  /** Versions whose webhook is lost for good. */
  readonly lostWebhooks: readonly number[];
  /** The last change of the consumer's, as a version; and up to which one the client has put into force what the platform said. */
  readonly consumer: { readonly changed: number; readonly shown: number };
  /** What a step did that no legal order allows; null while all is well. */
  readonly violation: string | null;
}

type EngineTask = { readonly do: 'create-offer'; readonly video: boolean } | { readonly do: 'apply-answer' | 'apply-offer' | 'rollback' };

export interface Move {
  readonly name: string;
  readonly to: World;
}

const MSIDS = { audio: 'msid-audio', video: 'msid-video' } as const;

export function newWorld(step: StepFunction, rules: PlatformRules, left: Budget): World {
  const world: World = {
    client: newNegotiation(DEFAULT_DIALECT),
    platform: { version: rules.acceptRenegotiationCounts ? 1 : 0, tracks: { [MSIDS.audio]: 'enabled' } },
    wants: { audio: true, video: false },
    signaling: 'stable',
    engine: null,
    requests: [],
    replies: [],
    webhooks: [],
    timers: [],
    left,
    sent: 0,
    changes: 0,
    moves: 0,
    faults: 0,
    lostWebhooks: [],
    consumer: { changed: 0, shown: 0 },
    violation: null,
  };
  const exchanged = { type: 'listen', suspect: 'accept-renegotiation', msids: { audio: MSIDS.audio }, acknowledged: { audio: 'enabled', video: 'absent', screen: 'absent' } } as const;
  return tell(step, tell(step, world, exchanged), { type: 'open' });
}

function tell(step: StepFunction, world: World, event: NegotiationEvent): World {
  const [client, effects] = step(world.client, event);
  return effects.reduce(carryOut, { ...world, client });
}

function carryOut(world: World, effect: NegotiationEffect): World {
  switch (effect.type) {
    case 'create-offer':
      return operate(world, { do: 'create-offer', video: effect.request.video }, 'stable');
    case 'apply-answer': {
      const { activity } = world.client;
      return operate(show(world, activity.at === 'answering' ? activity.update.to : 0), { do: 'apply-answer' }, 'have-local-offer');
    }
    case 'rollback':
      return operate(world, { do: 'rollback' }, 'have-local-offer');
    case 'apply-offer':
      return operate(show(world, effect.sdp === RENEGOTIATION ? world.platform.version : Number(effect.sdp)), { do: 'apply-offer' }, 'stable');
    case 'send-update': {
      const { id, from, to, tracks, offer } = effect;
      const inFlight = world.client.activity.at === 'sent' ? null : 'a request left outside of an update';
      return { ...world, requests: [...world.requests, { id, from, to, tracks, offer: offer !== null }], sent: world.sent + 1, violation: world.violation ?? inFlight };
    }
    case 'timer':
      return { ...world, timers: [...new Set([...world.timers, effect.name])].sort() };
    case 'cancel-timer':
      return { ...world, timers: world.timers.filter((name) => name !== effect.name) };
    case 'gave-up':
    case 'call-failed':
    case 'call-over':
    case 'platform-offer-refused':
      return { ...world, violation: world.violation ?? effect.type };
    // An abort reaches nobody: what is on its way may still arrive.
    case 'abort-update':
    case 'version':
    case 'settled':
      return world;
  }
}

/** An older offer than what is in force brings the older state back. */
function show(world: World, version: number): World {
  return { ...world, consumer: { ...world.consumer, shown: version } };
}

/** A real connection refuses these orders; so does the model. */
function operate(world: World, task: EngineTask, needs: World['signaling']): World {
  const busy = world.engine === null ? null : `${task.do} while ${world.engine.do} is under way`;
  const illegal = world.signaling === needs ? null : `${task.do} in ${world.signaling}`;
  return { ...world, engine: task, violation: world.violation ?? busy ?? illegal };
}

export function movesOf(step: StepFunction, rules: PlatformRules, world: World): readonly Move[] {
  return [...engineMoves(step, world), ...agentMoves(step, world), ...consumerMoves(world), ...requestMoves(rules, world), ...replyMoves(step, world), ...webhookMoves(step, world), ...timerMoves(step, world)];
}

function engineMoves(step: StepFunction, world: World): readonly Move[] {
  const task = world.engine;
  if (task === null) return [];
  const done = (signaling: World['signaling'], event: NegotiationEvent): readonly Move[] => [
    { name: `engine: ${task.do} done`, to: tell(step, { ...world, engine: null, signaling }, event) },
  ];
  switch (task.do) {
    case 'create-offer':
      return done('have-local-offer', { type: 'done', offer: { sdp: 'offer', msids: task.video ? MSIDS : { audio: MSIDS.audio } } });
    case 'apply-answer':
      return done('stable', { type: 'done', offer: null });
    case 'apply-offer':
      return done('stable', { type: 'done', offer: null });
    case 'rollback':
      return done('stable', { type: 'done', offer: null });
  }
}

function agentMoves(step: StepFunction, world: World): readonly Move[] {
  if (world.left.localChanges === 0) return [];
  const next: World = { ...world, changes: world.changes + 1, left: { ...world.left, localChanges: world.left.localChanges - 1 } };
  return (['audio', 'video'] as const).map((slot) => {
    const on = !world.wants[slot];
    return { name: `agent: ${slot} ${on ? 'on' : 'off'}`, to: tell(step, { ...next, wants: { ...world.wants, [slot]: on } }, { type: 'want', slot, on }) };
  });
}

function consumerMoves(world: World): readonly Move[] {
  if (world.left.consumerChanges === 0) return [];
  const version = world.platform.version + 1;
  const to: World = {
    ...world,
    platform: { ...world.platform, version },
    webhooks: [...world.webhooks, version],
    consumer: { ...world.consumer, changed: version },
    moves: world.moves + 1,
    left: { ...world.left, consumerChanges: world.left.consumerChanges - 1 },
  };
  return [{ name: `consumer: version ${version}`, to }];
}

function requestMoves(rules: PlatformRules, world: World): readonly Move[] {
  return world.requests.flatMap((request) => {
    const without: World = { ...world, requests: world.requests.filter((other) => other !== request) };
    const [platform, reply] = answerRequest(world.platform, request, rules);
    const moves: Move[] = [{ name: `platform: request ${request.id} (${request.from}→${request.to}) ${reply.says}`, to: { ...without, platform, replies: [...without.replies, reply] } }];
    const { losses, errors } = world.left;
    if (losses > 0) moves.push({ name: `network: request ${request.id} lost`, to: fault(without, { losses: losses - 1 }) });
    if (errors > 0) {
      const said: ModelReply = { id: request.id, says: 'error' };
      moves.push({ name: `platform: request ${request.id} stumbles unread`, to: { ...fault(without, { errors: errors - 1 }), replies: [...without.replies, said] } });
      moves.push({ name: `platform: request ${request.id} ${reply.says}, but says error`, to: { ...fault(without, { errors: errors - 1 }), platform, replies: [...without.replies, said] } });
    }
    return moves;
  });
}

function fault(world: World, left: Partial<Budget>): World {
  return { ...world, faults: world.faults + 1, left: { ...world.left, ...left } };
}

function replyMoves(step: StepFunction, world: World): readonly Move[] {
  return world.replies.flatMap((reply) => {
    const without: World = { ...world, replies: world.replies.filter((other) => other !== reply) };
    const moves: Move[] = [{ name: `client: reply ${reply.id} ${reply.says}`, to: tell(step, without, { type: 'reply', id: reply.id, reply: readModelReply(reply) }) }];
    if (world.left.losses > 0) moves.push({ name: `network: reply ${reply.id} lost`, to: fault(without, { losses: world.left.losses - 1 }) });
    return moves;
  });
}

function webhookMoves(step: StepFunction, world: World): readonly Move[] {
  return world.webhooks.flatMap((version) => {
    const without: World = { ...world, webhooks: world.webhooks.filter((other) => other !== version) };
    const event = { type: 'webhook', version, offer: String(version) } as const;
    const moves: Move[] = [{ name: `client: webhook ${version}`, to: tell(step, without, event) }];
    const { duplicates, losses } = world.left;
    if (duplicates > 0) moves.push({ name: `client: webhook ${version}, and once more later`, to: tell(step, { ...world, left: { ...world.left, duplicates: duplicates - 1 } }, event) });
    if (losses > 0) moves.push({ name: `network: webhook ${version} lost`, to: { ...fault(without, { losses: losses - 1 }), lostWebhooks: [...world.lostWebhooks, version] } });
    return moves;
  });
}

/** A wait ends when what it waits for cannot come any more; ending earlier is lateness, which has a budget. 40 s never pass in this world. */
function timerMoves(step: StepFunction, world: World): readonly Move[] {
  const { activity, ledger } = world.client;
  const id = activity.at === 'sent' ? activity.update.id : null;
  const awaited = {
    reply: world.requests.some((request) => request.id === id) || world.replies.some((reply) => reply.id === id),
    pause: activity.at === 'pausing' && activity.why === 'missing-webhook' && world.webhooks.some((version) => version > ledger.version),
  };
  return (['reply', 'pause'] as const).flatMap((name) => {
    if (!world.timers.includes(name) || (awaited[name] && world.left.lateness === 0)) return [];
    const without: World = { ...world, timers: world.timers.filter((other) => other !== name) };
    const late = awaited[name] ? fault(without, { lateness: world.left.lateness - 1 }) : without;
    return [{ name: `time: ${name} is over${awaited[name] ? ', too early' : ''}`, to: tell(step, late, { type: 'timer', name }) }];
  });
}
