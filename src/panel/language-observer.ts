import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadedWords, loadWords, nearest, nearestLanguage } from './words/languages.js';
import type { Words } from './words/words.js';

/**
 * The language around the host. Renders it again when that changes, by an attribute of whatever element on the way up, and when
 * words arrive that had to be loaded.
 */
export class LanguageObserver implements ReactiveController {
  /** As asked for; what is shown may still be English. */
  tag = 'en';
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #askedFor = '';

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Null while they are not there, and when there are none. */
  get words(): Words | undefined {
    return loadedWords(this.tag);
  }

  /** What the language asks for, where neither the host nor anything around it says otherwise. */
  get direction(): 'rtl' | null {
    return /^(ar|he)\b/.test(this.tag) && !nearest(this.#host, 'dir') ? 'rtl' : null;
  }

  hostConnected(): void {
    this.#watch(this.#host);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Words that did not come are asked for again when the language changes, or the phase of the call: not at every tick of the timer. */
  hostUpdate(): void {
    this.tag = nearestLanguage(this.#host);
    const occasion = this.tag + String(this.#host.getAttribute('phase'));
    if (occasion !== this.#askedFor) {
      this.#askedFor = occasion;
      if (!this.words) {
        void loadWords(this.tag).then(() => this.#host.requestUpdate());
      }
    }
  }

  #watch(element: Element): void {
    const root = element.getRootNode();
    this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    if (root instanceof ShadowRoot) {
      this.#watch(root.host);
    }
  }
}
