/** Notes which sounds of a panel were begun and ended in the page while it is installed; what they sound like is not for a test. */
export class RingListener {
  readonly heard: string[] = [];
  /** Where a context was led to. */
  readonly led: string[] = [];
  readonly #original = globalThis.AudioContext;

  install(): void {
    const { heard, led } = this;
    heard.length = 0;
    globalThis.AudioContext = class extends this.#original {
      #plays = false;

      constructor() {
        super();
        if ('setSinkId' in this) Object.assign(this, { setSinkId: (id: string) => Promise.resolve(led.push(id)) });
      }

      /** Notes are played from a buffer; a simulated customer's microphone, in a context of its own, hums without. */
      override createBufferSource(): AudioBufferSourceNode {
        this.#plays = true;
        heard.push('on');
        return super.createBufferSource();
      }

      override close(): Promise<void> {
        if (this.#plays) heard.push('off');
        return super.close();
      }
    };
  }

  remove(): void {
    globalThis.AudioContext = this.#original;
  }
}
