import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { allAnimationsOver } from '../support/animations.js';
import { openDevices, openPanel, part } from '../support/open-panel.js';
import { snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const CHOICE = 'messenger-call-panel.alerts';
const TITLE = 'Helpdesk (3)';

/** What the page has shown on the agent's desktop. */
class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static refuses = false;
  static shown: FakeNotification[] = [];
  closed = false;

  constructor(readonly title: string, readonly options: NotificationOptions = {}) {
    super();
    if (FakeNotification.refuses) throw new TypeError('Illegal constructor'); // as on Android
    FakeNotification.shown.push(this);
  }

  static requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked += 1;
    FakeNotification.permission = FakeNotification.answer;
    return Promise.resolve(FakeNotification.permission);
  }

  close(): void {
    this.closed = true;
  }
}

describe('alerts', () => {
  const { Notification } = globalThis;
  const titleBefore = document.title;
  let hidden = false;
  let focused = true;

  const see = (isHidden: boolean, hasFocus: boolean) => {
    [hidden, focused] = [isHidden, hasFocus];
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event(hasFocus ? 'focus' : 'blur'));
  };

  beforeEach(() => {
    Object.assign(FakeNotification, { permission: 'granted', answer: 'granted', asked: 0, refuses: false, shown: [] });
    Object.assign(globalThis, { Notification: FakeNotification });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.hasFocus = () => focused;
    document.title = TITLE;
    localStorage.setItem(CHOICE, 'title notification');
    see(true, false);
  });

  afterEach(() => {
    Object.assign(globalThis, { Notification });
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'hasFocus');
    document.title = titleBefore;
    localStorage.removeItem(CHOICE);
  });

  const shown = () => FakeNotification.shown;

  describe('by a notification', () => {
    it('tell who calls while the page is hidden, without a sound of their own, until the call is answered', async () => {
      const panel = await openWithAlerts({ consumerAvatar: '/portraits/maria.webp' });
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(shown().map(({ title }) => title)).to.deep.equal(['Incoming call from Maria Lopez']);
      const { icon, ...options } = shown()[0]?.options ?? {};
      expect(options).to.deep.equal({ tag: 'call-1', requireInteraction: true, silent: true });
      expect(icon).to.equal(new URL('/portraits/maria.webp', location.href).href);
      panel.desk.show(snapshot('incoming', { pending: 'accept' }));
      await panel.updateComplete;
      expect(shown()[0]?.closed).to.equal(true);
    });

    it('tell while the agent works in another program, not while the page is in use', async () => {
      const panel = await openWithAlerts();
      see(false, true);
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(shown()).to.be.empty;
      see(false, false);
      expect(shown()).to.have.length(1);
    });

    it('tell of a waiting call too', async () => {
      const panel = await openWithAlerts();
      panel.desk.show(snapshot('active'), waiting());
      await panel.updateComplete;
      expect(shown().map(({ title }) => title)).to.deep.equal(['Incoming call from Caller 9317']);
    });

    it('go when the agent comes, and do not come again for the same call', async () => {
      const panel = await openWithAlerts();
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      see(false, true);
      expect(shown()[0]?.closed).to.equal(true);
      see(true, false);
      expect(shown()).to.have.length(1);
    });

    for (const [when, end] of Object.entries({
      'the call is over': async (panel: StillPanel) => {
        panel.desk.show(snapshot('ended', { startedAt: null }));
        await panel.updateComplete;
      },
      'the panel is removed': (panel: StillPanel) => panel.remove(),
      'the page goes': () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
    })) {
      it(`go when ${when}`, async () => {
        const panel = await openWithAlerts();
        panel.desk.show(snapshot('incoming'));
        await panel.updateComplete;
        await end(panel);
        expect(shown().map(({ closed }) => closed)).to.deep.equal([true]);
        expect(document.title).to.equal(TITLE);
      });
    }

    it('lead to the button that answers', async () => {
      const panel = await openWithAlerts();
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      shown()[0]?.dispatchEvent(new Event('click'));
      expect(panel.shadowRoot?.activeElement).to.equal(part(panel, 'accept-button'));
      expect(shown()[0]?.closed).to.equal(true);
    });

    it('lead to the button that answers a waiting call', async () => {
      const panel = await openWithAlerts();
      panel.desk.show(snapshot('active'), waiting());
      await panel.updateComplete;
      shown()[0]?.dispatchEvent(new Event('click'));
      expect(panel.shadowRoot?.activeElement).to.equal(part(panel, 'waiting-call').querySelector('.accept-button'));
    });

    it('are not made without the page’s leave, the agent’s, or the browser’s', async () => {
      const withoutPage = await openWithAlerts({ alerts: 'title' });
      withoutPage.desk.show(snapshot('incoming'));
      await withoutPage.updateComplete;
      localStorage.setItem(CHOICE, 'title');
      const withoutAgent = await openWithAlerts();
      withoutAgent.desk.show(snapshot('incoming'));
      await withoutAgent.updateComplete;
      localStorage.setItem(CHOICE, 'notification');
      FakeNotification.permission = 'denied';
      const withoutBrowser = await openWithAlerts();
      withoutBrowser.desk.show(snapshot('incoming'));
      await withoutBrowser.updateComplete;
      expect(shown()).to.be.empty;
    });

    it('are not made of a call that the page keeps from ringing', async () => {
      const panel = await openWithAlerts();
      panel.addEventListener('call-incoming', (event) => event.preventDefault());
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(shown()).to.be.empty;
      expect(document.title).to.equal(TITLE);
    });

    it('use no picture that is not of the web', async () => {
      const panel = await openWithAlerts({ consumerAvatar: 'javascript:alert(1)' });
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(shown()[0]?.options).to.not.have.property('icon');
    });

    it('are done without where the browser makes none', async () => {
      FakeNotification.refuses = true;
      const panel = await openWithAlerts();
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(part(panel, 'accept-button')).to.exist;
      expect(document.title).to.not.equal(TITLE);
    });
  });

  describe('by the title', () => {
    it('flash it with the name, and leave it exactly as it was', async () => {
      const panel = await openWithAlerts({ alerts: 'title' });
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(document.title).to.equal('☎ Maria Lopez…');
      await waitUntil(() => document.title === TITLE, 'its own again');
      await waitUntil(() => document.title !== TITLE, 'and the name again');
      panel.desk.show(snapshot('connecting'));
      await panel.updateComplete;
      expect(document.title).to.equal(TITLE);
    });

    it('leave a title alone that the page has set meanwhile', async () => {
      const panel = await openWithAlerts({ alerts: 'title' });
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      document.title = 'Helpdesk (4)';
      panel.desk.show(snapshot('ended', { startedAt: null }));
      await panel.updateComplete;
      expect(document.title).to.equal('Helpdesk (4)');
    });

    it('go on with a title that the page has set meanwhile', async () => {
      const panel = await openWithAlerts({ alerts: 'title' });
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      document.title = 'Helpdesk (4)';
      await waitUntil(() => document.title.startsWith('☎'), 'the name again');
      see(false, true);
      expect(document.title).to.equal('Helpdesk (4)');
    });

    it('flash only while the page is hidden', async () => {
      const panel = await openWithAlerts({ alerts: 'title' });
      see(false, false);
      panel.desk.show(snapshot('incoming'));
      await panel.updateComplete;
      expect(document.title).to.equal(TITLE);
      see(true, false);
      expect(document.title).to.equal('☎ Maria Lopez…');
    });

    it('share it between panels', async () => {
      const one = await openWithAlerts({ alerts: 'title' });
      const two = await openWithAlerts({ alerts: 'title', consumerName: 'Ana Ruiz' });
      one.desk.show(snapshot('incoming'));
      two.desk.show(snapshot('incoming', { id: 'call-2' }));
      await Promise.all([one.updateComplete, two.updateComplete]);
      one.desk.show(snapshot('ended', { startedAt: null }));
      await one.updateComplete;
      await waitUntil(() => document.title === '☎ Ana Ruiz…', 'the other rings on');
      two.desk.show(snapshot('ended', { id: 'call-2', startedAt: null }));
      await two.updateComplete;
      expect(document.title).to.equal(TITLE);
    });
  });

  describe('and their switches', () => {
    const boxes = (panel: StillPanel) => [...(panel.shadowRoot?.querySelectorAll<HTMLInputElement>('.sheet .alerts input') ?? [])];
    const openSheet = async (set: Partial<StillPanel> = {}) => {
      const panel = await openWithAlerts(set);
      await openDevices(panel);
      await waitUntil(() => boxes(panel).length > 0, 'the switches are there');
      return panel;
    };

    it('are there for what the page allows', async () => {
      const panel = await openSheet({ alerts: 'title' });
      expect(boxes(panel)).to.have.length(1);
      expect(boxes(panel)[0]?.labels?.[0]?.textContent.trim()).to.equal('Flash the title of the page');
    });

    it('begin with the title alone: a notification has to be asked for', async () => {
      localStorage.removeItem(CHOICE);
      const panel = await openSheet();
      expect(boxes(panel).map(({ checked }) => checked)).to.deep.equal([false, true]);
    });

    it('ask the browser when notifications are turned on, and keep the choice', async () => {
      localStorage.setItem(CHOICE, '');
      FakeNotification.permission = 'default';
      const panel = await openSheet();
      boxes(panel)[0]?.click();
      await waitUntil(() => boxes(panel)[0]?.checked && FakeNotification.asked === 1, 'it is on');
      await panel.updateComplete;
      expect(boxes(panel).map(({ checked }) => checked)).to.deep.equal([true, false]);
      expect(localStorage.getItem(CHOICE)).to.equal('notification');
      boxes(panel)[1]?.click();
      boxes(panel)[0]?.click();
      expect(localStorage.getItem(CHOICE)).to.equal('title');
      expect(FakeNotification.asked).to.equal(1);
    });

    it('say that the browser blocks notifications', async () => {
      localStorage.setItem(CHOICE, '');
      FakeNotification.permission = 'default';
      FakeNotification.answer = 'denied';
      const panel = await openSheet();
      boxes(panel)[0]?.click();
      const sheet = () => panel.shadowRoot?.querySelector('.sheet')?.textContent ?? '';
      await waitUntil(() => sheet().includes('Notifications are blocked in the site settings of the browser.'), 'it is said');
      expect(boxes(panel)[0]).to.include({ disabled: true, checked: false });
      await allAnimationsOver(panel);
      await expect(panel).to.be.accessible();
    });

    it('work in a page without storage', async () => {
      const storage = Object.getOwnPropertyDescriptor(window, 'localStorage') ?? {};
      const refuse = () => {
        throw new DOMException('no storage', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
      try {
        const panel = await openSheet();
        expect(boxes(panel).map(({ checked }) => checked)).to.deep.equal([false, true]);
        boxes(panel)[0]?.click();
        boxes(panel)[1]?.click();
        await panel.updateComplete;
        expect(boxes(panel).map(({ checked }) => checked)).to.deep.equal([true, false]);
      } finally {
        Object.defineProperty(window, 'localStorage', storage);
        const panel = await openSheet();
        boxes(panel)[1]?.click(); // kept again
      }
    });
  });
});

async function openWithAlerts(set: Partial<StillPanel> = {}): Promise<StillPanel> {
  const panel = await openPanel({ alerts: 'notification title', ...set });
  await import('../../src/panel/extras/alerts.js'); // nothing is seen of it until somebody calls
  await aTimeout(0);
  await panel.updateComplete;
  return panel;
}
