/**
 * The first offer and answer: `accept` of an incoming call, `connect` of an outgoing one.
 *
 *   idle → opening-microphone → offering → sent → answering → (renegotiating) → exchanged
 *
 * Each step is awaited. A refused answer fails the call: were it passed over, the renegotiation that follows would succeed on a
 * rolled-back connection, and the call would look well with sound one way only (measured in Chromium and Firefox).
 */
import { CallError } from '../../protocol/call-error.js';
import type { CallsReply, FailureReply } from '../../protocol/replies.js';
import type { SlotStatus } from '../negotiation/negotiation.js';
import type { Suspect } from '../negotiation/ledger.js';
import type { LocalOffer } from '../ports.js';
import { CALL_LIMITS, timer, type CallState, type CallStep } from './call-state.js';
import { endCall, failCall, invalid } from './ending.js';
import { also, andThen } from '../transition.js';
import { negotiate, openWhenAnswered } from './negotiating.js';
import { wishSource } from './media-wishes.js';

export function dial(call: CallState, command: number): CallStep {
  return openMicrophone(call, command, false);
}

export function accept(call: CallState, { command, camera }: { command: number; camera: boolean }): CallStep {
  if (call.direction !== 'incoming' || call.progress.at !== 'idle') return invalid(call, command);
  return openMicrophone(call, command, camera);
}

function openMicrophone(call: CallState, command: number, camera: boolean): CallStep {
  return [{ ...call, error: null, progress: { at: 'opening-microphone', command, camera } }, [{ type: 'open-microphone' }]];
}

export function afterMicrophone(call: CallState): CallStep {
  if (call.progress.at !== 'opening-microphone') return [call, []];
  const { command, camera } = call.progress;
  const video = camera && call.dialect.videoInFirstOffer;
  const request = { video, screen: false, iceRestart: false };
  return [{ ...call, progress: { at: 'offering', command, camera } }, [{ type: 'create-offer', request }]];
}

/** It has not left yet: an incoming call goes on ringing, so that the agent can mend the microphone and accept again. */
export function microphoneFailed(call: CallState, error: CallError): CallStep {
  if (call.progress.at !== 'opening-microphone') return [call, []];
  if (call.direction === 'outgoing') return endCall(call, 'failed', { error });
  return [
    { ...call, error, progress: { at: 'idle' } },
    [
      { type: 'settle', command: call.progress.command, error },
      { type: 'error', error },
    ],
  ];
}

export function firstOfferCreated(call: CallState, offer: LocalOffer): CallStep {
  if (call.progress.at !== 'offering') return [call, []];
  const { command, camera } = call.progress;
  const sent: CallStep = [
    { ...call, deadlineAt: null, progress: { at: 'sent', command, msids: offer.msids } },
    [
      { type: 'send-first', action: call.direction === 'incoming' ? 'accept' : 'connect', offer: offer.sdp },
      { type: 'cancel-timer', name: 'deadline' },
      timer('first-reply', CALL_LIMITS.firstReplyMs),
    ],
  ];
  // The camera warms up while the request is on its way.
  return camera ? andThen(sent, (next) => wishSource(next, 'camera', true)) : sent;
}

export function firstOfferFailed(call: CallState, error: CallError): CallStep {
  return call.progress.at === 'offering' ? failCall(call, error) : [call, []];
}

export function firstReply(call: CallState, reply: CallsReply): CallStep {
  if (call.progress.at !== 'sent') return [call, []];
  const { command, msids } = call.progress;
  const [heard, effects] = identify(call, reply);
  if (reply.type === 'failure') return andThen([heard, effects], (at) => firstRefused(at, reply));
  if (call.direction === 'outgoing' && reply.callId === null) return andThen([heard, effects], (at) => failCall(at, new CallError('bad-reply')));
  const { answer, renegotiation } = reply;
  if (answer === null) return andThen([heard, effects], (at) => failCall(at, new CallError('bad-reply')));
  return also([{ ...heard, progress: { at: 'answering', command, msids, renegotiation } }, effects], { type: 'cancel-timer', name: 'first-reply' }, { type: 'apply-answer', sdp: answer });
}

/** The platform's id of a call we dialled is in its reply, even where nothing else in it can be used. */
function identify(call: CallState, reply: CallsReply): CallStep {
  if (call.direction === 'incoming' || reply.type === 'failure' || reply.callId === null) return [call, []];
  return [{ ...call, id: reply.callId }, [{ type: 'identified', id: reply.callId }]];
}

/** `accept` and `connect` are never sent twice: the first may have worked. Whatever it did is ended, unless the call is none of ours. */
function firstRefused(call: CallState, { verdict, error }: FailureReply): CallStep {
  if (error.code === 'already-accepted') return endCall(call, 'answered-elsewhere', { error });
  switch (error.code) {
    case 'not-call-owner':
    case 'call-not-found':
    case 'not-in-call':
    case 'not-authorized':
    case 'token-expired':
      return endCall(call, 'failed', { error });
    default:
      return verdict === 'over' ? endCall(call, call.direction === 'incoming' ? 'missed' : 'not-answered', { error }) : failCall(call, error);
  }
}

/** The agent hung up while `connect` was on its way: now that the call has an id, it can be ended. */
export function lateFirstReply(call: CallState, reply: CallsReply): CallStep {
  return also(identify(call, reply), ...(call.direction === 'outgoing' && reply.type === 'success' && reply.callId !== null ? [{ type: 'release', action: 'terminate', command: null } as const] : []));
}

export function firstAnswerApplied(call: CallState): CallStep {
  if (call.progress.at !== 'answering') return [call, []];
  const { command, msids, renegotiation } = call.progress;
  if (renegotiation === null) return exchanged(call, command, msids, null);
  return [{ ...call, progress: { at: 'renegotiating', command, msids } }, [{ type: 'apply-offer', sdp: renegotiation }]];
}

export function firstRenegotiationApplied(call: CallState): CallStep {
  return call.progress.at === 'renegotiating' ? exchanged(call, call.progress.command, call.progress.msids, 'accept-renegotiation') : [call, []];
}

function exchanged(call: CallState, command: number, msids: LocalOffer['msids'], suspect: Suspect | null): CallStep {
  const status = (msid: string | undefined): SlotStatus => (msid === undefined ? 'absent' : 'enabled');
  const acknowledged = { audio: status(msids.audio), video: status(msids.video), screen: status(msids.screen) };
  const done: CallState = { ...call, progress: { at: 'exchanged' } };
  const step = andThen(negotiate(done, { type: 'listen', suspect, msids, acknowledged }), openWhenAnswered);
  return also(step, { type: 'settle', command, error: null });
}
