/**
 * What a call is: one pure step, `(state, event, now) → [state, effects]`.
 *
 *   incoming ──accept──▶ connecting ──▶ active ◀──▶ reconnecting          every phase ──▶ ended
 *   dialing ──▶ ringing ──▶ connecting ──▶ active
 *
 * Beside the phases run two things that never wait for each other: the first exchange of offer and answer (first-exchange.ts), and
 * after it the negotiation of media (../negotiation). The engine's answers belong to whichever of the two is under way.
 */
import { CallError } from '../../protocol/call-error.js';
import type { CallStatusEvent, MediaUpdateEvent, TerminateEvent } from '../../protocol/events.js';
import type { MediaEngineEvent } from '../ports.js';
import { ACCEPT_MS, phaseOf, timer, type CallEvent, type CallState, type CallStep, type CallTimer } from './call-state.js';
import { accept, dial, failFirst, firstReply, goOn, lateFirstReply } from './first-exchange.js';
import { endCall, endedByPlatform, failCall, invalid } from './ending.js';
import { acknowledgedSources, setMicrophone, setSource, setVideoCodecs, sourceEnded, sourceFailed, sourceStarted, videoCodecsSet } from './media-wishes.js';
import { also, andThen } from '../transition.js';
import { negotiate, openWhenAnswered, restartIce } from './negotiating.js';

/** How long (ms) a lost connection is left to heal by itself before ICE is restarted, and how long it may take in all. */
export const ICE_RESTART_MS = 3_000;
export const RECONNECT_MS = 30_000;

/** `now`: only how long it has rung when it ends is read off it. */
export function stepCall(call: CallState, event: CallEvent, now: number): CallStep {
  const [next, effects] = call.end === null ? stepLive(call, event, now) : stepEnded(call, event, now);
  return [{ ...next, acknowledged: acknowledgedSources(next) }, effects];
}

/** A call that is over can only learn what the platform says of its end. */
function stepEnded(call: CallState, event: CallEvent, now: number): CallStep {
  switch (event.type) {
    case 'webhook':
      return event.event.type === 'terminate' ? endedByPlatform(call, event.event, now) : [call, []];
    case 'first-reply':
      return lateFirstReply(call, event.reply);
    case 'video-codecs-set':
      return [call, []];
    default:
      return 'command' in event ? invalid(call, event.command) : [call, []];
  }
}

function stepLive(call: CallState, event: CallEvent, now: number): CallStep {
  switch (event.type) {
    case 'ring':
      return ring(call);
    case 'dial':
      return dial(call, event.command);
    case 'accept':
      return accept(call, event);
    case 'decline':
      return phaseOf(call) === 'incoming' ? endCall(call, 'declined', { release: 'reject', command: event.command }) : invalid(call, event.command);
    case 'hang-up':
      return hangUp(call, event.command);
    case 'set-microphone':
      return setMicrophone(call, event);
    case 'set-source':
      return setSource(call, event);
    case 'set-video-codecs':
      return setVideoCodecs(call, event);
    case 'page-closed':
      return phaseOf(call) === 'incoming' ? endCall(call, 'page-closed', {}) : endCall(call, 'page-closed', { release: 'terminate' });
    case 'webhook':
      return onWebhook(call, event.event, now);
    case 'first-reply':
      return firstReply(call, event.reply);
    case 'source-started':
      return sourceStarted(call, event);
    case 'source-start-failed':
      return sourceFailed(call, event);
    case 'video-codecs-set':
      return videoCodecsSet(call, event);
    case 'engine':
      return onEngine(call, event.event);
    case 'timer':
      return onTimer(call, event.name);
    case 'done':
      return call.progress.at === 'exchanged' ? negotiate(call, event) : goOn(call, event.offer);
    case 'failed':
      return call.progress.at === 'exchanged' ? negotiate(call, event) : failFirst(call, event.error);
    case 'reply':
      return negotiate(call, event);
  }
}

