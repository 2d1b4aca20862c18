/**
 * The first offer and answer: `accept` of an incoming call, `connect` of an outgoing one.
 *
 *   idle → opening-microphone → offering → sent → answering → (renegotiating) → exchanged
 *
 * Each step is awaited. A refused answer fails the call: were it passed over, the renegotiation that follows would succeed on a
 * rolled-back connection, and the call would look well with sound one way only (measured in Chromium and Firefox).
 */
import { CallError, type CallErrorCode } from '../../protocol/call-error.js';
import type { CallsReply, FailureReply } from '../../protocol/replies.js';
import type { SlotStatus } from '../negotiation/negotiation.js';
import type { Suspect } from '../negotiation/ledger.js';
import type { LocalOffer } from '../ports.js';
import { timer, type CallState, type CallStep, type Progress } from './call-state.js';
import { endCall, failCall, invalid } from './ending.js';
import { also, andThen } from '../transition.js';
import { negotiate, openWhenAnswered } from './negotiating.js';
import { wishSource } from './media-wishes.js';

export const FIRST_REPLY_MS = 15_000;

type Stage<At extends Progress['at']> = Extract<Progress, { at: At }>;

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

/** The engine has done what it was asked for: on to the next step. */
export function goOn(call: CallState, offer: LocalOffer | null): CallStep {
  const { progress } = call;
  switch (progress.at) {
    case 'opening-microphone':
      return createFirstOffer(call, progress);
    case 'offering':
      return offer === null ? [call, []] : sendFirst(call, progress, offer);
    case 'answering':
      return progress.renegotiation === null
        ? exchanged(call, progress, null)
        : [{ ...call, progress: { ...progress, at: 'renegotiating' } }, [{ type: 'apply-offer', sdp: progress.renegotiation }]];
    case 'renegotiating':
      return exchanged(call, progress, 'accept-renegotiation');
    case 'idle':
    case 'sent':
    case 'exchanged':
      return [call, []];
  }
}

/** Where nothing has left yet, an incoming call goes on ringing, so that the agent can mend the microphone and accept again. */
export function failFirst(call: CallState, error: CallError): CallStep {
  const { progress } = call;
  if (progress.at !== 'opening-microphone') return failCall(call, error);
  if (call.direction === 'outgoing') return endCall(call, 'failed', { error });
  return [
    { ...call, error, progress: { at: 'idle' } },
    [
      { type: 'settle', command: progress.command, error },
      { type: 'error', error },
    ],
  ];
}

function createFirstOffer(call: CallState, { command, camera }: Stage<'opening-microphone'>): CallStep {
  const request = { video: camera && call.dialect.videoInFirstOffer, screen: false, iceRestart: false };
  return [{ ...call, progress: { at: 'offering', command, camera } }, [{ type: 'create-offer', request }]];
}

function sendFirst(call: CallState, { command, camera }: Stage<'offering'>, offer: LocalOffer): CallStep {
  const sent: CallStep = [
    { ...call, deadlineAt: null, progress: { at: 'sent', command, msids: offer.msids } },
    [
      { type: 'send-first', action: call.direction === 'incoming' ? 'accept' : 'connect', offer: offer.sdp },
      { type: 'cancel-timer', name: 'deadline' },
      timer('first-reply', FIRST_REPLY_MS),
    ],
  ];
  // The camera warms up while the request is on its way.
  return camera ? andThen(sent, (next) => wishSource(next, 'camera', true)) : sent;
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

/** After these the call is none of ours to end. */
const NOT_OURS: readonly CallErrorCode[] = ['not-call-owner', 'call-not-found', 'not-in-call', 'not-authorized', 'token-expired'];

/** `accept` and `connect` are never sent twice: the first may have worked. Whatever it did is ended, unless the call is none of ours. */
function firstRefused(call: CallState, { verdict, error }: FailureReply): CallStep {
  if (error.code === 'already-accepted') return endCall(call, 'answered-elsewhere', { error });
  if (verdict === 'over') return endCall(call, call.direction === 'incoming' ? 'missed' : 'not-answered', { error });
  return NOT_OURS.includes(error.code) ? endCall(call, 'failed', { error }) : failCall(call, error);
}

/** The agent hung up while `connect` was on its way: now that the call has an id, it can be ended. */
export function lateFirstReply(call: CallState, reply: CallsReply): CallStep {
  return also(identify(call, reply), ...(call.direction === 'outgoing' && reply.type === 'success' && reply.callId !== null ? [{ type: 'release', action: 'terminate', command: null } as const] : []));
}

function exchanged(call: CallState, { command, msids }: Stage<'answering' | 'renegotiating'>, suspect: Suspect | null): CallStep {
  const status = (msid: string | undefined): SlotStatus => (msid === undefined ? 'absent' : 'enabled');
  const acknowledged = { audio: status(msids.audio), video: status(msids.video), screen: status(msids.screen) };
  const done: CallState = { ...call, progress: { at: 'exchanged' } };
  const step = andThen(negotiate(done, { type: 'listen', suspect, msids, acknowledged }), openWhenAnswered);
  return also(step, { type: 'settle', command, error: null });
}
