/** Every timer of a simulator, so that closing it leaves none behind. */
export class Timers {
  readonly #pending = new Set<ReturnType<typeof setTimeout>>();

  /** Returns a function that cancels. */
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.#pending.delete(timer);
      run();
    }, ms);
    this.#pending.add(timer);
    return () => {
      clearTimeout(timer);
      this.#pending.delete(timer);
    };
  }

  /** Never settles when the timers are cleared first: what waited for it is simply not done. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  clear(): void {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}
