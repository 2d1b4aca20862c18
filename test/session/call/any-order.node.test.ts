import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../../src/protocol/call-error.js';
import { DEFAULT_DIALECT } from '../../../src/protocol/dialect.js';
import { newCall, PHASE_EDGES, phaseOf, stamp, type CallEvent, type CallState } from '../../../src/session/call/call-state.js';
import { stepCall } from '../../../src/session/call/call-step.js';

/** Mulberry32: small, seeded, good enough to shuffle events. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const error = new CallError('temporary', 'x');
const msids = { audio: 'a', video: 'v' };

/** Everything that can happen to a call, whether it makes sense at that moment or not. */
const EVENTS: readonly ((command: number, version: number) => CallEvent)[] = [
  () => ({ type: 'ring' }),
  (command) => ({ type: 'accept', command, camera: command % 2 === 0 }),
  (command) => ({ type: 'set-microphone', command, on: command % 2 === 0 }),
  (command) => ({ type: 'set-source', command, source: 'camera', on: command % 2 === 0 }),
  (command) => ({ type: 'set-source', command, source: 'screen', on: command % 2 === 0 }),
  () => ({ type: 'webhook', event: { type: 'call-status', callId: 'c', consumerId: null, status: 'ringing' } }),
  () => ({ type: 'webhook', event: { type: 'call-status', callId: 'c', consumerId: null, status: 'accepted' } }),
  (_command, version) => ({ type: 'webhook', event: { type: 'media-update', callId: 'c', version, offer: 'offer' } }),
  () => ({ type: 'first-reply', reply: { type: 'success', callId: 'c', answer: 'answer', renegotiation: 'offer' } }),
  (command) => ({ type: 'reply', id: command % 4, reply: { type: 'success', callId: null, answer: command % 3 === 0 ? null : 'answer', renegotiation: null } }),
  (command) => ({ type: 'source-started', source: 'camera', ticket: command % 3 }),
  (command) => ({ type: 'source-start-failed', source: 'camera', ticket: command % 3, error }),
  () => ({ type: 'done', offer: { sdp: 'offer', msids } }),
  () => ({ type: 'done', offer: null }),
  () => ({ type: 'engine', event: { type: 'connection', state: 'connected' } }),
  () => ({ type: 'engine', event: { type: 'connection', state: 'disconnected' } }),
  () => ({ type: 'engine', event: { type: 'source-ended', source: 'camera' } }),
  () => ({ type: 'timer', name: 'pause' }),
  () => ({ type: 'timer', name: 'reply' }),
  () => ({ type: 'timer', name: 'ice-restart' }),
];

/** Rare, or most walks would be over before they began. */
const ENDINGS: typeof EVENTS = [
  (command) => ({ type: 'decline', command }),
  (command) => ({ type: 'hang-up', command }),
  () => ({ type: 'first-reply', reply: { type: 'failure', verdict: 'fatal', error } }),
  () => ({ type: 'failed', error }),
  () => ({ type: 'webhook', event: { type: 'terminate', callId: 'c', status: 'completed', duration: null } }),
  () => ({ type: 'timer', name: 'deadline' }),
  () => ({ type: 'timer', name: 'reconnect' }),
  () => ({ type: 'page-closed' }),
];

describe('whatever happens to a call, in whatever order', () => {
  for (const direction of ['incoming', 'outgoing'] as const) {
    it(`an ${direction} one goes from phase to phase only where there is a way, and every command is settled once`, () => {
      const reached = new Set<string>();
      for (let seed = 1; seed <= 1_500; seed += 1) walk(direction, randomFrom(seed), reached);
      assert.ok(reached.has('active') && reached.has('reconnecting') && reached.has('ended'), `only ${[...reached].join(', ')} were reached`);
    });
  }
});

function walk(direction: 'incoming' | 'outgoing', random: () => number, reached: Set<string>): void {
  let call: CallState = newCall({ id: direction === 'incoming' ? 'c' : 'local:1', direction, consumerId: 'p', createdAt: 0, deadlineAt: null, dialect: DEFAULT_DIALECT });
  const open = new Set<number>();
  let command = 1;
  let version = 0;
  if (direction === 'outgoing') {
    open.add(0);
    [call] = stepCall(call, { type: 'dial', command: 0 }, 0);
  }
  for (let turn = 0; turn < 120; turn += 1) {
    const pool = random() < 0.02 ? ENDINGS : EVENTS;
    command += 1;
    if (random() < 0.3) version += 1;
    const event = pool[Math.floor(random() * pool.length)]?.(command, version);
    if (event === undefined) continue;
    if ('command' in event) open.add(event.command);
    const before = phaseOf(call);
    const [next, effects] = stepCall(call, event, turn * 1000);
    call = stamp(next, turn * 1000);
    const after = phaseOf(call);
    reached.add(after);
    assert.ok(before === after || PHASE_EDGES[before].includes(after), `${before} → ${after} by ${event.type}`);
    for (const effect of effects) {
      if (effect.type === 'settle') assert.ok(open.delete(effect.command), `command ${effect.command} is settled twice, by ${event.type}`);
      if (effect.type === 'release' && effect.command !== null) open.delete(effect.command);
    }
  }
  if (phaseOf(call) === 'ended') assert.deepEqual([...open], [], 'a command is never settled');
}
