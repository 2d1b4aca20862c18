import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadWords, nearest, nearestLanguage, spokenIn } from './words/languages.js';

/**
 * The language around the host. Renders it again when that changes, by an attribute in the document or in the host's own shadow
 * tree, and when words arrive that had to be loaded.
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

  /** What the language asks for, where neither the host nor anything around it says otherwise. */
  get direction(): 'rtl' | null {
    return /^(ar|he)\b/.test(this.tag) && !nearest(this.#host, 'dir') ? 'rtl' : null;
  }

  hostConnected(): void {
    for (const root of [document, this.#host.getRootNode()]) {
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    }
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Words that did not come are asked for again when the language changes, or the phase of the call: not at every tick of the timer. */
  hostUpdate(): void {
    this.tag = nearestLanguage(this.#host);
    const occasion = `${this.tag} ${this.#host.getAttribute('phase')}`;
    if (occasion !== this.#askedFor) {
      this.#askedFor = occasion;
      loadWords(spokenIn(this.tag), () => this.#host.requestUpdate());
    }
  }
}
