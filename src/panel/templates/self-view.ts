import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import { showsSelf } from '../play-streams.js';
import { cornerAt, type Actions, type Corner, type View } from '../view.js';
import { button } from './button.js';
import { drag, isRightToLeft } from './drag.js';

/** The agent's own picture, mirrored as in a looking-glass, but never a shared screen: that has words on it. */
export function selfView(view: View, { set }: Actions): TemplateResult {
  const { call, words, selfCorner, selfHidden } = view;
  const move = (corner: Corner) => set({ selfCorner: corner });
  return html`<div part="self-view" class="${selfCorner} ${call?.screen.wanted ? '' : 'mirrored'} ${selfHidden ? 'folded' : ''}" ?hidden=${!showsSelf(view)}>
    <button type="button" part="button" class="move" aria-label=${words.texts['self-view']} title=${words.hints['move-self']} ?hidden=${selfHidden}
      @keydown=${(event: KeyboardEvent) => steer(event, selfCorner, move)}
      @pointerdown=${(event: PointerEvent) => drag(event, move)}>
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

/** Arrow keys move it by one corner; left and right follow the direction of the page. */
function steer(event: KeyboardEvent, corner: Corner, move: (corner: Corner) => void): void {
  const { key, currentTarget } = event;
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  if ((sideways || key === 'ArrowUp' || key === 'ArrowDown') && currentTarget instanceof Element) {
    event.preventDefault();
    move(
      sideways
        ? cornerAt(corner.startsWith('top'), (key === 'ArrowLeft') !== isRightToLeft(currentTarget))
        : cornerAt(key === 'ArrowUp', corner.endsWith('start')),
    );
  }
}
