import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineMessengerCallPanel } from '../../src/panel/define.js';
import type { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import type { CallsRequest } from '../../src/protocol/requests.js';
import type { SignalingAdapter } from '../../src/session/ports.js';
import { text } from '../support/open-panel.js';

defineMessengerCallPanel();

/** A platform that refuses every call and otherwise says yes. */
class RefusingPlatform implements SignalingAdapter {
  readonly sent: CallsRequest['action'][] = [];
  #deliver: ((payload: unknown) => void) | null = null;

  callsApi({ action }: CallsRequest): Promise<unknown> {
    this.sent.push(action);
    return Promise.resolve(action === 'connect' ? { error: { message: 'Not allowlisted', code: 2018389, fbtrace_id: 'Atrace' } } : { success: true });
  }

  subscribe(deliver: (payload: unknown) => void): () => void {
    this.#deliver = deliver;
    return () => {
      this.#deliver = null;
    };
  }

  get listening(): boolean {
    return this.#deliver !== null;
  }

  ring(id: string): void {
    if (this.#deliver === null) throw new Error('nobody listens');
    const timestamp = 1_760_000_000;
    this.#deliver({
      object: 'page',
      entry: [{ id: 'page-1', time: timestamp, calls: [{ id, from: 'psid-1', to: 'page-1', event: 'connect', timestamp, call_direction: 'user_initiated' }] }],
    });
  }
}

describe('the panel with a real switchboard and real media', () => {
  async function connected(): Promise<{ panel: MessengerCallPanel; platform: RefusingPlatform }> {
    const platform = new RefusingPlatform();
    const panel = await fixture<MessengerCallPanel>(
      html`<messenger-call-panel page-id="page-1" consumer-id="psid-1" consumer-name="Maria Lopez" ringtone="none" .adapter=${platform}></messenger-call-panel>`,
    );
    return { panel, platform };
  }

  it('says in words why a call could not be placed, and is silent about it when the next one rings', async () => {
    const { panel, platform } = await connected();
    const failure = await panel.dial().then(
      () => 'settled',
      (error: unknown) => error,
    );
    expect(failure).to.include({ code: 'page-not-allowed', fbtraceId: 'Atrace' });
    await panel.updateComplete;
    expect(panel).to.have.attribute('phase', 'ended');
    expect(text(panel, 'message')).to.contain('Calls are not open to this Page');

    platform.ring('call-1');
    await panel.updateComplete;
    expect(panel).to.have.attribute('phase', 'incoming');
    expect(text(panel, 'message')).to.equal('');
    expect(text(panel, 'name')).to.equal('Maria Lopez');
    await panel.decline();
    await waitUntil(() => panel.getAttribute('phase') === 'ended');
    expect(platform.sent).to.deep.equal(['connect', 'reject']);
  });

  it('stops listening when it is taken out of the document', async () => {
    const { panel, platform } = await connected();
    expect(platform.listening).to.equal(true);
    panel.remove();
    await waitUntil(() => !platform.listening);
  });
});
