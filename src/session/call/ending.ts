/** Every way a call ends, and what is owed to whom then. */
import { CallError } from '../../protocol/call-error.js';
import type { TerminateEvent } from '../../protocol/events.js';
import type { EndReason } from '../snapshot.js';
import { phaseOf, type CallEffect, type CallState, type CallStep } from './call-state.js';

interface HowItEnds {
  /** What the platform has to be told, if anything. */
  readonly release?: 'terminate' | 'reject';
  /** The command whose promise waits for the platform's word. */
  readonly command?: number;
  readonly error?: CallError;
  readonly said?: TerminateEvent;
}

export function endCall(call: CallState, reason: EndReason, { release, command, error, said }: HowItEnds): CallStep {
  const owed = commandsOf(call);
  const known = call.direction === 'incoming' || !call.id.startsWith('local:');
  const effects: CallEffect[] = owed.map((waiting) => ({
    type: 'settle',
    command: waiting,
    error: error ?? new CallError('call-over'),
  }));
  // A call whose id is not known yet is released when its id comes (see lateFirstReply).
  if (release !== undefined && known) effects.push({ type: 'release', action: release, command: command ?? null });
  else if (command !== undefined) effects.push({ type: 'settle', command, error: null });
  if (error !== undefined) effects.push({ type: 'error', error });
  effects.push({ type: 'close', reason });
  return [
    {
      ...call,
      waiting: [],
      deadlineAt: null,
      camera: { is: 'off', ticket: call.camera.ticket + 1 },
      screen: { is: 'off', ticket: call.screen.ticket + 1 },
      remote: { audio: false, video: false },
      warnings: [],
      error: error ?? null,
      end: { reason, status: said?.status ?? null, duration: said?.duration ?? null },
    },
    effects,
  ];
}

function commandsOf({ progress, waiting }: CallState): readonly number[] {
  const media = waiting.map(({ command }) => command);
  return progress.at === 'idle' || progress.at === 'exchanged' ? media : [progress.command, ...media];
}

/** Something of ours went wrong beyond repair: said aloud, and ended on the platform too, if it ever got that far. */
export function failCall(call: CallState, error: CallError): CallStep {
  const untold = phaseOf(call) === 'incoming';
  return endCall(call, 'failed', untold ? { error } : { release: 'terminate', error });
}

/**
 * A call of ours that ends sooner than this (ms) after it was dialled, while it rings, was declined. The platform says the same of both
 * (`Completed`, without a duration), but a phone that nobody touches rings longer than this. Counted from the dialling and by our own
 * clock, so that late news makes a decline look unanswered, which it is too, and never the other way round.
 */
export const DECLINED_WITHIN_MS = 20_000;

/** A `terminate` webhook is final, whenever it comes. */
export function endedByPlatform(call: CallState, said: TerminateEvent, now: number): CallStep {
  if (call.end !== null) {
    return [{ ...call, end: { ...call.end, status: said.status, duration: said.duration ?? call.end.duration } }, []];
  }
  if (phaseOf(call) === 'incoming') return endCall(call, 'missed', { said });
  if (said.status === 'failed') return endCall(call, 'failed', { said, error: new CallError('call-failed') });
  if (call.consumer === 'answered') return endCall(call, 'consumer-hung-up', { said });
  const declined = call.consumer === 'ringing' && said.status === 'completed' && now - call.createdAt < DECLINED_WITHIN_MS;
  return endCall(call, declined ? 'consumer-declined' : 'not-answered', { said });
}

/** A command that makes no sense now: its promise rejects, and nothing changes. */
export function invalid(call: CallState, command: number): CallStep {
  return [call, [{ type: 'settle', command, error: new CallError('invalid-state') }]];
}
