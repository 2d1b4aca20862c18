import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/protocol/call-error.js';
import type { CallEnd } from '../../src/session/snapshot.js';
import { openPanel, part, text } from '../support/open-panel.js';
import { outgoing } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** Dials, rings for as long as what comes with a call needs to load, and ends. */
async function after(reason: CallEnd['reason'], error: CallError | null = null): Promise<StillPanel> {
  const panel = await openPanel();
  panel.desk.show(outgoing('dialing'));
  panel.desk.show(outgoing('ringing'));
  await waitUntil(() => panel.shadowRoot?.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes('.next-step'))), 'advice can be had');
  panel.desk.show(outgoing('ended', { startedAt: null, end: { reason, status: 'completed', duration: null }, error }));
  await panel.updateComplete;
  return panel;
}

const adviceOf = (panel: StillPanel) => panel.shadowRoot?.querySelector('.next-step') ?? null;

describe('after a call of the agent’s', () => {
  for (const [reason, said, advice] of [
    ['not-answered', 'Maria Lopez did not answer', 'Try again later, or write a message.'],
    ['consumer-declined', 'Maria Lopez declined the call', 'Write a message, and ask when to call.'],
  ] as const) {
    it(`that ended as ${reason} the panel says so, what to do next, and offers to call again`, async () => {
      const panel = await after(reason);
      await waitUntil(() => adviceOf(panel)?.textContent === advice, advice);
      expect(text(panel, 'stage')).to.contain(said);
      expect(part(panel, 'dial-button').textContent).to.contain('Call again');
      const done = panel.shadowRoot?.querySelector('.done');
      expect(done?.getBoundingClientRect().top, 'below the advice').to.be.greaterThan(adviceOf(panel)?.getBoundingClientRect().bottom ?? Infinity);
    });
  }

  it('that the agent gave up needs no advice', async () => {
    const panel = await after('cancelled');
    await panel.updateComplete;
    expect(text(panel, 'stage')).to.contain('You cancelled the call');
    expect(adviceOf(panel)).to.equal(null);
  });

  it('that failed has its advice in the message alone', async () => {
    const panel = await after('not-answered', new CallError('consumer-unavailable'));
    await waitUntil(() => text(panel, 'message').includes('Write a message instead.'));
    expect(adviceOf(panel)).to.equal(null);
  });
});
