import { html, svg, type TemplateResult } from 'lit';
import type { CallQuality } from '../../session/ports.js';
import { icons } from '../icons.js';
import type { View } from '../view.js';
import { avatar } from './avatar.js';
import { statusOf } from './status.js';

export function header(view: View): TemplateResult {
  const { words, person } = view;
  const status = statusOf(view);
  const name = person?.name ?? words.texts.nobody;
  return html`<header part="header">
    <span part="avatar">${avatar(person)}</span>
    <div class="who">
      <div part="name" class="name" title=${name}><bdi>${name}</bdi></div>
      <div part="status" class=${status.tone} title=${status.text}>
        ${status.tone === 'danger' || status.tone === 'warning' ? icons.alert : ''}<span
          class=${view.phase === 'active' && status.time !== null ? 'sr' : 'line'}><bdi>${status.text}</bdi></span>
        <span part="timer" role="timer" ?hidden=${status.time === null}>${status.time ?? ''}</span>
      </div>
    </div>
    ${view.phase === 'active' ? bars(view) : ''}
    <slot name="header-extra"></slot>
  </header>`;
}

export type Grade = 'good' | 'fair' | 'poor';

/** By mean opinion score: above 3.8 nobody complains, below 3 everybody does. */
export function gradeOf(quality: CallQuality | null): Grade | null {
  const mos = quality?.mos ?? null;
  return mos === null ? null : mos >= 3.8 ? 'good' : mos >= 3 ? 'fair' : 'poor';
}

function bars({ call, words }: View): TemplateResult | string {
  const grade = gradeOf(call?.quality ?? null);
  if (grade === null) {
    return '';
  }
  const lit = { good: 3, fair: 2, poor: 1 }[grade];
  const label = `${words.texts.connection}: ${words.texts[`quality-${grade}`]}`;
  return html`<svg class="bars ${grade}" viewBox="0 0 20 20" role="img" aria-label=${label}>
    <title>${label}</title>
    ${[0, 1, 2].map((bar) => svg`<rect x=${3 + bar * 5} y=${11 - bar * 4} width="3.5" height=${6 + bar * 4} rx="1.25" class=${bar < lit ? 'lit' : ''}/>`)}
  </svg>`;
}
