import { expect, waitUntil } from '@open-wc/testing';
import { REMEMBERED } from '../../src/panel/extras/remembered.js';
import { deviceChoices, openDevices } from '../../src/panel/media-engine.js';
import { openPanel } from '../support/open-panel.js';
import { RingListener } from '../support/ring-listener.js';
import { snapshot, waiting } from '../support/snapshots.js';

describe('the ring', () => {
  const listener = new RingListener();
  beforeEach(() => listener.install());
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

  it('sounds on the device that was chosen for it', async () => {
    await openDevices(REMEMBERED); // as soon as a ringer is chosen, or was before
    const { led } = listener;
    led.length = 0;
    const { setSinkId } = HTMLMediaElement.prototype as { setSinkId?: unknown };
    Object.assign(HTMLMediaElement.prototype, { setSinkId: (id: string) => Promise.resolve(led.push(id)) });
    try {
      const panel = await openPanel({ ringtone: null });
      deviceChoices.current = { ...deviceChoices.current, ringer: 'desk' };
      panel.desk.show(snapshot('incoming'));
      await waitUntil(() => led.length === 1, 'the notes are led');
      panel.desk.show(snapshot('incoming', { pending: 'accept' }));
      panel.ringtone = 'data:audio/wav,';
      panel.desk.show(snapshot('incoming', { pending: null }));
      await waitUntil(() => led.length === 2, 'the file is led');
      expect(led).to.deep.equal(['desk', 'desk']);
    } finally {
      Object.assign(HTMLMediaElement.prototype, { setSinkId });
      deviceChoices.current = { ...deviceChoices.current, ringer: '' };
    }
  });

  it('stops when the panel is taken out of the page', async () => {
    const panel = await openPanel({ ringtone: null });
    panel.desk.show(snapshot('incoming'));
    panel.remove();
    await new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
    expect(listener.heard).to.deep.equal(['on', 'off']);
  });
});
