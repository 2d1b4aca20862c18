import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock } from '../session/system-clock.js';

/** Renders the host again whenever a shown timer reaches its next second, and rests while none is shown. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** When the timer shown began; null when none is shown. */
  readonly #since: () => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, since: () => number | null) {
    this.#host = host;
    this.#since = since;
    host.addController(this);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const since = this.#since();
    if (since !== null) {
      const passed = Math.max(0, systemClock.now() - since);
      this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000 - (passed % 1000) + 1);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }
}
