import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSnapshot } from '../session/snapshot.js';
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

/** When the timer began that is nearest to its next second: of who rings last, else of the call shown. Null when none is shown. */
export function countingSince(calls: readonly CallSnapshot[]): number | null {
  const call = calls.findLast(({ phase }) => phase === 'incoming') ?? calls[0];
  return call === undefined ? null : timerStart(call);
}

/** When the timer of a call began; null when it has none that runs. */
export function timerStart({ phase, createdAt, startedAt }: CallSnapshot): number | null {
  return phase === 'incoming' || phase === 'ringing' ? createdAt : phase === 'active' ? startedAt : null;
}
