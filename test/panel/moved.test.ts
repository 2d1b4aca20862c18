import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { openPanel } from '../support/open-panel.js';
import { granted, missing, open, reads } from '../support/permission-desk.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** To another place in the page, as frameworks do it. */
async function move(panel: StillPanel): Promise<void> {
  document.body.appendChild(document.createElement('div')).append(panel);
  await panel.updateComplete;
}

describe('the notification of who calls', () => {
  const CHOICE = 'messenger-call-panel.alerts';
  const { Notification } = globalThis;
  const open: EventTarget[] = [];

  class FakeNotification extends EventTarget {
    static readonly permission = 'granted';

    constructor() {
      super();
      open.push(this);
    }

    close(): void {
      open.splice(open.indexOf(this), 1);
    }
  }

  const see = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.hasFocus = () => !hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    open.length = 0;
    Object.assign(globalThis, { Notification: FakeNotification });
    localStorage.setItem(CHOICE, 'notification');
    see(true);
  });
  afterEach(() => {
    Object.assign(globalThis, { Notification });
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'hasFocus');
    localStorage.removeItem(CHOICE);
  });

  async function ringing(): Promise<StillPanel> {
    const panel = await openPanel({ alerts: 'notification' });
    panel.desk.show(snapshot('incoming'));
    await waitUntil(() => open.length === 1, 'it is notified');
    return panel;
  }

  it('is there also when the panel has been moved', async () => {
    const panel = await ringing();
    await move(panel);
    expect(open).to.have.length(1);
    panel.remove();
    expect(open).to.be.empty;
  });

  it('does not come again by that for who has seen it', async () => {
    const panel = await ringing();
    see(false);
    see(true);
    await move(panel);
    expect(open).to.be.empty;
  });
});

describe('a permission that runs out', () => {
  it('is checked again also where the panel has been moved', async () => {
    const { panel, desk } = await open();
    await waitUntil(() => desk.open === 1, 'it is checked');
    await desk.answer(granted(Date.now() + 500));
    await reads(panel, /until/);
    await move(panel);
    await waitUntil(() => desk.checked.length === 2, 'it is checked again');
  });

  it('is checked when the panel comes back after that, and not while it is away', async () => {
    const { panel, desk } = await open();
    await waitUntil(() => desk.open === 1, 'it is checked');
    panel.remove();
    await desk.answer(granted(Date.now() + 100));
    await aTimeout(400); // longer than it lasts
    expect(desk.checked).to.have.length(1);
    document.body.append(panel);
    await waitUntil(() => desk.checked.length === 2, 'it is checked again');
    await desk.answer(missing());
    await reads(panel, /has not agreed/);
    panel.remove();
  });
});
