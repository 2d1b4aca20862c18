import { words as en } from './en.js';
import type { Words } from './words.js';

type Files = Readonly<Record<string, () => Promise<{ readonly words: Words }>>>;

/** By the first part of the tag: who asks for `pt-PT` reads the Portuguese there is. */
export const LANGUAGES: Files = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  en: () => import('./en-later.js').then(({ withLater }) => ({ words: withLater(en) })),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  id: () => import('./id.js'),
  ja: () => import('./ja.js'),
  pt: () => import('./pt-BR.js'),
  th: () => import('./th.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
  vi: () => import('./vi.js'),
};

const loaded = new Map<string, Words>();

/** The words of a language that has been loaded. */
export function loadedWords(tag: string): Words | undefined {
  return loaded.get(languageOf(tag));
}

/** Loads a language that has not been. One whose file does not come can be asked for again; Firefox then gives the same failure until the page is reloaded (measured). */
export function loadWords(tag: string, whenLoaded: () => void, files = LANGUAGES): void {
  const language = languageOf(tag);
  if (loaded.has(language)) {
    return;
  }
  files[language]?.().then(
    ({ words }) => {
      loaded.set(language, words);
      whenLoaded();
    },
    () => undefined,
  );
}

/** What the panel speaks to whoever asks for this language. */
export function spokenIn(tag: string): string {
  return languageOf(tag) in LANGUAGES ? tag : 'en';
}

function languageOf(tag: string): string {
  return tag.replace(/-.*/, '');
}

/** What an attribute of the nearest element that has it says, through shadow roots. */
export function nearest(element: Element, attribute: string): string | null {
  const holder = element.closest(`[${attribute}]`);
  const root = element.getRootNode();
  return holder !== null ? holder.getAttribute(attribute) : root instanceof ShadowRoot ? nearest(root.host, attribute) : null;
}

/** The nearest `lang`, as a tag that `Intl` accepts: withdrawn ones become what they are called today (`iw` is `he`). */
export function nearestLanguage(element: Element): string {
  try {
    return Intl.getCanonicalLocales(nearest(element, 'lang') ?? [])[0] ?? 'en';
  } catch {
    return 'en'; // not a language tag at all
  }
}
