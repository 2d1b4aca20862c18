import { expect, fixture, html } from '@open-wc/testing';
import { allAnimationsOver } from '../support/animations.js';
import type { StillPanel } from '../support/still-panel.js';
import { openDevices, openPanel, part, text } from '../support/open-panel.js';
import { PHASES } from '../support/phases.js';
import { snapshot, waiting } from '../support/snapshots.js';

describe('accessibility', () => {
  for (const scheme of ['light', 'dark']) {
    describe(`in a ${scheme} page`, () => {
      beforeEach(() => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.backgroundColor = 'Canvas';
      });
      afterEach(() => {
        document.documentElement.style.colorScheme = '';
        document.body.style.backgroundColor = '';
      });

      for (const [name, [call, ...others]] of Object.entries(PHASES)) {
        it(`has nothing to object to when ${name}`, async () => {
          const panel = await openPanel();
          if (call) panel.desk.show(call, ...others);
          await panel.updateComplete;
          await allAnimationsOver(panel);
          await expect(panel).to.be.accessible();
        });
      }
    });
  }

  it('has nothing to object to without an adapter', async () => {
    const panel = await fixture<StillPanel>(html`<still-panel></still-panel>`);
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
  });

  it('has nothing to object to while devices are shown', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await openDevices(panel);
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
  });

  it('has nothing to object to while it is asked whether a call may end for another', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    part(panel, 'waiting-call').querySelector<HTMLElement>('.accept-button')?.click();
    await panel.updateComplete;
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
    for (const button of part(panel, 'waiting-call').querySelectorAll('button')) expect(button.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('has nothing to object to while the ring is held back', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    const state: unknown = Reflect.get(panel, 'panelState');
    Object.assign(panel, { panelState: Object.assign({}, state, { soundBlocked: true }) });
    await panel.updateComplete;
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
    expect(part(panel, 'unlock-button').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('says by aria-pressed what is on', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active', { microphone: { wanted: false, acknowledged: false } }));
    await panel.updateComplete;
    expect(part(panel, 'microphone-button')).to.have.attribute('aria-pressed', 'false');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(part(panel, 'microphone-button')).to.have.attribute('aria-pressed', 'true');
  });

  it('says why a control is impossible, and keeps it in the tab order', async () => {
    const panel = await openPanel();
    const camera = part(panel, 'camera-button');
    expect(camera).to.have.attribute('aria-disabled', 'true');
    expect(camera).to.not.have.attribute('disabled');
    expect(camera.title).to.equal('Possible during a call');
  });

  it('tells a screen reader who calls at once, and says no more while the seconds run', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    const live = liveRegion(panel);
    expect(live).to.have.attribute('aria-live', 'assertive');
    expect(plain(live)).to.equal('Incoming call from Maria Lopez');
    panel.requestUpdate();
    await panel.updateComplete;
    expect(plain(live)).to.equal('Incoming call from Maria Lopez');
  });

  it('tells a screen reader that the consumer turned the camera on', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    panel.desk.show(snapshot('active', { remote: { audio: true, video: true } }));
    await panel.updateComplete;
    expect(plain(liveRegion(panel))).to.equal('Maria Lopez turned the camera on');
  });

  it('has targets of at least 44 pixels', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    for (const button of panel.shadowRoot?.querySelectorAll<HTMLElement>('[part="toolbar"] button') ?? []) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.className).to.be.at.least(44);
    }
  });

  it('reads names as names: the whole of a long one is within reach', async () => {
    const long = 'Maximiliane von und zu Hohenzollern-Sigmaringen-Nettelbeck';
    const panel = await openPanel({ consumerName: long });
    expect(part(panel, 'name').title).to.equal(long);
    expect(text(panel, 'name')).to.equal(long);
  });
});

function liveRegion(panel: StillPanel): Element {
  const region = panel.shadowRoot?.querySelector('[aria-live]');
  if (!region) throw new Error('no live region');
  return region;
}

function plain(element: Element): string {
  return element.textContent.replace(/[\u2068\u2069]/g, '').trim();
}
