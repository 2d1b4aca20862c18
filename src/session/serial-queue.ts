/** Runs one task after the other. A task that fails does not stop those behind it. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  add(task: () => Promise<void>): void {
    this.#last = this.#last.then(task, task);
  }
}
