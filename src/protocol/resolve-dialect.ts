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
  /** The default, or what else is legal. */
  const either = <K extends keyof Dialect>(name: K, ...others: readonly Dialect[K][]): Dialect[K] =>
    others.find((other) => other === own(partial, name)) ?? DEFAULT_DIALECT[name];
  return {
    platform: either('platform', 'instagram', 'whatsapp'),
    versionEncoding: either('versionEncoding', 'string'),
    trackChanges: either('trackChanges', 'with-offer'),
    tracksOnlyCounts: either('tracksOnlyCounts', true),
    acceptRenegotiationCounts: either('acceptRenegotiationCounts', true),
    replyRenegotiationCounts: either('replyRenegotiationCounts', true),
    collisionCodes: readCodes(own(partial, 'collisionCodes')),
    videoInFirstOffer: either('videoInFirstOffer', true),
    screenShare: either('screenShare', 'screen-labels'),
  };
}

function readCodes(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return DEFAULT_DIALECT.collisionCodes;
  const codes = value.slice(0, MAX_COLLISION_CODES).filter((code): code is number => Number.isSafeInteger(code));
  return Object.freeze([...new Set(codes)]);
}
