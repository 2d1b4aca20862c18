import { waitUntil } from '@open-wc/testing';

/** The longest of the protocol's own timers takes 10 s, and the machine may be doing other things. */
const PATIENCE_MS = 25_000;
/** Stand round names, so that those written from right to left do not turn the words beside them. */
const DIRECTION_MARKS = /[\u2066-\u2069]/g;

/** A part of the page as its user has it: what can be read there, and what can be pressed. Shadow roots are no border. */
export class Region {
  readonly #name: string;
  readonly #find: () => Element | null;

  constructor(name: string, find: () => Element | null) {
    this.#name = name;
    this.#find = find;
  }

  /** A region inside this one, by its accessible name. */
  within(name: string): Region {
    return new Region(`${name} in ${this.#name}`, () => elementsIn(this.#find()).find((element) => nameOf(element) === name) ?? null);
  }

  /** Clicks what has this name, once it is there, can be seen, is enabled and nothing lies over it. */
  async press(name: string): Promise<void> {
    let control: HTMLElement | undefined;
    await this.#until(`${name} can be pressed`, () => {
      control = this.#controls(name).find(canBePressed);
      return control !== undefined;
    });
    control?.click();
  }

  /** Chooses an option of a menu, by the words of both. */
  async choose(menu: string, words: string): Promise<void> {
    let select: HTMLSelectElement | undefined;
    await this.#until(`there is a menu ${menu}`, () => {
      select = elementsIn(this.#find())
        .filter((element) => element instanceof HTMLSelectElement)
        .find((element) => nameOf(element) === menu);
      return select !== undefined;
    });
    const index = [...(select?.options ?? [])].findIndex((option) => option.text === words);
    if (!select || index === -1) throw new Error(`The menu ${menu} has no option ${words}.`);
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Waits until these words can be read. */
  async reads(words: string | RegExp): Promise<void> {
    await this.#until(`reads ${String(words)}`, () => matches(this.text, words), () => `It reads: ${this.text}`);
  }

  /** Waits until a control of this name can be pressed, or is in this state. */
  async offers(name: string, state: { pressed?: boolean; busy?: boolean } = {}): Promise<void> {
    await this.#until(`offers ${name} ${JSON.stringify(state)}`, () =>
      this.#controls(name).some(
        (control) =>
          isSeen(control) &&
          (state.pressed === undefined || control.ariaPressed === String(state.pressed)) &&
          (state.busy === undefined || (control.ariaBusy === 'true') === state.busy),
      ),
    );
  }

  get text(): string {
    return seenText(this.#find()).replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ').trim();
  }

  /** Waits for a video that can be seen and whose picture moves. */
  async showsMovingPicture(): Promise<void> {
    let before: string | null = null;
    await this.#until('shows a moving picture', () => {
      const video = this.#largestVideo();
      const now = video ? pixelsOf(video) : null;
      const moves = now !== null && before !== null && now !== before;
      before = now ?? before;
      return moves;
    });
  }

  async showsNoPicture(): Promise<void> {
    await this.#until('shows no picture', () => this.#largestVideo() === null);
  }

  #controls(name: string): HTMLElement[] {
    return elementsIn(this.#find())
      .filter((element): element is HTMLElement => element instanceof HTMLElement && element.matches('button, input'))
      .filter((element) => nameOf(element) === name);
  }

  #largestVideo(): HTMLVideoElement | null {
    const videos = elementsIn(this.#find()).filter((element) => element instanceof HTMLVideoElement);
    const seen = videos.filter((video) => isSeen(video) && video.videoWidth > 0);
    return seen.sort((a, b) => area(b) - area(a))[0] ?? null;
  }

  async #until(what: string, holds: () => boolean, but: () => string = () => ''): Promise<void> {
    try {
      await waitUntil(holds, what, { interval: 30, timeout: PATIENCE_MS });
    } catch {
      throw new Error(`Waited ${PATIENCE_MS / 1000} s, and it never came that ${this.#name} ${what}. ${but() || `It reads: ${this.text}`}`);
    }
  }
}

function* deep(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* deep(element.shadowRoot);
    yield* deep(element);
  }
}

export function elementsIn(root: Element | null): Element[] {
  if (!root) return [];
  return [...(root.shadowRoot ? deep(root.shadowRoot) : []), ...deep(root)];
}

function nameOf(element: Element): string {
  const label = element.ariaLabel ?? (element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? labelOf(element) : element.textContent);
  return label.replace(/\s+/g, ' ').trim();
}

/** A label's own words, without those of the menu inside it. */
function labelOf(control: HTMLInputElement | HTMLSelectElement): string {
  const label = control.labels?.[0];
  return [...(label?.childNodes ?? [])].map((node) => (node instanceof Text ? node.data : '')).join(' ');
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && area(element) > 0;
}

function area(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

function canBePressed(control: HTMLElement): boolean {
  if (!isSeen(control) || control.matches(':disabled') || control.ariaDisabled === 'true') return false;
  control.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = control.getBoundingClientRect();
  const hit = deepestAt(left + width / 2, top + height / 2);
  return hit !== null && control.contains(hit);
}

/** Through all shadow roots. */
function deepestAt(x: number, y: number): Element | null {
  let root: DocumentOrShadowRoot = document;
  for (;;) {
    const hit = root.elementFromPoint(x, y);
    if (!hit?.shadowRoot || hit.shadowRoot === root) return hit;
    root = hit.shadowRoot;
  }
}

function seenText(root: Element | null): string {
  if (!root) return '';
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (node instanceof Element && (!node.checkVisibility({ visibilityProperty: true }) || node.matches('style, script'))) return;
    if (node instanceof Element && node.shadowRoot) node.shadowRoot.childNodes.forEach(read);
    node.childNodes.forEach(read);
  };
  read(root);
  return parts.join(' ');
}

function matches(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

const SAMPLE_SIZE = 24;

/** A few of the picture's pixels, as text that can be compared. */
function pixelsOf(video: HTMLVideoElement): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SAMPLE_SIZE;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  brush?.drawImage(video, 0, 0, SAMPLE_SIZE, SAMPLE_SIZE);
  return brush?.getImageData(0, 0, SAMPLE_SIZE, SAMPLE_SIZE).data.join() ?? null;
}
