import { CallError } from '../../src/protocol/call-error.js';
import type { CallSnapshot } from '../../src/session/snapshot.js';
import { cameraDenied, media, outgoing, snapshot, waiting } from './snapshots.js';

/** Each phase in the shapes an agent meets; none of them needs a network. `idle` has no call. */
export const PHASES: Readonly<Record<string, readonly CallSnapshot[]>> = {
  idle: [],
  incoming: [snapshot('incoming')],
  'incoming, being answered': [snapshot('incoming', { pending: 'accept' })],
  dialing: [outgoing('dialing')],
  ringing: [outgoing('ringing')],
  connecting: [snapshot('connecting')],
  active: [snapshot('active')],
  'active, with video': [snapshot('active', { camera: media.on, remote: { audio: true, video: true } })],
  'active, with a camera on its way': [snapshot('active', { camera: media.turningOn })],
  'active, with a warning': [snapshot('active', { warnings: ['high-loss'] })],
  'active, with an error': [snapshot('active', { error: cameraDenied })],
  'active, with someone waiting': [snapshot('active'), waiting()],
  reconnecting: [snapshot('reconnecting')],
  ended: [snapshot('ended')],
  failed: [
    outgoing('ended', {
      end: { reason: 'failed', status: 'failed', duration: null },
      error: new CallError('consumer-permission', 'The consumer has not given call permission'),
    }),
  ],
};
