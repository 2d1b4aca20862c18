import type { Clock } from './ports.js';

/** Counts from when the page was loaded, so that a clock set right during a call moves nothing. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};
