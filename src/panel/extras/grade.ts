import type { CallQuality } from '../../session/ports.js';

export type Grade = 'good' | 'fair' | 'poor';

/** By mean opinion score: above 3.8 nobody complains, below 3 everybody does. */
export function gradeOf(quality: CallQuality | null): Grade | null {
  const mos = quality?.mos ?? null;
  return mos === null ? null : mos >= 3.8 ? 'good' : mos >= 3 ? 'fair' : 'poor';
}
