import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import type { Actions, View } from '../view.js';
import { button } from './button.js';

/**
 * What went wrong and what to do. The element that holds the words is always there and empty when nothing did, so that a
 * screen reader hears them arrive. What happened stands in the status line above already, so here it is only read out.
 */
export function message(view: View, { calls }: Actions): TemplateResult {
  const { error, words } = view;
  const [happened, general] = error === null ? [] : words.errors[error.code];
  const help = view.say('help') ?? general;
  return html`<div class="message" ?hidden=${error === null}>
    <div class="say">
      <p part="message" role="alert">${help ? html`<bdi><span class="sr">${happened}. </span>${help}</bdi>` : happened}</p>
      ${button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: () => calls.dismissError() })}
    </div>
    ${view.draw('message')}
  </div>`;
}
