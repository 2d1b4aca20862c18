import { html, type TemplateResult } from 'lit';
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
    ${view.draw('header')}
    <slot name="header-extra"></slot>
  </header>`;
}
