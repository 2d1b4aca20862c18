import { CallError } from '../../src/protocol/call-error.js';
import type { CallPhase, CallSnapshot, MediaChoice } from '../../src/session/snapshot.js';
import { systemClock } from '../../src/session/system-clock.js';

const off: MediaChoice = { wanted: false, acknowledged: false };
const on: MediaChoice = { wanted: true, acknowledged: true };
const began = systemClock.now() - 8_000;

/** A call as it looks in a phase, with whatever else is given. */
export function snapshot(phase: CallPhase, more: Partial<CallSnapshot> = {}): CallSnapshot {
  const answered = phase === 'active' || phase === 'reconnecting' || phase === 'ended';
  const call: CallSnapshot = {
    id: 'call-1',
    phase,
    direction: 'incoming',
    consumerId: 'psid-4821',
    version: 0,
    microphone: on,
    camera: off,
    screen: off,
    remote: { audio: answered && phase !== 'ended', video: false },
    videoCodec: null,
    startedAt: answered ? began + 4_000 - 221_000 : null,
    endedAt: phase === 'ended' ? began + 200_000 : null,
    createdAt: began,
    deadlineAt: phase === 'incoming' ? began + 60_000 : null,
    pending: null,
    end: phase === 'ended' ? { reason: 'consumer-hung-up', status: 'completed', duration: 754 } : null,
    quality: answered ? { mos: 4.3, roundTripMs: 42, jitterMs: 3, loss: 0 } : null,
    warnings: [],
    error: null,
    ...more,
  };
  return Object.freeze(call);
}

export function outgoing(phase: CallPhase, more: Partial<CallSnapshot> = {}): CallSnapshot {
  return snapshot(phase, { direction: 'outgoing', ...more });
}

/** Someone else who rings while a call is shown. */
export function waiting(id = 'call-2', consumerId = 'psid-9317'): CallSnapshot {
  return snapshot('incoming', { id, consumerId, createdAt: began + 1_000 });
}

export const cameraDenied = new CallError('camera-denied', 'NotAllowedError: Permission denied', { fbtraceId: 'AbC123xYz' });

export const media = { on, off, turningOn: { wanted: true, acknowledged: false } };
