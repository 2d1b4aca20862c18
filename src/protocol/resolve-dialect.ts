import { DEFAULT_DIALECT, type Dialect } from './dialect.js';
import { isRecord, own, type UnknownRecord } from './read-values.js';

const MAX_COLLISION_CODES = 100;

/** A host's settings over the defaults; what is missing, unknown or no legal value is the default. Frozen. Never throws. */
export function resolveDialect(partial: unknown): Dialect {
  if (!isRecord(partial)) return DEFAULT_DIALECT;
  try {
    return Object.freeze(resolve(partial));
  } catch {
    return DEFAULT_DIALECT; // a property of the host's object threw
  }
}

function resolve(partial: UnknownRecord): Dialect {
  const oneOf = <K extends keyof Dialect>(name: K, ...legal: readonly Dialect[K][]): Dialect[K] => {
    const value = own(partial, name);
    return legal.find((candidate) => candidate === value) ?? DEFAULT_DIALECT[name];
  };
  return {
    platform: oneOf('platform', 'messenger', 'instagram', 'whatsapp'),
    versionEncoding: oneOf('versionEncoding', 'integer', 'string'),
    trackChanges: oneOf('trackChanges', 'tracks-only', 'with-offer'),
    tracksOnlyCounts: oneOf('tracksOnlyCounts', true, false),
    acceptRenegotiationCounts: oneOf('acceptRenegotiationCounts', true, false),
    replyRenegotiationCounts: oneOf('replyRenegotiationCounts', true, false),
    collisionCodes: readCodes(own(partial, 'collisionCodes')),
    videoInFirstOffer: oneOf('videoInFirstOffer', true, false),
    screenShare: oneOf('screenShare', 'default-video', 'screen-labels'),
  };
}

function readCodes(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return DEFAULT_DIALECT.collisionCodes;
  const codes = value.slice(0, MAX_COLLISION_CODES).filter((code): code is number => Number.isSafeInteger(code));
  return Object.freeze([...new Set(codes)]);
}
