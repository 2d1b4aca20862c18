import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import { showsSelf } from '../play-streams.js';
import { cornerAt, type Actions, type Corner, type View } from '../view.js';
import { button } from './button.js';
import { drag } from './drag.js';

/** The agent's own picture, mirrored as in a looking-glass, but never a shared screen: that has words on it. */
export function selfView(view: View, actions: Actions): TemplateResult {
  const { call, words, selfCorner, selfHidden } = view;
  const mirrored = call !== null && !call.screen.wanted;
  return html`<div part="self-view" class="${selfCorner} ${mirrored ? 'mirrored' : ''} ${selfHidden ? 'folded' : ''}" ?hidden=${!showsSelf(view)}>
    <button type="button" part="button" class="move" aria-label=${words.texts['self-view']} title=${words.hints['move-self']} ?hidden=${selfHidden}
      @keydown=${(event: KeyboardEvent) => steer(event, selfCorner, actions)}
      @pointerdown=${(event: PointerEvent) => drag(event, (corner) => actions.moveSelf(corner))}>
      <video autoplay playsinline .muted=${true}></video>
    </button>
    ${button({
      part: 'fold',
      icon: selfHidden ? icons.picture : icons.close,
      label: words.buttons[selfHidden ? 'show-self' : 'hide-self'],
      press: () => actions.hideSelf(!selfHidden),
    })}
  </div>`;
}

/** Arrow keys move it by one corner; left and right follow the direction of the page. */
function steer(event: KeyboardEvent, corner: Corner, actions: Actions): void {
  const rightToLeft = event.currentTarget instanceof Element && getComputedStyle(event.currentTarget).direction === 'rtl';
  const next = step(corner, event.key, rightToLeft);
  if (next !== null) {
    event.preventDefault();
    actions.moveSelf(next);
  }
}

function step(corner: Corner, key: string, rightToLeft: boolean): Corner | null {
  const top = corner.startsWith('top');
  const start = corner.endsWith('start');
  switch (key) {
    case 'ArrowUp':
      return cornerAt(true, start);
    case 'ArrowDown':
      return cornerAt(false, start);
    case 'ArrowLeft':
      return cornerAt(top, !rightToLeft);
    case 'ArrowRight':
      return cornerAt(top, rightToLeft);
    default:
      return null;
  }
}
