import type { Dialect, Platform } from './dialect.js';

export type CallAction = 'connect' | 'accept' | 'reject' | 'terminate' | 'media_update';
export type TrackLabel = 'default_audio' | 'default_video' | 'screen_audio' | 'screen_video';
export type TrackStatus = 'enabled' | 'disabled';

export interface SessionOffer {
  readonly sdp_type: 'offer';
  readonly sdp: string;
}

/** One entry of `tracks[]`. `msid` is the second token of the `a=msid` line of our local SDP, never `track.id`. */
export interface TrackEntry {
  readonly msid: string;
  readonly label: TrackLabel;
  readonly status: TrackStatus;
}

export interface ConnectRequest {
  readonly platform: Platform;
  readonly action: 'connect';
  /** The consumer's page-scoped id. */
  readonly to: string;
  readonly session: SessionOffer;
}

export interface AcceptRequest {
  readonly platform: Platform;
  readonly action: 'accept';
  readonly call_id: string;
  readonly session: SessionOffer;
}

export interface RejectRequest {
  readonly platform: Platform;
  readonly action: 'reject';
  readonly call_id: string;
}

export interface TerminateRequest {
  readonly platform: Platform;
  readonly action: 'terminate';
  readonly call_id: string;
}

export interface MediaUpdateRequest {
  readonly platform: Platform;
  readonly action: 'media_update';
  readonly call_id: string;
  readonly from_version: number | string;
  readonly to_version: number | string;
  readonly tracks: readonly TrackEntry[];
  readonly session?: SessionOffer;
}

/** The body of `POST /{page-id}/calls`. */
export type CallsRequest = ConnectRequest | AcceptRequest | RejectRequest | TerminateRequest | MediaUpdateRequest;

type Wire = Pick<Dialect, 'platform' | 'versionEncoding'>;

export function buildConnect(dialect: Wire, to: string, offer: string): ConnectRequest {
  return { platform: dialect.platform, action: 'connect', to, session: { sdp_type: 'offer', sdp: offer } };
}

export function buildAccept(dialect: Wire, callId: string, offer: string): AcceptRequest {
  return { platform: dialect.platform, action: 'accept', call_id: callId, session: { sdp_type: 'offer', sdp: offer } };
}

export function buildReject(dialect: Wire, callId: string): RejectRequest {
  return { platform: dialect.platform, action: 'reject', call_id: callId };
}

export function buildTerminate(dialect: Wire, callId: string): TerminateRequest {
  return { platform: dialect.platform, action: 'terminate', call_id: callId };
}

/** `offer: null` is the tracks-only form, which makes no new SDP and so moves no version (`from === to`). */
export function buildMediaUpdate(
  dialect: Wire,
  update: { callId: string; from: number; to: number; tracks: readonly TrackEntry[]; offer: string | null },
): MediaUpdateRequest {
  const encode = (version: number) => (dialect.versionEncoding === 'string' ? String(version) : version);
  const body = {
    platform: dialect.platform,
    action: 'media_update',
    call_id: update.callId,
    from_version: encode(update.from),
    to_version: encode(update.to),
    tracks: update.tracks,
  } as const;
  return update.offer === null ? body : { ...body, session: { sdp_type: 'offer', sdp: update.offer } };
}
