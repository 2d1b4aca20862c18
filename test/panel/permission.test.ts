import { expect, waitUntil } from '@open-wc/testing';
import { openPanel, part, partOrNull } from '../support/open-panel.js';
import { granted, missing, offers, open, reads, reply, secondsFromNow, DAY_MS, SENT } from '../support/permission-desk.js';
import { snapshot } from '../support/snapshots.js';
import { unusedAdapter } from '../support/still-panel.js';

describe('whether the consumer may be called', () => {
  it('is said while it is being checked, and then until when', async () => {
    const { panel, desk } = await open();
    await reads(panel, 'Checking whether you may call…');
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-disabled');
    await desk.answer(granted(secondsFromNow(3 * DAY_MS)));
    await reads(panel, /^Maria Lopez agreed to be called until \w{3}, \w{3} \d+$/);
    expect(partOrNull(panel, 'permission-button')).to.equal(null);
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-disabled');
    expect(desk.pages).to.deep.equal(['page-1']);
  });

  it('is asked once, however often the panel is drawn', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined));
    await reads(panel, 'Maria Lopez agreed to be called');
    for (let times = 0; times < 3; times += 1) {
      panel.requestUpdate();
      await panel.updateComplete;
    }
    panel.consumerName = 'Maria L.';
    await reads(panel, 'Maria L. agreed to be called');
    expect(desk.checked).to.deep.equal(['psid-4821']);
  });

  it('is asked again for another consumer, and a late answer about the first one is nobody’s', async () => {
    const { panel, desk } = await open();
    await waitUntil(() => desk.open === 1);
    panel.consumerId = 'psid-9317';
    panel.consumerName = 'Jonas Weber';
    await waitUntil(() => desk.open === 2);
    await desk.answer(granted(undefined));
    await desk.answer(missing());
    await reads(panel, 'Jonas Weber has not agreed to be called yet');
    expect(desk.checked).to.deep.equal(['psid-4821', 'psid-9317']);
  });

  it('says nothing of the one before while it asks for the next', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined));
    await reads(panel, 'Maria Lopez agreed to be called');
    panel.consumerId = 'psid-9317';
    panel.consumerName = 'Jonas Weber';
    await panel.updateComplete;
    await reads(panel, 'Checking whether you may call…');
  });

  it('is nothing to speak of where there is nobody to call, or nothing to ask with', async () => {
    const { panel, desk } = await open({ consumerId: null, consumerName: null });
    await panel.updateComplete;
    const other = await openPanel();
    await other.updateComplete;
    panel.consumerId = 'psid-4821';
    await waitUntil(() => desk.checked.length === 1, 'then it is');
    expect(partOrNull(other, 'permission')).to.equal(null);
  });

  for (const [what, answer] of [
    ['the adapter rejects', new TypeError('Failed to fetch')],
    ['the platform reports an error', { error: { message: 'Invalid OAuth access token', code: 190 } }],
    ['the answer cannot be read', '<html>'],
  ] as const) {
    it(`could not be checked when ${what}: the call stays possible, and it can be checked again`, async () => {
      const { panel, desk } = await open();
      await desk.answer(answer);
      await reads(panel, 'It could not be checked whether you may call');
      expect(part(panel, 'dial-button')).to.not.have.attribute('aria-disabled');
      (await offers(panel, 'Check again')).click();
      await reads(panel, 'Checking whether you may call…');
      await desk.answer(granted(undefined));
      await reads(panel, 'Maria Lopez agreed to be called');
    });
  }

  it('could not be checked when the adapter throws at once', async () => {
    const { panel } = await open({
      adapter: {
        ...unusedAdapter,
        permissions: {
          check: () => {
            throw new Error('not ready');
          },
          request: () => Promise.resolve(),
        },
      },
    });
    await reads(panel, 'It could not be checked whether you may call');
  });

  it('is checked again when a call to them is over', async () => {
    const { panel, desk } = await open();
    await desk.answer(missing());
    await reads(panel, /has not agreed/);
    panel.desk.show(snapshot('incoming'));
    panel.desk.show(snapshot('ended', { end: { reason: 'missed', status: 'completed', duration: null } }));
    await desk.answer(granted(undefined));
    await waitUntil(() => part(panel, 'dial-button').getAttribute('aria-disabled') === null, 'they may be called now');
    expect(desk.checked).to.have.length(2);
  });

  it('is checked again when it runs out', async () => {
    const { panel, desk } = await open();
    await waitUntil(() => desk.open === 1, 'it is checked'); // what runs out so soon is not to run out before that
    await desk.answer(granted(Date.now() + 400));
    await reads(panel, /until/);
    await waitUntil(() => desk.checked.length === 2, 'it is checked again');
    await desk.answer(missing());
    await reads(panel, 'Maria Lopez has not agreed to be called yet');
  });

  it('is not checked again and again when the platform calls something granted that has run out', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(secondsFromNow(-60_000)));
    await reads(panel, /agreed/);
    panel.requestUpdate();
    await panel.updateComplete;
    expect(desk.checked).to.have.length(1);
  });

  it('is checked again when the agent comes back after a while, and not after a moment', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined));
    await reads(panel, /agreed/);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(desk.checked).to.have.length(1);
    const now = Date.now;
    try {
      Date.now = () => now() + 6 * 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
      expect(desk.checked).to.have.length(2);
    } finally {
      Date.now = now;
    }
  });

  it('is asked of nobody once the panel is gone', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined));
    await reads(panel, /agreed/);
    panel.remove();
    panel.dispatchEvent(reply('reject'));
    expect(desk.checked).to.have.length(1);
    document.body.append(panel);
    await panel.updateComplete;
    panel.dispatchEvent(reply('reject'));
    expect(desk.checked).to.have.length(2);
    panel.remove();
  });
});

describe('limits', () => {
  it('of calls are said when the last but one is reached, and stop the next when all are used', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined, 7));
    await reads(panel, 'Maria Lopez agreed to be called');
    panel.desk.show(snapshot('ended'));
    await desk.answer(granted(undefined, 10, false));
    await reads(panel, /Calls used: 10 of 10 \(24 hours\)/);
    expect(part(panel, 'dial-button').title).to.contain('10');
    expect(part(panel, 'dial-button')).to.have.attribute('aria-disabled', 'true');
  });
});

describe('permission over HTTP', () => {
  it('is checked at the address of an attribute, with the page and the consumer', async () => {
    const { fetch } = globalThis;
    const asked: string[] = [];
    globalThis.fetch = (input, init) => {
      const { method, url } = new Request(input, init);
      asked.push(`${method} ${url.replace(location.origin, '')} ${typeof init?.body === 'string' ? init.body : ''}`.trim());
      return Promise.resolve(Response.json(method === 'POST' ? SENT : missing()));
    };
    try {
      const panel = await openPanel({ permissionsUrl: '/api/permissions' });
      (await offers(panel, 'Ask for permission')).click();
      await reads(panel, 'Asked. Maria Lopez can answer in Messenger.');
      expect(asked).to.deep.equal(['GET /api/permissions?page_id=page-1&psid=psid-4821', 'POST /api/permissions?page_id=page-1 {"psid":"psid-4821"}']);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
