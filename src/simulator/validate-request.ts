import type { CallAction, TrackEntry, TrackLabel, TrackStatus } from '../protocol/requests.js';
import { Refusal } from './refusal.js';
import type { PlatformDialect } from './platform-dialect.js';
import { validateOffer } from './validate-offer.js';

/** A request that says all it must, in the right types. Whether the call's state allows it is the call's to judge. */
export type ValidRequest =
  | { readonly action: 'connect'; readonly to: string; readonly offer: string }
  | { readonly action: 'accept'; readonly callId: string; readonly offer: string }
  | { readonly action: 'reject' | 'terminate'; readonly callId: string }
  | ValidMediaUpdate;

export interface ValidMediaUpdate {
  readonly action: 'media_update';
  readonly callId: string;
  readonly from: number;
  readonly to: number;
  readonly tracks: readonly TrackEntry[];
  /** Null: the tracks-only form. */
  readonly offer: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const ACTIONS: readonly CallAction[] = ['connect', 'accept', 'reject', 'terminate', 'media_update'];
const PLATFORMS: readonly unknown[] = ['messenger', 'instagram', 'whatsapp'];
const LABELS: readonly TrackLabel[] = ['default_audio', 'default_video', 'screen_audio', 'screen_video'];
const STATUSES: readonly TrackStatus[] = ['enabled', 'disabled'];
const MAX_TRACKS = 4;

/** Throws a `Refusal` that says what is wrong. */
export function validateRequest(body: unknown, dialect: PlatformDialect): ValidRequest {
  if (!isFields(body)) throw new Refusal('invalid-request', 'the body must be an object');
  if (body['platform'] !== undefined && !PLATFORMS.includes(body['platform'])) {
    throw new Refusal('invalid-request', 'platform must be messenger, instagram or whatsapp');
  }
  const action = oneOf(ACTIONS, body['action'], 'action');
  switch (action) {
    case 'connect':
      return { action, to: text(body['to'], 'to'), offer: firstOffer(body, dialect) };
    case 'accept':
      return { action, callId: callId(body), offer: firstOffer(body, dialect) };
    case 'reject':
    case 'terminate':
      return { action, callId: callId(body) };
    case 'media_update':
      return mediaUpdate(body, dialect);
  }
}

function mediaUpdate(body: Fields, dialect: PlatformDialect): ValidMediaUpdate {
  const offer = body['session'] === undefined ? null : offerOf(body['session']);
  if (offer === null && dialect.tracksOnly === 'refused') throw new Refusal('invalid-request', 'session is required');
  if (offer !== null) validateOffer(offer, dialect);
  return {
    action: 'media_update',
    callId: callId(body),
    from: version(body['from_version'], 'from_version'),
    to: version(body['to_version'], 'to_version'),
    tracks: tracksOf(body['tracks']),
    offer,
  };
}

function tracksOf(value: unknown): readonly TrackEntry[] {
  if (!Array.isArray(value)) throw new Refusal('invalid-request', 'tracks must be an array');
  if (value.length > MAX_TRACKS) throw new Refusal('invalid-request', `tracks may hold ${MAX_TRACKS} entries at most`);
  const entries: readonly unknown[] = value;
  return entries.map((entry, index) => {
    if (!isFields(entry)) throw new Refusal('invalid-request', `tracks[${index}] must be an object`);
    if (typeof entry['msid'] !== 'string' || entry['msid'] === '') throw new Refusal('invalid-msid', `tracks[${index}].msid`);
    return {
      msid: entry['msid'],
      label: oneOf(LABELS, entry['label'], `tracks[${index}].label`),
      status: oneOf(STATUSES, entry['status'], `tracks[${index}].status`),
    };
  });
}

function firstOffer(body: Fields, dialect: PlatformDialect): string {
  const offer = offerOf(body['session']);
  const { hasVideo } = validateOffer(offer, dialect);
  if (hasVideo && dialect.videoInFirstOffer === 'refused') {
    throw new Refusal('invalid-sdp', 'the first offer may hold no video');
  }
  return offer;
}

function offerOf(session: unknown): string {
  if (!isFields(session)) throw new Refusal('invalid-connection', 'session must be an object');
  if (session['sdp_type'] !== 'offer') throw new Refusal('invalid-connection', 'session.sdp_type must be offer');
  if (typeof session['sdp'] !== 'string') throw new Refusal('invalid-connection', 'session.sdp must be a string');
  return session['sdp'];
}

function callId(body: Fields): string {
  const id = body['call_id'];
  if (typeof id !== 'string' || id === '') throw new Refusal('invalid-call-id');
  return id;
}

/** The guide shows a string, the schema says integer: both are good. */
function version(value: unknown, name: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    throw new Refusal('invalid-request', `${name} must be an integer`);
  }
  return number;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Refusal('invalid-request', `${name} must be a string`);
  return value;
}

/** Enum values are shown in upper case by the guide and in lower case by the schema. */
function oneOf<Value extends string>(allowed: readonly Value[], value: unknown, name: string): Value {
  const found = typeof value === 'string' ? allowed.find((candidate) => candidate === value.toLowerCase()) : undefined;
  if (found === undefined) throw new Refusal('invalid-request', `${name} must be one of ${allowed.join(', ')}`);
  return found;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
