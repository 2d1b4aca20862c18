import type { MakeExtra } from '../extras.js';
import { adopt } from './adopt.js';
import { attendStyles } from './attend.css.js';
import { blockedRing } from './blocked-ring.js';
import { keyboard } from './keyboard.js';
import { tellOfWaiting } from './tell-of-waiting.js';

/** What helps with whoever calls: a ring that can be let out, words for who waits, and keys that go where something has opened. */
export const extra: MakeExtra = (kit) => {
  adopt(kit.root, attendStyles);
  const followKeys = keyboard(kit);
  const ring = blockedRing(kit);
  return {
    header: tellOfWaiting(kit),
    updated(view) {
      followKeys(view);
      ring.updated(view);
    },
    disconnected: ring.end,
  };
};
