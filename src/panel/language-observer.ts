import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders the host again when the page changes its language. */
export class LanguageObserver implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #observer: MutationObserver | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'dir'] });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
