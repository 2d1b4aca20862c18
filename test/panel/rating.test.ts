import { expect, waitUntil } from '@open-wc/testing';
import type { CallRatingDetail } from '../../src/panel/events.js';
import { allAnimationsOver } from '../support/animations.js';
import { openPanel } from '../support/open-panel.js';
import { outgoing, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

describe('the rating of a call', () => {
  it('is asked for after a call, and told to the page by one tap', async () => {
    const panel = await rateable();
    const told: CallRatingDetail[] = [];
    document.addEventListener('call-rating', (event) => told.push((event as CustomEvent<CallRatingDetail>).detail), { once: true });
    expect(question(panel)).to.equal('How was the quality?');
    choices(panel)[1]?.click();
    await panel.updateComplete;
    expect(told).to.deep.equal([{ call: panel.call, rating: 'fair' }]);
    expect(question(panel)).to.equal('Thank you');
  });

  it('is given once', async () => {
    const panel = await rateable();
    const told: string[] = [];
    panel.addEventListener('call-rating', ({ detail }) => told.push(detail.rating));
    for (const button of choices(panel)) button.click();
    await panel.updateComplete;
    choices(panel)[0]?.click();
    expect(told).to.deep.equal(['good']);
    expect(choices(panel).map((button) => button.matches(':disabled'))).to.deep.equal([false, true, true]);
  });

  it('moves nothing when it is given, and keeps the focus', async () => {
    const panel = await rateable();
    choices(panel)[2]?.focus();
    const places = () => choices(panel).map((button) => button.getBoundingClientRect().toJSON() as unknown);
    const before = places();
    choices(panel)[2]?.click();
    await panel.updateComplete;
    expect(places()).to.deep.equal(before);
    expect(panel.shadowRoot?.activeElement).to.equal(choices(panel)[2]);
    expect(choices(panel)[2]).to.have.attribute('aria-pressed', 'true');
  });

  it('is asked for anew after the next call', async () => {
    const panel = await rateable();
    choices(panel)[0]?.click();
    panel.desk.show(snapshot('incoming', { id: 'call-2', createdAt: 5 }));
    panel.desk.show(snapshot('ended', { id: 'call-2', createdAt: 5 }));
    await panel.updateComplete;
    expect(question(panel)).to.equal('How was the quality?');
  });

  it('is not asked for after a call that nobody took', async () => {
    const panel = await rateable();
    panel.desk.show(outgoing('ended', { id: 'call-2', createdAt: 5, startedAt: null, end: { reason: 'not-answered', status: null, duration: null } }));
    await panel.updateComplete;
    expect(choices(panel)).to.be.empty;
  });

  it('is not asked for any more when the page withdraws it', async () => {
    const panel = await rateable();
    panel.askRating = false;
    await panel.updateComplete;
    expect(choices(panel)).to.be.empty;
  });

  it('has nothing to object to, before and after', async () => {
    const panel = await rateable();
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
    choices(panel)[0]?.click();
    await panel.updateComplete;
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
  });
});

async function rateable(): Promise<StillPanel> {
  const panel = await openPanel({ askRating: true });
  panel.desk.show(snapshot('ended'));
  await waitUntil(() => choices(panel).length > 0, 'it is asked');
  await waitUntil(() => question(panel) !== '', 'in words');
  return panel;
}

function choices(panel: StillPanel): HTMLElement[] {
  return [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('.rating button') ?? [])];
}

function question(panel: StillPanel): string {
  return panel.shadowRoot?.querySelector('.rating [role="status"]')?.textContent ?? '';
}
