import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { carrySelfView } from './carry-self-view.js';
import { plain } from './plain.js';
import { smallWindowStyles } from './small-window.css.js';
import { isUnderWay, type Tool } from './tool.js';

type PictureWindow = Window & typeof globalThis;

/** As much of Document Picture-in-Picture as is used here; TypeScript does not know it yet. */
interface PictureWindows extends EventTarget {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<PictureWindow>;
}

const SIZE = { width: 320, height: 440 };
/** How long (ms) one can read why the call ended. */
const LINGER_MS = 4000;

/** What a host may have set on the panel, and what the panel inherits: a window of its own has no page around it. */
const TOKENS = ['accent', 'surface', 'text', 'muted-text', 'danger', 'success', 'radius', 'gap', 'font'].map((name) => `--call-panel-${name}`);
const INHERITED = ['color-scheme', 'font-family', 'direction'];

interface Opened {
  readonly window: PictureWindow;
  readonly root: ShadowRoot;
  readonly carry: (view: View) => void;
}

/**
 * A small window over all others, with the panel in it: the templates show a view, and can show it twice. The sound stays with
 * the page. Null in browsers without such windows, and in frames, which may not open one.
 */
export function smallWindow(kit: Kit, roots: Set<ShadowRoot>): Tool | null {
  const { host, root: page } = kit;
  const windows = pictureWindows();
  if (windows === null) return null;
  let opened: Opened | null = null;
  let opening = false;
  let lingering: ReturnType<typeof setTimeout> | undefined;

  const forget = (gone: Opened) => {
    if (opened !== gone) return;
    clearTimeout(lingering);
    roots.delete(gone.root);
    opened = null;
    host.requestUpdate();
  };

  const close = () => {
    const hadFocus = opened?.window.document.hasFocus();
    opened?.window.close();
    if (opened !== null) forget(opened);
    if (hadFocus) page.querySelector<HTMLElement>('.picture-in-picture-button')?.focus();
  };

  const open = async () => {
    if (opening) return;
    opening = true;
    try {
      const window = await windows.requestWindow(SIZE);
      const root = window.document.body.appendChild(window.document.createElement('div')).attachShadow({ mode: 'open' });
      const now = { window, root, carry: carrySelfView({ ...kit, root }) };
      opened = now;
      roots.add(root);
      window.addEventListener('pagehide', () => forget(now));
      for (const type of ['focus', 'blur']) window.addEventListener(type, () => host.requestUpdate()); // words are said in the window that is read
      host.requestUpdate();
      await host.updateComplete;
      root.querySelector<HTMLElement>('.microphone-button')?.focus();
    } finally {
      opening = false;
    }
  };

  // A browser shows one at a time. Chromium tells the one that gave way to another nothing (measured), so each listens for others.
  windows.addEventListener('enter', () => {
    if (opened?.window.closed) forget(opened);
  });

  return {
    isOpen: () => opened !== null,
    isPossible: isUnderWay,
    toggle: () => (opened === null ? open() : close()),
    updated(view) {
      if (opened === null) return;
      clearTimeout(lingering);
      if (opened.window.closed || view.phase === 'idle') {
        close();
        return;
      }
      if (view.phase === 'ended') lingering = setTimeout(close, LINGER_MS);
      draw(opened, view, kit);
    },
    // Moved in the page, it is there again at once.
    disconnected() {
      setTimeout(() => {
        if (!host.isConnected) close();
      });
    },
  };
}

function pictureWindows(): PictureWindows | null {
  const windows: unknown = Reflect.get(window, 'documentPictureInPicture');
  return window === window.top && isPictureWindows(windows) ? windows : null;
}

function isPictureWindows(value: unknown): value is PictureWindows {
  return value instanceof EventTarget && 'requestWindow' in value;
}

function draw({ window, root, carry }: Opened, view: View, { host, root: page, panel, render }: Kit): void {
  const { document } = window;
  const style = getComputedStyle(host);
  document.title = plain(view.person?.name ?? view.words.texts.nobody);
  document.documentElement.lang = view.language;
  document.documentElement.style.setProperty('font-size', getComputedStyle(host.ownerDocument.documentElement).fontSize);
  for (const name of [...TOKENS, ...INHERITED]) document.documentElement.style.setProperty(name, style.getPropertyValue(name));
  dress(root, page, window);

  const focused = root.activeElement;
  render(panel(), root);
  root.querySelector('.sheet')?.remove(); // what moves in it, and the keys that close it, are the page's
  if (focused !== null && root.activeElement === null) root.querySelector<HTMLElement>('.microphone-button')?.focus();

  show(root, '[part~="remote-video"]', view.remoteStream);
  show(root, '[part~="self-view"] video', view.localStream);
  // Words for a screen reader are said in the window that it reads.
  for (const region of root.querySelectorAll('[aria-live], [role="status"], [role="alert"]')) region.setAttribute('aria-hidden', String(!document.hasFocus()));
  carry(view);
}

/** A constructed style sheet belongs to its document: the other window gets copies, again when an extra has brought more. */
function dress(root: ShadowRoot, page: ShadowRoot, { CSSStyleSheet }: PictureWindow): void {
  const { adoptedStyleSheets: sheets } = page;
  if (root.adoptedStyleSheets.length === sheets.length + 1) return;
  const texts = sheets.map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText).join('\n'));
  root.adoptedStyleSheets = [...texts, smallWindowStyles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

function show(root: ShadowRoot, selector: string, stream: MediaStream | null): void {
  const video = root.querySelector<HTMLVideoElement>(selector);
  const wanted = video?.closest('[hidden]') === null ? stream : null;
  if (video && video.srcObject !== wanted) video.srcObject = wanted;
}
