import { expect } from '@open-wc/testing';
import { openPanel, text } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';

describe('who calls', () => {
  it('is named by the page also when it is not `consumer-id`, whatever its function does', async () => {
    const panel = await openPanel();
    const answers: Readonly<Record<string, unknown>> = {
      'psid-1': { name: ' Ana Ruiz ', avatar: '/portraits/ana.webp' },
      'psid-2': null,
      'psid-3': { name: 3, avatar: {} },
      'psid-4': 'Ana',
    };
    const describeConsumer = (id: string) => {
      if (id === 'psid-5') throw new Error('the page’s own affair');
      return answers[id];
    };
    Object.assign(panel, { describeConsumer });
    const ids = ['psid-1', 'psid-2', 'psid-3', 'psid-4', 'psid-5'];
    panel.desk.show(snapshot('active'), ...ids.map((id) => snapshot('incoming', { id, consumerId: id })));
    await panel.updateComplete;
    const cards = [...(panel.shadowRoot?.querySelectorAll('[part="waiting-call"]') ?? [])];
    const names = cards.map((card) => card.querySelector('.name')?.textContent.replace(/[\u2068\u2069]/g, ''));
    expect(names).to.deep.equal(['Ana Ruiz', 'Caller id-2', 'Caller id-3', 'Caller id-4', 'Caller id-5']);
    expect(cards.map((card) => card.querySelector('img')?.getAttribute('src') ?? null)).to.deep.equal(['/portraits/ana.webp', null, null, null, null]);
    expect(text(panel, 'name')).to.equal('Maria Lopez'); // whom the panel is for, the page has named already
    Object.assign(panel, { describeConsumer: 'nonsense' });
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('Maria Lopez');
  });

  it('is whom the page has named, when it has not said who that is', async () => {
    const panel = await openPanel({ consumerId: null, describeConsumer: () => null });
    panel.desk.show(snapshot('incoming', { consumerId: 'psid-1' }));
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('Maria Lopez');
    panel.describeConsumer = () => ({ name: 'Ana Ruiz' });
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('Ana Ruiz');
  });
});
