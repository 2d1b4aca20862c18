import type { Clock } from '../../src/session/ports.js';
import { systemClock } from '../../src/session/system-clock.js';

/** The longest that the negotiation waits for anything; what is longer waits for real media and real connections. In ms. */
const LONGEST_WAIT_MS = 10_000;
/** The time that one change of media has in all, as hosts are promised it. In ms. */
const WHOLE_CHANGE_MS = 40_000;

/** Waits of the negotiation are so many times shorter than in life. `patient`: but not the time that one change has in all. */
export function hastyClock(times: number, { patient = false } = {}): Clock {
  const isShortened = (ms: number) => ms <= LONGEST_WAIT_MS || (ms === WHOLE_CHANGE_MS && !patient);
  return { ...systemClock, after: (ms, run) => systemClock.after(isShortened(ms) ? ms / times : ms, run) };
}
