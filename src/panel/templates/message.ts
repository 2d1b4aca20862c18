import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import type { Actions, View } from '../view.js';
import { button } from './button.js';

/**
 * What went wrong and what to do. The element that holds the words is always there and empty when nothing did, so that a
 * screen reader hears them arrive. What happened stands in the status line above already, so here it is only read out.
 */
export function message(view: View, actions: Actions): TemplateResult {
  const { error, words } = view;
  const [happened, help] = error === null ? ['', ''] : words.errors[error.code];
  return html`<div class="message" ?hidden=${error === null}>
    <div class="say">
      <p part="message" role="alert">${error === null ? '' : html`<bdi><span class="sr">${happened}. </span>${help}</bdi>`}</p>
      ${error === null
        ? ''
        : button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: () => actions.dismissError() })}
    </div>
    ${error === null ? '' : details(view, actions, technical(error.code, error.message, error.fbtraceId))}
  </div>`;
}

function details({ words }: View, actions: Actions, text: string): TemplateResult {
  return html`<details>
    <summary>${words.texts.details}</summary>
    <code dir="ltr">${text}</code>
    <button type="button" class="text" part="button" @click=${() => actions.copy(text)}>${words.buttons.copy}</button>
  </details>`;
}

function technical(code: string, text: string, trace: string | null): string {
  return [code, text, trace === null ? '' : `fbtrace_id ${trace}`].filter((line) => line !== '').join('\n');
}
