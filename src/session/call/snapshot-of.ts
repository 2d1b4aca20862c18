import type { CallSnapshot } from '../snapshot.js';
import { phaseOf, type CallState } from './call-state.js';

/** What the outside sees of a call. */
export function snapshotOf(call: CallState): CallSnapshot {
  const { negotiation, camera, screen, acknowledged, progress } = call;
  const phase = phaseOf(call);
  return freeze({
    id: call.id,
    phase,
    direction: call.direction,
    consumerId: call.consumerId,
    version: negotiation.ledger.version,
    microphone: { wanted: call.microphone, acknowledged: negotiation.acknowledged.audio === 'enabled' },
    camera: { wanted: camera.is !== 'off', acknowledged: acknowledged.camera },
    screen: { wanted: screen.is !== 'off', acknowledged: acknowledged.screen },
    remote: call.remote,
    videoCodec: call.videoCodec,
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    createdAt: call.createdAt,
    deadlineAt: phase === 'incoming' ? call.deadlineAt : null,
    pending: phase === 'incoming' && progress.at !== 'idle' ? 'accept' : null,
    end: call.end,
    quality: call.quality,
    warnings: call.warnings,
    error: call.error,
  });
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    // An error keeps its stack writable: it is not ours to freeze.
    if (typeof part === 'object' && part !== null && !(part instanceof Error)) freeze(part as object);
  }
  return Object.freeze(value);
}
