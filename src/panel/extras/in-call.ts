import type { MakeExtra } from '../extras.js';
import { qualityBars } from './quality-bars.js';
import { carrySelfView } from './carry-self-view.js';

/** What makes a call more comfortable: how good the connection is, and a self-view that can be put elsewhere. */
export const extra: MakeExtra = (kit) => ({
  header: qualityBars(kit),
  updated: carrySelfView(kit),
});
