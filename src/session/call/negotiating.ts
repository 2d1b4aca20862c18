/** How a call drives the negotiation of its media, and what it makes of the outcome. */
import { andThen } from '../transition.js';
import { stepNegotiation } from '../negotiation/step.js';
import type { NegotiationEffect, NegotiationEvent } from '../negotiation/negotiation.js';
import { timer, type CallState, type CallStep } from './call-state.js';
import { endCall, failCall } from './ending.js';

/** From the exchange of offer and answer to a connection. */
export const CONNECT_MS = 20_000;

export function negotiate(call: CallState, event: NegotiationEvent): CallStep {
  const [negotiation, effects] = stepNegotiation(call.negotiation, event);
  return effects.reduce<CallStep>((step, effect) => andThen(step, (at) => carryOut(at, effect)), [{ ...call, negotiation }, []]);
}

function carryOut(call: CallState, effect: NegotiationEffect): CallStep {
  if (call.end !== null) return [call, []];
  switch (effect.type) {
    case 'settled':
      return settled(call);
    case 'gave-up':
      return gaveUp(call, effect);
    case 'platform-offer-refused':
      return [{ ...call, error: effect.error }, [{ type: 'error', error: effect.error }]];
    case 'call-over':
      return endCall(call, 'consumer-hung-up', {});
    case 'call-failed':
      return failCall(call, effect.error);
    default:
      return [call, [effect]];
  }
}

/** Commands whose camera, screen or codec is still in the engine's hands wait on: their wish has not reached the negotiation yet. */
function settled(call: CallState): CallStep {
  const starting = call.waiting.filter(({ of }) => of === 'codec-switch' || ((of === 'camera' || of === 'screen') && call[of].is === 'starting'));
  const done = call.waiting.filter((waiting) => !starting.includes(waiting));
  return [
    { ...call, waiting: starting, error: done.length > 0 ? null : call.error },
    done.map(({ command }) => ({ type: 'settle', command, error: null })),
  ];
}

/** The buttons go back to what the platform has, except that a microphone or camera the agent turned off stays off, whatever happens. */
function gaveUp(call: CallState, { error, slots }: Extract<NegotiationEffect, { type: 'gave-up' }>): CallStep {
  const failed: CallStep = [
    { ...call, waiting: [], error },
    [...call.waiting.map(({ command }) => ({ type: 'settle', command, error }) as const), { type: 'error', error }],
  ];
  return slots.reduce<CallStep>((step, slot) => {
    switch (slot) {
      case 'audio':
        return andThen(step, (at) => {
          const on = at.microphone && at.negotiation.acknowledged.audio === 'enabled';
          return [{ ...at, microphone: on }, [{ type: 'enable-microphone', on }]];
        });
      case 'video':
        return andThen(andThen(step, (at) => switchOff(at, 'camera')), (at) => (at.dialect.screenShare === 'default-video' ? switchOff(at, 'screen') : [at, []]));
      case 'screen':
        return andThen(step, (at) => switchOff(at, 'screen'));
    }
  }, failed);
}

/** Wanted but not acknowledged: the hardware goes off again. */
export function switchOff(call: CallState, source: 'camera' | 'screen'): CallStep {
  const { is, ticket } = call[source];
  return is === 'off' ? [call, []] : [{ ...call, [source]: { is: 'off', ticket: ticket + 1 } }, [{ type: 'switch-source', source, on: false, ticket: ticket + 1 }]];
}

/** Our own changes may go out once offer and answer are exchanged and the consumer is there. */
export function openWhenAnswered(call: CallState): CallStep {
  if (call.progress.at !== 'exchanged' || call.consumer !== 'answered' || call.negotiation.stage !== 'listening') return [call, []];
  const limit: CallStep = [call, call.connection === 'connected' ? [] : [timer('connect', CONNECT_MS)]];
  return andThen(limit, (at) => negotiate(at, { type: 'open' }));
}

export function restartIce(call: CallState): CallStep {
  return negotiate(call, { type: 'refresh', iceRestart: true });
}
