import { boxIn, partOf, placesOf, targetsOf, type Box, type Places, type Target } from '../../visual/page/measures.js';
import { obstacles } from '../../visual/page/obstacles.js';
import { isShown, plain, type Panel } from '../../visual/page/panels.js';
import { contrastOf, isOpaque } from './colours.js';

/** What a person would see of a panel, as figures. */
export interface Look extends Places {
  readonly avatar: Box;
  readonly name: Box;
  /** Where people waiting and devices stand, if there are any. */
  readonly side: Box | null;
  readonly buttons: readonly ButtonLook[];
  readonly targets: readonly Target[];
  /** What is cut off, covered or out of reach, in words. */
  readonly obstacles: readonly string[];
  readonly opaque: { readonly panel: boolean; readonly stage: boolean };
  /** Contrasts of name, status and the words of buttons with what is behind them. */
  readonly texts: readonly { readonly text: string; readonly contrast: number }[];
}

export interface ButtonLook extends Box {
  /** Its part beside `button`. */
  readonly part: string;
  readonly name: string;
  /** Whether its words stand beside or under the icon. */
  readonly worded: boolean;
  readonly impossible: boolean;
  /** Of its icon or words with its own ground. */
  readonly contrast: number;
}

export function lookOf(panel: Panel): Look {
  const { host, root } = panel;
  host.scrollIntoView({ block: 'center', behavior: 'instant' });
  const side = root.querySelector('.side');
  const places = {
    ...placesOf(panel),
    avatar: boxIn(host, partOf(root, 'avatar')),
    name: boxIn(host, partOf(root, 'name')),
    side: side !== null && isShown(side) && side.getBoundingClientRect().height > 0 ? boxIn(host, side) : null,
  };
  return {
    ...places,
    buttons: [...root.querySelectorAll<HTMLElement>('button')].filter(isShown).map((button) => {
      button.scrollIntoView({ block: 'nearest', behavior: 'instant' }); // in a sheet that is longer than the panel
      return { ...boxIn(host, button), ...lookOfButton(button) };
    }),
    targets: targetsOf(panel),
    obstacles: obstacles(panel),
    opaque: { panel: isOpaque(getComputedStyle(partOf(root, 'panel')).backgroundColor), stage: isOpaque(getComputedStyle(partOf(root, 'stage')).backgroundColor) },
    texts: [partOf(root, 'name'), ...partOf(root, 'status').querySelectorAll('span'), ...root.querySelectorAll('button:not([aria-disabled]) .label, button.text')]
      .filter((element) => isShown(element) && isReadable(element))
      .map((element) => ({ text: plain(element.textContent), contrast: contrastOf(element) })),
  };
}

function lookOfButton(button: HTMLElement): Omit<ButtonLook, keyof Box> {
  const label = button.querySelector('.label');
  return {
    part: [...button.part].filter((name) => name !== 'button').join(' ') || button.className,
    name: button.getAttribute('aria-label') ?? plain(button.textContent),
    worded: label !== null && isReadable(label),
    impossible: button.getAttribute('aria-disabled') === 'true' && button.getAttribute('aria-busy') !== 'true',
    contrast: contrastOf(button.querySelector('.disc') ?? button),
  };
}

/** Not one of those that only a screen reader gets. */
function isReadable(element: Element): boolean {
  return plain(element.textContent) !== '' && getComputedStyle(element).clipPath === 'none';
}
