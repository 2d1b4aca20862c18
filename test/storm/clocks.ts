import type { Clock } from '../../src/session/ports.js';
import { systemClock } from '../../src/session/system-clock.js';
import { CALL_LIMITS } from '../../src/session/call/call-state.js';
import { MEDIA_UPDATE_LIMITS } from '../../src/session/negotiation/moves.js';

/** As long as in life: what waits for real media and real connections. */
const REAL = new Set<number>([CALL_LIMITS.acceptMs, CALL_LIMITS.firstReplyMs, CALL_LIMITS.connectMs, CALL_LIMITS.iceRestartMs, CALL_LIMITS.reconnectMs]);

/** Waits of the negotiation are so many times shorter than in life. `patient`: but not the time that one change has in all. */
export function hastyClock(times: number, { patient = false } = {}): Clock {
  const keeps = (ms: number) => REAL.has(ms) || (patient && ms === MEDIA_UPDATE_LIMITS.totalMs);
  return { ...systemClock, after: (ms, run) => systemClock.after(keeps(ms) ? ms : ms / times, run) };
}
