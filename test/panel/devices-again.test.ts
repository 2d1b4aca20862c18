import { expect, waitUntil } from '@open-wc/testing';
import { openDevices as openDesk } from '../../src/panel/media-engine.js';
import { tools } from '../../src/panel/tools.js';
import { devicesInUse, USING } from '../../src/rtc/follow-devices.js';
import { cleanUp } from '../rtc/calls.js';
import { laptop, Plugged } from '../rtc/plugged.js';
import { click, openDevices, openPanel, part } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const canChoose = (panel: StillPanel) => part(panel, 'microphone-select').matches(':enabled');

describe('where the file that lists the devices has not come', () => {
  let asked = 0;
  let comes = false;

  beforeEach(() => {
    asked = 0;
    comes = false;
    new Plugged(laptop);
    const openDevices: typeof openDesk = async (key) => {
      asked += 1;
      if (!comes) throw new TypeError('Failed to fetch dynamically imported module');
      return openDesk(key);
    };
    Object.assign(tools, { openDevices });
  });
  afterEach(async () => {
    Object.assign(tools, { openDevices: openDesk });
    await cleanUp();
  });

  it('it is asked for again when the devices are opened again, and not at every drawing', async () => {
    const panel = await openPanel();
    await openDevices(panel);
    await waitUntil(() => asked > 0, 'it is asked for');
    const before = asked;
    for (let times = 0; times < 3; times += 1) {
      panel.requestUpdate();
      await panel.updateComplete;
    }
    expect(asked).to.equal(before);
    expect(canChoose(panel)).to.equal(false);
    comes = true;
    await click(panel, 'devices-button');
    await openDevices(panel);
    await waitUntil(() => canChoose(panel), 'a device can be chosen');
  });

  it('it is asked for again with the next call, which then says what takes over', async () => {
    const panel = await openPanel();
    const said = () => part(panel, 'stage').querySelector('[role="status"]')?.textContent ?? '';
    panel.desk.show(snapshot('active'));
    await waitUntil(() => asked > 0, 'it is asked for');
    comes = true;
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    panel.desk.show(snapshot('active', { id: 'call-2', createdAt: Date.now() }));
    const takesOver = () => devicesInUse.dispatchEvent(new CustomEvent(USING, { detail: { device: 'microphone', label: 'Desk microphone' } }));
    await waitUntil(() => takesOver() && said().includes('Desk microphone'), 'it is said');
  });
});
