/** Runs in the gallery's page: what an agent who zooms in, or who cannot see much, would stumble over. */

declare global {
  /** For `situations.visual.ts`: complaints, each with the state it is about. */
  function stumblingBlocks(): readonly string[];
  function unseenFocus(): readonly string[];
  function togglesLook(): readonly { readonly name: string; readonly on: boolean; readonly look: string }[];
  function movements(): readonly string[];
}

export interface Panel {
  readonly state: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

globalThis.stumblingBlocks = () => [
  ...sideways(document.documentElement, 'the page'),
  ...panels().flatMap((panel) => [
    ...[...panel.root.querySelectorAll('*')].flatMap((element) => (scrolls(element) ? sideways(element, describe(panel, element)) : [])),
    ...controls(panel).flatMap((control) => unreachable(panel, control)),
    ...overlapping(panel),
    ...lostTexts(panel),
  ]),
];

/** What takes the focus without showing it: an outline of two pixels that differs from what is around. */
globalThis.unseenFocus = () =>
  panels().flatMap((panel) =>
    controls(panel).flatMap((control) => {
      control.focus({ preventScroll: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
      const shown = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== behind(control);
      return shown ? [] : [`${describe(panel, control)} does not show that it has the focus: ${outlineStyle} ${outlineWidth} ${outlineColor} on ${behind(control)}`];
    }),
  );

/** Of every toggle that can be pressed: whether it is on, and how it looks. */
globalThis.togglesLook = () =>
  panels().flatMap(({ root }) =>
    [...root.querySelectorAll('[part="toolbar"] [aria-pressed]:not([aria-disabled])')].map((toggle) => {
      const disc = toggle.querySelector('.disc');
      const slash = toggle.querySelector('.slash');
      return {
        name: toggle.classList[0] ?? '',
        on: toggle.getAttribute('aria-pressed') === 'true',
        look: [
          disc === null ? '' : getComputedStyle(disc).backgroundColor,
          disc === null ? '' : getComputedStyle(disc).color,
          slash === null ? 'never struck' : getComputedStyle(slash).display === 'none' ? 'whole' : 'struck',
        ].join(', '),
      };
    }),
  );

globalThis.movements = () =>
  panels().flatMap((panel) =>
    panel.root.getAnimations().flatMap((animation) => {
      const { effect, playState } = animation;
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      const lasts = Number(effect?.getComputedTiming().duration ?? 0) > 0;
      return playState === 'running' && lasts ? [`${target === null ? panel.state : describe(panel, target)} moves`] : [];
    }),
  );

/** The colour of the nearest element around that has one. */
function behind(element: Element): string {
  for (let around: Element | null = element.parentElement; around !== null; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

function panels(): readonly Panel[] {
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const host = figure.querySelector<HTMLElement>('still-panel');
    return host?.shadowRoot ? [{ state: figure.querySelector('figcaption')?.textContent ?? '', host, root: host.shadowRoot }] : [];
  });
}

function controls({ root }: Panel): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(':is(button, select, input):enabled, summary, a[href]')].filter((control) => control.checkVisibility({ visibilityProperty: true }));
}

function describe({ state }: Panel, element: Element): string {
  const name = element.getAttribute('aria-label') ?? (plain(element.textContent).slice(0, 40) || element.getAttribute('class'));
  return `${state}: ${element.localName} “${name ?? ''}”`;
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflow);
}

function sideways(element: Element, name: string): readonly string[] {
  return element.scrollWidth > element.clientWidth + 1 ? [`${name} scrolls sideways: ${element.scrollWidth} in ${element.clientWidth} px`] : [];
}

/** Cut off, or under something else, wherever it is scrolled to. */
function unreachable(panel: Panel, control: HTMLElement): readonly string[] {
  control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = control.getBoundingClientRect();
  for (let around: Element | null = control.parentElement; around !== null; around = around.parentElement) {
    const { left, right, top, bottom } = around.getBoundingClientRect();
    const { display, overflow } = getComputedStyle(around);
    const clips = overflow !== 'visible' && display !== 'contents';
    if (clips && (box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1)) {
      return [`${describe(panel, control)} is cut off by ${around.localName}.${around.className}`];
    }
  }
  if (box.left < -1 || box.right > innerWidth + 1) return [`${describe(panel, control)} is beside the window`];
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
      return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
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
    const text = plain(node.textContent ?? '');
    if (holder === null || text === '' || !holder.checkVisibility({ visibilityProperty: true }) || forScreenReaders(holder) || holder.closest('select, svg') !== null) continue;
    holder.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const range = document.createRange();
    range.selectNodeContents(node);
    if (clippedBy(holder, [...range.getClientRects()]) && !titled(holder, text)) lost.push(`${describe(panel, holder)}: “${text}” is cut off, and no title has it`);
  }
  return lost;
}

function plain(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
}

function forScreenReaders(element: Element): boolean {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).clipPath !== 'none') return true;
  }
  return false;
}

function clippedBy(holder: Element, boxes: readonly DOMRect[]): boolean {
  for (let around: Element | null = holder; around !== null; around = around.parentElement) {
    if (!/hidden|clip/.test(getComputedStyle(around).overflow)) continue;
    const { left, right, top, bottom } = around.getBoundingClientRect();
    // Letters are higher than they look: two pixels above and below are air.
    if (boxes.some((box) => box.left < left - 1 || box.right > right + 1 || box.top < top - 4 || box.bottom > bottom + 4)) return true;
  }
  return false;
}

/** A button's title says more than its name: what a press does, or why it cannot be pressed. */
function titled(element: Element, text: string): boolean {
  if (element.closest('button')?.title) return true;
  const titles: string[] = [];
  for (let around: Element | null = element; around !== null; around = around.parentElement) titles.push(plain(around.getAttribute('title') ?? ''));
  return titles.some((title) => title.includes(text));
}
