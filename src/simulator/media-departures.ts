import type { Timers } from './timers.js';

export interface MediaDeparturesOptions {
  readonly timers: Timers;
  /** From when an offer is handed over until the media it announces set out, in ms; 0: they do not wait for it. */
  readonly mediaDelayMs: number;
}

/** A track that waits for its offer to be handed over, and then for the time that media take at least. */
interface Departure {
  track: MediaStreamTrack;
  isDue: boolean;
}

/**
 * When the consumer's media set out for the agent. Within one page they have no way to go, and would overtake the offer that
 * announces them; over a network the offer is applied long before the connection is up.
 *
 *     none ──put──▶ waiting ──offer handed over, delay, connected──▶ sending ──put(null)──▶ none
 */
export class MediaDepartures {
  readonly #connection: RTCPeerConnection;
  readonly #options: MediaDeparturesOptions;
  readonly #waiting = new Map<RTCRtpSender, Departure>();
  readonly #timers = new Set<() => void>();
  #closed = false;

  constructor(connection: RTCPeerConnection, options: MediaDeparturesOptions) {
    this.#connection = connection;
    this.#options = options;
    connection.addEventListener('connectionstatechange', () => this.#start());
  }

  /** What the next offer announces for this sender. What sends already goes on without a pause; null stops at once. */
  async put(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
    if (track === null || sender.track !== null || this.#options.mediaDelayMs === 0) {
      this.#waiting.delete(sender);
      await sender.replaceTrack(track);
      return;
    }
    const waiting = this.#waiting.get(sender);
    if (waiting === undefined) this.#waiting.set(sender, { track, isDue: false });
    else waiting.track = track;
  }

  /** To be called with each offer. Returns what is to be called when the offer has been handed over, once or more often. */
  announce(): () => void {
    const announced = [...this.#waiting.values()];
    let handedOver = announced.length === 0;
    return () => {
      if (handedOver || this.#closed) return;
      handedOver = true;
      this.#later(() => {
        for (const departure of announced) departure.isDue = true;
        this.#start();
      });
    };
  }

  close(): void {
    this.#closed = true;
    this.#waiting.clear();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #later(run: () => void): void {
    const cancel = this.#options.timers.after(this.#options.mediaDelayMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }

  #start(): void {
    if (this.#connection.connectionState !== 'connected') return;
    for (const [sender, { track, isDue }] of [...this.#waiting]) {
      if (!isDue) continue;
      this.#waiting.delete(sender);
      // Fails only when the connection closes meanwhile: then there is nothing left to send.
      sender.replaceTrack(track).catch(() => undefined);
    }
  }
}
