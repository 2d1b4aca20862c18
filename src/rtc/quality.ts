import type { CallQuality, CallWarningCode } from '../session/ports.js';

/** What was counted up to one moment. Bytes and packets only ever grow. */
export interface MediaSample {
  /** In milliseconds, from any origin. */
  readonly at: number;
  readonly audioBytes: number;
  readonly audioPackets: number;
  readonly audioLost: number;
  readonly jitterMs: number | null;
  readonly roundTripMs: number | null;
  /** 0 to 1; null where the browser does not tell (Firefox), and while the agent is muted. */
  readonly microphoneLevel: number | null;
}

export type QualityWarning = Extract<
  CallWarningCode,
  'high-round-trip' | 'high-jitter' | 'high-loss' | 'low-mos' | 'no-audio-received' | 'microphone-silent'
>;

export interface QualityState {
  readonly startedAt?: number;
  readonly previous?: MediaSample;
  /** The last of each, newest last. */
  readonly losses: readonly number[];
  readonly levels: readonly (number | null)[];
  readonly verdicts: readonly (readonly QualityWarning[])[];
  readonly raised: ReadonlySet<QualityWarning>;
}

export interface QualityStep {
  readonly state: QualityState;
  readonly quality: CallQuality;
  /** Warnings that change with this sample. */
  readonly changes: readonly { readonly code: QualityWarning; readonly raised: boolean }[];
}

/** The start of every call is rough: it is measured, and not judged. */
const SETTLING_MS = 5000;
const WINDOW = 5;
const RAISED_AT = 3;
const LOSS_WINDOW = 7;
const LEVEL_WINDOW = 10;

export const UNMEASURED: QualityState = {
  losses: [],
  levels: [],
  verdicts: [],
  raised: new Set(),
};

/** One sample a second goes in. A warning is raised when 3 of the last 5 samples are bad, and cleared when none of them is. */
export function measureQuality(state: QualityState, sample: MediaSample): QualityStep {
  const { startedAt = sample.at, previous } = state;
  const { roundTripMs, jitterMs } = sample;
  const loss = previous ? lossBetween(previous, sample) : null;
  const losses = last(LOSS_WINDOW, state.losses, loss ?? 0);
  const levels = last(LEVEL_WINDOW, state.levels, sample.microphoneLevel);
  const mos = loss === null ? null : scoreOf(roundTripMs ?? 0, jitterMs ?? 0, loss);

  const bad: QualityWarning[] = [];
  if (previous && sample.at - startedAt >= SETTLING_MS) {
    if ((roundTripMs ?? 0) > 400) bad.push('high-round-trip');
    if ((jitterMs ?? 0) > 30) bad.push('high-jitter');
    if ((loss ?? 0) > 0.01 || isHighOnAverage(losses)) bad.push('high-loss');
    if (mos !== null && mos < 3) bad.push('low-mos');
    if (sample.audioBytes <= previous.audioBytes) bad.push('no-audio-received');
    if (isConstant(levels)) bad.push('microphone-silent');
  }

  const verdicts = last(WINDOW, state.verdicts, bad);
  const recent = verdicts.flat();
  const isRaised = (code: QualityWarning) => state.raised.has(code) || recent.filter((other) => other === code).length >= RAISED_AT;
  const raised = new Set(recent.filter(isRaised));
  const changes = [...state.raised, ...raised].filter((code) => raised.has(code) !== state.raised.has(code)).map((code) => ({ code, raised: raised.has(code) }));
  return { state: { startedAt, previous: sample, losses, levels, verdicts, raised }, quality: { mos, roundTripMs, jitterMs, loss }, changes };
}

/** Mean opinion score by a simplified E-model: times in ms, `loss` from 0 to 1. */
export function scoreOf(roundTripMs: number, jitterMs: number, loss: number): number {
  const delay = roundTripMs + 2 * jitterMs + 10;
  const rating = 94.768 - (delay < 160 ? delay / 40 : (delay - 120) / 10) - 2.5 * loss * 100;
  const score = 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating);
  return rating < 0 ? 1 : Math.min(4.5, Math.max(1, score));
}

/** Null when nothing was sent. A count that shrinks belongs to a stream that was replaced. */
function lossBetween(before: MediaSample, after: MediaSample): number | null {
  const lost = Math.max(0, after.audioLost - before.audioLost);
  const sent = Math.max(0, after.audioPackets - before.audioPackets) + lost;
  return sent === 0 ? null : lost / sent;
}

function isHighOnAverage(losses: readonly number[]): boolean {
  return losses.length === LOSS_WINDOW && losses.reduce((sum, loss) => sum + loss, 0) / LOSS_WINDOW > 0.03;
}

function isConstant(levels: readonly (number | null)[]): boolean {
  return levels.length === LEVEL_WINDOW && levels.every((level) => level !== null && level === levels[0]);
}

function last<T>(count: number, items: readonly T[], item: T): readonly T[] {
  return [...items, item].slice(-count);
}
