/** The panels of a page that shows states of the gallery, and what every look at them needs. In Chromium and in WebKit. */
export interface Panel {
  readonly state: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

export function panels(): readonly Panel[] {
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const host = figure.querySelector<HTMLElement>('still-panel');
    return host?.shadowRoot ? [{ state: figure.querySelector('figcaption')?.textContent ?? '', host, root: host.shadowRoot }] : [];
  });
}

/** What can be pressed, chosen from or followed, and is to be seen. */
export function controls({ root }: Panel): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(':is(button, select, input):enabled, summary, a[href]')].filter(isShown);
}

export function describe({ state }: Panel, element: Element): string {
  const name = element.getAttribute('aria-label') ?? (plain(element.textContent).slice(0, 40) || element.getAttribute('class'));
  return `${state}: ${element.localName} “${name ?? ''}”`;
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Without what only keeps right-to-left and left-to-right apart. */
export function plain(text: string | null): string {
  return (text ?? '').replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
}

export function forScreenReaders(element: Element): boolean {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).clipPath !== 'none') return true;
  }
  return false;
}
