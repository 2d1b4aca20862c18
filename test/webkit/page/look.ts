import { contrastOf, isOpaque, parentOf } from './colours.js';

/** What a person would see of a panel, as figures. */
export interface Look {
  readonly state: string;
  readonly phase: string;
  /** Relative to the panel's own box, which begins at 0, 0. */
  readonly size: Size;
  readonly header: Box;
  readonly stage: Box;
  readonly toolbar: Box;
  readonly avatar: Box;
  readonly name: Box;
  /** Where people waiting and devices stand, if there are any. */
  readonly side: Box | null;
  readonly buttons: readonly ButtonLook[];
  /** Texts that a person cannot read in full, and that are not shortened by design. */
  readonly cutOff: readonly string[];
  readonly opaque: { readonly panel: boolean; readonly stage: boolean };
  /** Contrasts of name, status and the words of buttons with what is behind them. */
  readonly texts: readonly { readonly text: string; readonly contrast: number }[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
  /** What a click on its middle would reach, when that is something else. */
  readonly coveredBy: string | null;
}

export function lookOf(state: string, panel: HTMLElement): Look {
  panel.scrollIntoView({ block: 'center', behavior: 'instant' });
  const root = panel.shadowRoot;
  if (root === null) throw new Error(`${state}: not upgraded`);
  const { width: panelWidth, height: panelHeight } = panel.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const origin = panel.getBoundingClientRect();
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top, width, height };
  };
  const part = (name: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(`[part~="${name}"]`);
    if (found === null) throw new Error(`${state}: no part ${name}`);
    return found;
  };
  const side = root.querySelector('.side');
  return {
    state,
    phase: panel.getAttribute('phase') ?? '',
    size: { width: panelWidth, height: panelHeight },
    header: boxOf(part('header')),
    stage: boxOf(part('stage')),
    toolbar: boxOf(part('toolbar')),
    avatar: boxOf(part('avatar')),
    name: boxOf(part('name')),
    side: side !== null && isShown(side) && side.getBoundingClientRect().height > 0 ? boxOf(side) : null,
    buttons: [...root.querySelectorAll<HTMLElement>('button')].filter(isShown).map((button) => {
      button.scrollIntoView({ block: 'nearest', behavior: 'instant' }); // in a sheet that is longer than the panel
      const look = { ...boxOf(button), ...lookOfButton(button, root) };
      for (let each = button.parentElement; each !== null; each = each.parentElement) each.scrollTop = 0;
      return look;
    }),
    cutOff: cutOffTexts(root),
    opaque: { panel: isOpaque(getComputedStyle(part('panel')).backgroundColor), stage: isOpaque(getComputedStyle(part('stage')).backgroundColor) },
    texts: [part('name'), ...part('status').querySelectorAll('span'), ...root.querySelectorAll('button:not([aria-disabled]) .label, button.text')]
      .filter((element) => isShown(element) && isReadable(element))
      .map((element) => ({ text: plain(element), contrast: contrastOf(element) })),
  };
}

function lookOfButton(button: HTMLElement, root: ShadowRoot): Omit<ButtonLook, keyof Box> {
  const label = button.querySelector('.label');
  const { left, top, width, height } = button.getBoundingClientRect();
  const hit = root.elementFromPoint(left + width / 2, top + height / 2);
  return {
    part: [...button.part].filter((name) => name !== 'button').join(' ') || button.className,
    name: button.getAttribute('aria-label') ?? plain(button),
    worded: label !== null && isReadable(label),
    impossible: button.getAttribute('aria-disabled') === 'true' && button.getAttribute('aria-busy') !== 'true',
    contrast: contrastOf(button.querySelector('.disc') ?? button),
    // What comes and goes lies over the stage by design.
    coveredBy: hit !== null && (button.contains(hit) || hit.closest('.over') !== null) ? null : (hit?.outerHTML.slice(0, 80) ?? 'nothing'),
  };
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Not one of those that only a screen reader gets. */
function isReadable(element: Element): boolean {
  return plain(element) !== '' && getComputedStyle(element).clipPath === 'none';
}

function plain(element: Element): string {
  return element.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
}

/** Half a pixel is how boxes are rounded; a letter's own box is a little higher than its line. */
const TOLERANCE = 2;

function cutOffTexts(root: ShadowRoot): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const cutOff: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || node.textContent?.trim() === '' || !isShown(element) || element.closest('style, .sr, svg') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const edge = clippingAncestor(element);
    if (edge === null) continue;
    const within = edge.getBoundingClientRect();
    const leaves = [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left < within.left - TOLERANCE || right > within.right + TOLERANCE || top < within.top - TOLERANCE || bottom > within.bottom + TOLERANCE,
    );
    if (leaves) cutOff.push(`"${plain(element)}" leaves ${edge.localName}.${edge.className || edge.part.value}`);
  }
  return cutOff;
}

/** The nearest element that cuts off what leaves it; null when that may be scrolled to, is shortened by design, or only heard. */
function clippingAncestor(element: Element): Element | null {
  for (let each: Element | null = element; each !== null; each = parentOf(each)) {
    const { overflow, overflowX, overflowY, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(each);
    if (clipPath !== 'none' || textOverflow === 'ellipsis' || (webkitLineClamp !== 'none' && webkitLineClamp !== '')) return null;
    if ([overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll')) return null;
    if (overflow !== 'visible') return each;
  }
  return null;
}
