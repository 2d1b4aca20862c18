import type { Dialect } from '../../protocol/dialect.js';

/**
 * What we know of the version that both sides share, and what we only suspect.
 *
 * Certain knowledge comes from two places: a webhook's `session.version`, and a request that was accepted (which proves that its
 * `from_version` was right). Between two such moments at most one thing can have happened of which nobody outside the platform
 * knows whether it counts: the suspect. Counting it in the certain version would be dangerous (a webhook would look stale and
 * be dropped), so it only shifts the `from_version` of the next request.
 */
export interface Ledger {
  /** The highest version known for certain. */
  readonly version: number;
  /**
   * The version up to which what the consumer changed is in force here; the webhook of a later one is never stale. It falls behind
   * `version` when tracks alone were accepted at a version that was tried: they prove it, and bring no SDP of it.
   */
  readonly applied: number;
  readonly suspect: Suspect | null;
  /** Whether each suspect counts: the dialect's word at first, then what this call has taught. */
  readonly counts: Readonly<Record<Suspect, boolean>>;
  /** How many candidates for `from_version` have been refused since the version was last certain. */
  readonly probe: number;
  /** `from_version` of the last request whose outcome is unknown: the platform is at it, or one further. */
  readonly doubtful: number | null;
  /** The last applied offers that came without a version: the only mark by which their duplicates can be told. While there are any, the version is counted, not certain. */
  readonly unversioned: readonly string[];
}

export type Suspect = 'accept-renegotiation' | 'reply-renegotiation' | 'tracks-only';

/** How many versions above the certain one are tried before starting over from it. */
const PROBE_REACH = 4;
const UNVERSIONED_KEPT = 8;

export function newLedger(dialect: Pick<Dialect, 'acceptRenegotiationCounts' | 'replyRenegotiationCounts' | 'tracksOnlyCounts'>): Ledger {
  return {
    version: 0,
    applied: 0,
    suspect: null,
    counts: {
      'accept-renegotiation': dialect.acceptRenegotiationCounts,
      'reply-renegotiation': dialect.replyRenegotiationCounts,
      'tracks-only': dialect.tracksOnlyCounts,
    },
    probe: 0,
    doubtful: null,
    unversioned: [],
  };
}

/**
 * The `from_version` of the next request. First what is most likely; then, as refusals come in, the other reading of the suspect; then
 * upward, for webhooks that were lost for good; and then over again, since a wrong lesson may have led too high.
 */
export function nextFromVersion(ledger: Ledger): number {
  const candidates = candidatesOf(ledger);
  return candidates[ledger.probe % candidates.length] ?? ledger.version;
}

function candidatesOf({ version, suspect, counts, doubtful, unversioned }: Ledger): readonly number[] {
  const first = suspect !== null && counts[suspect] ? 1 : 0;
  const candidates = new Set(doubtful === null ? [] : [doubtful, doubtful + 1]);
  candidates.add(version + first).add(version + 1 - first);
  for (let step = 2; step <= PROBE_REACH; step += 1) candidates.add(version + step);
  if (unversioned.length > 0) for (let step = 1; step <= Math.min(version, PROBE_REACH); step += 1) candidates.add(version - step);
  return [...candidates];
}

/** Every version that could be has been refused: it is not about the version. */
export function isExhausted(ledger: Ledger): boolean {
  return ledger.probe >= candidatesOf(ledger).length;
}

/** The outcome of a request is unknown, so what was refused before says nothing any more. */
export function doubted(ledger: Ledger, from: number): Ledger {
  return { ...ledger, doubtful: from, probe: 0 };
}

export function refused(ledger: Ledger): Ledger {
  return { ...ledger, probe: ledger.probe + 1 };
}

/** A request was accepted: `from` was right, and `version` is now certain. Teaches whether the suspect counted. `sdp`: the reply held any. */
export function accepted(ledger: Ledger, from: number, version: number, sdp: boolean, suspect: Suspect | null): Ledger {
  const applied = sdp ? version : Math.min(ledger.applied, version);
  return { ...ledger, version, applied, suspect, probe: 0, doubtful: null, counts: lesson(ledger, from) };
}

function lesson({ suspect, counts, version }: Ledger, from: number): Ledger['counts'] {
  const step = from - version;
  return suspect === null || step < 0 || step > 1 ? counts : { ...counts, [suspect]: step === 1 };
}

/** Old or a duplicate; without a version, only its offer can tell. */
export function isStale(ledger: Ledger, version: number | null, offer: string | null): boolean {
  return version === null ? offer === null || ledger.unversioned.includes(offer) : version <= ledger.applied;
}

/** A webhook is authoritative. */
export function observed(before: Ledger, version: number): Ledger {
  const ledger = { ...before, applied: version };
  return version > ledger.version ? { ...ledger, version, suspect: null, probe: 0, doubtful: null } : ledger;
}

/** A webhook that did not say its version counts one up. */
export function counted(ledger: Ledger, offer: string): Ledger {
  return { ...observed(ledger, ledger.version + 1), unversioned: [...ledger.unversioned, offer].slice(-UNVERSIONED_KEPT) };
}
