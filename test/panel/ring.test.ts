import { expect } from '@open-wc/testing';
import { openPanel } from '../support/open-panel.js';
import { snapshot, waiting } from '../support/snapshots.js';

/** Notes which sounds were begun and ended in the page while it is installed; what they sound like is not for a test. */
class Listener {
  readonly heard: string[] = [];
  readonly #original = globalThis.AudioContext;

  install(): void {
    const { heard } = this;
    globalThis.AudioContext = class extends this.#original {
      constructor() {
        super();
        heard.push('on');
      }

      override close(): Promise<void> {
        heard.push('off');
        return super.close();
      }
    };
  }

  remove(): void {
    globalThis.AudioContext = this.#original;
  }
}

describe('the ring', () => {
  const listener = new Listener();
  beforeEach(() => {
    listener.heard.length = 0;
    listener.install();
  });
  afterEach(() => listener.remove());

  it('sounds while someone calls, and stops when the call is being answered', async () => {
    const panel = await openPanel({ ringtone: null });
    panel.desk.show(snapshot('incoming'));
    expect(listener.heard).to.deep.equal(['on']);
    panel.desk.show(snapshot('incoming', { pending: 'accept' }));
    expect(listener.heard).to.deep.equal(['on', 'off']);
  });

  it('does not sound when the page prevents it', async () => {
    const panel = await openPanel({ ringtone: null });
    panel.addEventListener('call-incoming', (event) => event.preventDefault());
    panel.desk.show(snapshot('incoming'));
    expect(listener.heard).to.deep.equal([]);
  });

  it('does not sound when the panel is told to be silent', async () => {
    const panel = await openPanel({ ringtone: 'none' });
    panel.desk.show(snapshot('incoming'));
    expect(listener.heard).to.deep.equal([]);
  });

  it('does not sound into a call', async () => {
    const panel = await openPanel({ ringtone: null });
    panel.desk.show(snapshot('active'), waiting());
    expect(listener.heard).to.deep.equal([]);
  });

  it('stops when the panel is taken out of the page', async () => {
    const panel = await openPanel({ ringtone: null });
    panel.desk.show(snapshot('incoming'));
    panel.remove();
    await new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
    expect(listener.heard).to.deep.equal(['on', 'off']);
  });
});
