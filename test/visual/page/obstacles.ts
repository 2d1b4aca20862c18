/** What is cut off, covered or out of reach in a panel. The only judge of it, in Chromium and in WebKit. */
import { controls, describe, forScreenReaders, isShown, plain, type Panel } from './panels.js';

/** How boxes are rounded. */
const ROUNDING = 1;
/** A letter's own box is higher than the letter looks, in some scripts by this much above and below. */
const AIR = 4;

/** Complaints, each with the state it is about. */
export function obstacles(panel: Panel): readonly string[] {
  return [
    ...[...panel.root.querySelectorAll('*')].flatMap((element) => (scrolls(element) ? sideways(element, describe(panel, element)) : [])),
    ...controls(panel).flatMap((control) => unreachable(panel, control)),
    ...overlapping(panel),
    ...lostTexts(panel),
  ];
}

export function sideways(element: Element, name: string): readonly string[] {
  return element.scrollWidth > element.clientWidth + ROUNDING ? [`${name} scrolls sideways: ${element.scrollWidth} in ${element.clientWidth} px`] : [];
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflow);
}

/** Cut off, or under something else, wherever it is scrolled to. */
function unreachable(panel: Panel, control: HTMLElement): readonly string[] {
  bringIntoView(control);
  const box = control.getBoundingClientRect();
  for (let around: Element | null = control.parentElement; around !== null; around = around.parentElement) {
    const { display, overflow } = getComputedStyle(around);
    const clips = overflow !== 'visible' && display !== 'contents';
    if (clips && leaves(box, around.getBoundingClientRect(), ROUNDING)) return [`${describe(panel, control)} is cut off by ${around.localName}.${around.className}`];
  }
  if (box.left < -ROUNDING || box.right > innerWidth + ROUNDING) return [`${describe(panel, control)} is beside the window`];
  const hit = panel.root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const covered = hit === null || !control.contains(hit);
  return covered ? [`${describe(panel, control)} lies under ${hit === null ? 'something' : describe(panel, hit)}`] : [];
}

/** Of the row of controls: what stands one beside the other must not touch. */
function overlapping(panel: Panel): readonly string[] {
  const row = controls(panel).filter((control) => control.closest('[part="toolbar"]') !== null);
  return row.flatMap((control, index) => {
    const a = control.getBoundingClientRect();
    const other = row.slice(index + 1).find((candidate) => {
      const b = candidate.getBoundingClientRect();
      return a.left < b.right - ROUNDING && b.left < a.right - ROUNDING && a.top < b.bottom - ROUNDING && b.top < a.bottom - ROUNDING;
    });
    return other === undefined ? [] : [`${describe(panel, control)} overlaps ${describe(panel, other)}`];
  });
}

/** Text outside of what clips it, of which no title has the whole. */
function lostTexts(panel: Panel): readonly string[] {
  const walker = document.createTreeWalker(panel.root, NodeFilter.SHOW_TEXT);
  const lost: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    const text = plain(node.textContent);
    if (holder === null || text === '' || !isShown(holder) || forScreenReaders(holder) || holder.closest('select, style, svg') !== null) continue;
    bringIntoView(holder);
    const range = document.createRange();
    range.selectNodeContents(node);
    if (clippedBy(holder, [...range.getClientRects()]) && !titled(holder, text)) lost.push(`${describe(panel, holder)}: “${text}” is cut off, and no title has it`);
  }
  return lost;
}

function bringIntoView(element: Element): void {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

function clippedBy(holder: Element, boxes: readonly DOMRect[]): boolean {
  for (let around: Element | null = holder; around !== null; around = around.parentElement) {
    if (!/hidden|clip/.test(getComputedStyle(around).overflow)) continue;
    const edge = around.getBoundingClientRect();
    if (boxes.some((box) => leaves(box, edge, AIR))) return true;
  }
  return false;
}

function leaves(box: DOMRect, edge: DOMRect, air: number): boolean {
  return box.left < edge.left - ROUNDING || box.right > edge.right + ROUNDING || box.top < edge.top - air || box.bottom > edge.bottom + air;
}

/** A button's title says more than its name: what a press does, or why it cannot be pressed. */
function titled(element: Element, text: string): boolean {
  if (element.closest('button')?.title) return true;
  const titles: string[] = [];
  for (let around: Element | null = element; around !== null; around = around.parentElement) titles.push(plain(around.getAttribute('title')));
  return titles.some((title) => title.includes(text));
}
