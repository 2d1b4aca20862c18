/**
 * The platform's rules about versions and tracks, and nothing else: what the client is proven against. An offer must go from the
 * platform's version to the next; tracks alone must name the version and leave it as it is.
 */
import { CallError } from '../../../../src/protocol/call-error.js';
import type { CallsReply } from '../../../../src/protocol/replies.js';
import type { TrackEntry } from '../../../../src/protocol/requests.js';

/** Stands for an offer of the platform's that is up to date. */
export const RENEGOTIATION = 'renegotiation';

export interface PlatformRules {
  readonly tracksOnlyCounts: boolean;
  readonly acceptRenegotiationCounts: boolean;
  readonly replyRenegotiationCounts: boolean;
  /** Whether replies carry a renegotiation at all. */
  readonly replyRenegotiates: boolean;
  readonly tracksOnlyAccepted: boolean;
  readonly collision: 'empty-success' | 'error';
}

export interface PlatformModel {
  readonly version: number;
  readonly tracks: Readonly<Record<string, TrackEntry['status']>>;
}

export interface ModelRequest {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly tracks: readonly TrackEntry[];
  readonly offer: boolean;
}

export interface ModelReply {
  readonly id: number;
  readonly says: 'answer' | 'answer-and-renegotiation' | 'ok' | 'collision' | 'refused' | 'error';
}

export function answerRequest(platform: PlatformModel, request: ModelRequest, rules: PlatformRules): readonly [PlatformModel, ModelReply] {
  const known = request.tracks.every(({ msid }) => msid in platform.tracks);
  const refusal = { id: request.id, says: rules.collision === 'empty-success' && request.offer ? 'collision' : 'refused' } as const;
  const tracks = { ...platform.tracks, ...Object.fromEntries(request.tracks.map(({ msid, status }) => [msid, status])) };
  if (request.offer) {
    if (request.from !== platform.version || request.to !== platform.version + 1) return [platform, refusal];
    const version = request.to + (rules.replyRenegotiates && rules.replyRenegotiationCounts ? 1 : 0);
    return [{ version, tracks }, { id: request.id, says: rules.replyRenegotiates ? 'answer-and-renegotiation' : 'answer' }];
  }
  if (!rules.tracksOnlyAccepted || !known || request.from !== platform.version || request.to !== platform.version) return [platform, { id: request.id, says: 'refused' }];
  return [{ version: platform.version + (rules.tracksOnlyCounts ? 1 : 0), tracks }, { id: request.id, says: 'ok' }];
}

/** What the client makes of it. */
export function readModelReply({ says }: ModelReply): CallsReply {
  switch (says) {
    case 'answer':
      return { type: 'success', callId: null, answer: 'answer', renegotiation: null };
    case 'answer-and-renegotiation':
      return { type: 'success', callId: null, answer: 'answer', renegotiation: RENEGOTIATION };
    case 'ok':
    case 'collision':
      return { type: 'success', callId: null, answer: null, renegotiation: null };
    case 'refused':
      return { type: 'failure', verdict: 'refused', error: new CallError('conflict', 'refused') };
    case 'error':
      return { type: 'failure', verdict: 'transient', error: new CallError('temporary', 'error') };
  }
}
