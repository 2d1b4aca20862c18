/** What the agent wants of microphone, camera and screen. The hardware follows at once; the platform is told by the negotiation. */
import type { MediaEngineEvent } from '../ports.js';
import type { CallEvent, CallState, CallStep } from './call-state.js';
import { phaseOf } from './call-state.js';
import { invalid } from './ending.js';
import { andThen } from '../transition.js';
import { negotiate, switchOff } from './negotiating.js';

type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;
type EngineEventOf<T extends MediaEngineEvent['type']> = Extract<MediaEngineEvent, { type: T }>;

export function setMicrophone(call: CallState, { command, on }: EventOf<'set-microphone'>): CallStep {
  if (phaseOf(call) === 'incoming') return invalid(call, command);
  const muted: CallStep = [{ ...call, microphone: on, error: null, waiting: [...call.waiting, { command, of: 'microphone' }] }, [{ type: 'enable-microphone', on }]];
  return andThen(muted, (next) => negotiate(next, { type: 'want', slot: 'audio', on }));
}

export function setSource(call: CallState, { command, source, on }: EventOf<'set-source'>): CallStep {
  if (phaseOf(call) === 'incoming') return invalid(call, command);
  return wishSource({ ...call, error: null, waiting: [...call.waiting, { command, of: source }] }, source, on);
}

export function wishSource(call: CallState, source: 'camera' | 'screen', on: boolean): CallStep {
  if (!on) return andThen(switchOff(call, source), wishVideo);
  if (call[source].is !== 'off') return wishVideo(call);
  const ticket = call[source].ticket + 1;
  return [{ ...call, [source]: { is: 'starting', ticket } }, [{ type: 'switch-source', source, on: true, ticket }]];
}

export function sourceStarted(call: CallState, { source, ticket }: EventOf<'source-started'>): CallStep {
  if (call[source].ticket !== ticket || call[source].is !== 'starting') return [call, []];
  return wishVideo({ ...call, [source]: { is: 'on', ticket } });
}

export function sourceFailed(call: CallState, { source, ticket, error }: EventOf<'source-start-failed'>): CallStep {
  if (call[source].ticket !== ticket || call[source].is === 'off') return [call, []];
  const failed = call.waiting.filter(({ of }) => of === source);
  return [
    { ...call, [source]: { is: 'off', ticket }, waiting: call.waiting.filter((waiting) => !failed.includes(waiting)), error },
    [...failed.map(({ command }) => ({ type: 'settle', command, error }) as const), { type: 'error', error }],
  ];
}

/** Unplugged, taken by another program, or "stop sharing" in the browser's own bar. */
export function sourceEnded(call: CallState, { source, error }: EngineEventOf<'source-ended'>): CallStep {
  if (source !== 'microphone' && call[source].is === 'off') return [call, []];
  const told: CallStep = error ? [{ ...call, error }, [{ type: 'error', error }]] : [call, []];
  return source === 'microphone' ? told : andThen(told, (next) => wishSource(next, source, false));
}

/** With the default dialect a shared screen is the content of the one video track (the platform documents two tracks: audio and video). */
function wishVideo(call: CallState): CallStep {
  const camera = call.camera.is === 'on';
  const screen = call.screen.is === 'on';
  const shared = call.dialect.screenShare === 'default-video';
  return andThen(negotiate(call, { type: 'want', slot: 'video', on: camera || (shared && screen) }), (next) =>
    negotiate(next, { type: 'want', slot: 'screen', on: !shared && screen }),
  );
}

/** Also while it rings: the first offer can be the one that heeds it. */
export function setVideoCodecs(call: CallState, { command, names }: EventOf<'set-video-codecs'>): CallStep {
  const waiting = [...call.waiting, { command, of: 'codec-switch' } as const];
  return [{ ...call, error: null, waiting }, [{ type: 'set-video-codecs', command, names }]];
}

/** Where the browser could not switch by itself it takes a new offer, though no track changes. */
export function videoCodecsSet(call: CallState, { command, outcome }: EventOf<'video-codecs-set'>): CallStep {
  const others = call.waiting.filter((waiting) => waiting.command !== command);
  switch (outcome) {
    case 'switched':
      return [{ ...call, waiting: others }, [{ type: 'settle', command, error: null }]];
    case 'offer-needed':
      return negotiate({ ...call, waiting: [...others, { command, of: 'codecs' }] }, { type: 'refresh', iceRestart: false });
  }
}

/** While nothing is shown, what the platform holds is what was shown last. */
export function acknowledgedSources({ acknowledged, camera, screen, dialect, negotiation }: CallState): CallState['acknowledged'] {
  const video = negotiation.acknowledged.video === 'enabled';
  if (dialect.screenShare === 'screen-labels') return { camera: video, screen: negotiation.acknowledged.screen === 'enabled' };
  if (!video) return { camera: false, screen: false };
  return camera.is === 'on' || screen.is === 'on' ? { camera: camera.is === 'on', screen: screen.is === 'on' } : acknowledged;
}