/** Until the deadline, which is the platform's: the connection is made and gathers candidates meanwhile. */
function ring(call: CallState): CallStep {
  const left = call.deadlineAt === null ? ACCEPT_MS : call.deadlineAt - call.createdAt;
  return [
    call,
    [
      { type: 'prepare', request: { video: false, screen: false, iceRestart: false } },
      timer('deadline', left),
    ],
  ];
}

function hangUp(call: CallState, command: number): CallStep {
  if (phaseOf(call) === 'incoming') return invalid(call, command);
  return endCall(call, call.consumer === 'answered' ? 'hung-up' : 'cancelled', { release: 'terminate', command });
}

function onWebhook(call: CallState, event: CallStatusEvent | MediaUpdateEvent | TerminateEvent, now: number): CallStep {
  switch (event.type) {
    case 'terminate':
      return endedByPlatform(call, event, now);
    case 'call-status':
      if (call.direction === 'incoming' || call.consumer === 'answered') return [call, []];
      return event.status === 'ringing' ? [{ ...call, consumer: 'ringing' }, []] : openWhenAnswered({ ...call, consumer: 'answered' });
    case 'media-update':
      // The consumer's picking up causes one too; should the word of it be lost, this one says it as well.
      return andThen(call.consumer === 'answered' ? [call, []] : openWhenAnswered({ ...call, consumer: 'answered' }), (next) =>
        negotiate(next, { type: 'webhook', version: event.version, offer: event.offer }),
      );
  }
}

function onEngine(call: CallState, event: MediaEngineEvent): CallStep {
  switch (event.type) {
    case 'connection':
      return onConnection(call, event.state);
    case 'remote-media':
      return [{ ...call, remote: { audio: event.audio, video: event.video } }, []];
    case 'codecs':
      return [{ ...call, videoCodec: event.sending === null && event.receiving === null ? null : { sending: event.sending, receiving: event.receiving } }, []];
    case 'quality':
      return [{ ...call, quality: event.quality }, []];
    case 'warning': {
      const others = call.warnings.filter((code) => code !== event.code);
      const found = event.code === 'microphone-lost' && !event.raised;
      return [{ ...call, warnings: event.raised ? [...others, event.code] : others, error: found ? null : call.error }, []];
    }
    case 'source-ended':
      return sourceEnded(call, event);
  }
}

function onConnection(call: CallState, connection: CallState['connection']): CallStep {
  const next: CallState = { ...call, connection };
  switch (connection) {
    case 'connected':
      return [next, [{ type: 'cancel-timer', name: 'ice-restart' }, { type: 'cancel-timer', name: 'reconnect' }]];
    case 'new':
    case 'connecting':
      // A renegotiation may pass through here without the call being any worse for it.
      return [call.connection === 'connected' ? call : next, []];
    case 'disconnected':
      return call.startedAt === null ? [next, []] : [next, reconnectTimers(call, ICE_RESTART_MS)];
    case 'failed':
      if (call.startedAt === null) return call.progress.at === 'exchanged' ? failCall(next, new CallError('connection-lost')) : [next, []];
      return also(restartIce(next), ...reconnectTimers(call, null));
  }
}

function reconnectTimers(call: CallState, iceRestartMs: number | null): CallStep[1] {
  if (phaseOf(call) === 'reconnecting') return [];
  const reconnect = timer('reconnect', RECONNECT_MS);
  return iceRestartMs === null ? [reconnect] : [reconnect, timer('ice-restart', iceRestartMs)];
}

function onTimer(call: CallState, name: CallTimer): CallStep {
  switch (name) {
    case 'reply':
    case 'pause':
    case 'give-up':
      return negotiate(call, { type: 'timer', name });
    case 'deadline':
      return phaseOf(call) === 'incoming' ? endCall(call, 'missed', {}) : [call, []];
    case 'first-reply':
      return call.progress.at === 'sent' ? failCall(call, new CallError('timeout')) : [call, []];
    case 'connect':
      return call.startedAt === null ? failCall(call, new CallError('connection-lost')) : [call, []];
    case 'ice-restart':
      return phaseOf(call) === 'reconnecting' ? restartIce(call) : [call, []];
    case 'reconnect':
      return phaseOf(call) === 'reconnecting' ? failCall(call, new CallError('connection-lost')) : [call, []];
  }
}
