import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import { gradeOf } from './grade.js';
import { qualityBarStyles } from './quality-bars.css.js';

/** Three bars, as every telephone has them. */
export function qualityBars({ html, svg, root }: Kit): (view: View) => unknown {
  adopt(root, qualityBarStyles);
  return ({ phase, call, words }) => {
    const grade = gradeOf(call?.quality ?? null);
    if (grade === null || phase !== 'active') return null;
    const lit = { good: 3, fair: 2, poor: 1 }[grade];
    const label = `${words.texts.connection}: ${words.texts[`quality-${grade}`]}`;
    return html`<svg class="bars ${grade}" viewBox="0 0 20 20" role="img" aria-label=${label}>
      <title>${label}</title>
      ${[0, 1, 2].map((bar) => svg`<rect x=${3 + bar * 5} y=${11 - bar * 4} width="3.5" height=${6 + bar * 4} rx="1.25" class=${bar < lit ? 'lit' : ''}/>`)}
    </svg>`;
  };
}
