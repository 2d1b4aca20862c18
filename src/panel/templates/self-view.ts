import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import { showsSelf } from '../play-streams.js';
import type { Actions, View } from '../view.js';
import { button } from './button.js';

/** The agent's own picture, mirrored as in a looking-glass, but never a shared screen: that has words on it. */
export function selfView(view: View, { set }: Actions): TemplateResult {
  const { call, words, selfCorner, selfHidden } = view;
  return html`<div part="self-view" class="${selfCorner} ${call?.screen.wanted ? '' : 'mirrored'} ${selfHidden ? 'folded' : ''}" ?hidden=${!showsSelf(view)}>
    <button type="button" part="button" class="move" aria-label=${words.texts['self-view']} title=${words.hints['move-self']} ?hidden=${selfHidden}>
      <video autoplay playsinline .muted=${true}></video>
    </button>
    ${button({
      part: 'fold',
      icon: selfHidden ? icons.picture : icons.close,
      label: words.buttons[selfHidden ? 'show-self' : 'hide-self'],
      press: () => set({ selfHidden: !selfHidden }),
    })}
  </div>`;
}
