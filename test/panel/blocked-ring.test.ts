import { expect, waitUntil } from '@open-wc/testing';
import { openDevices, openPanel, part, partOrNull } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** A browser that holds sound back until the page is touched. */
let held = true;
/** How often it was looked whether it does. */
let looks = 0;
class HeldContext extends AudioContext {
  override get state(): AudioContextState {
    looks += 1;
    return held ? 'suspended' : 'running';
  }

  override resume(): Promise<void> {
    held = false;
    return Promise.resolve();
  }
}

describe('a ring that the browser may hold back', () => {
  const { AudioContext } = globalThis;
  beforeEach(() => {
    held = true;
    globalThis.AudioContext = HeldContext;
  });
  afterEach(() => {
    globalThis.AudioContext = AudioContext;
  });

  it('is let out by a button, shown with who calls', async () => {
    const panel = await ringing();
    await isOffered(panel);
    expect(button(panel)?.textContent.trim()).to.equal('Turn sound on');
    expect(part(panel, 'accept-button')).to.exist;
    touch(button(panel));
    button(panel)?.click();
    await waitUntil(() => !button(panel), 'it has done its work');
    expect(held).to.equal(false);
  });

  it('is let out wherever the page is touched', async () => {
    const panel = await ringing();
    await isOffered(panel);
    touch(document.body);
    await waitUntil(() => !button(panel), 'nothing is held back any more');
    expect(held).to.equal(false);
  });

  it('is let out also where the devices have been looked at before', async () => {
    const panel = await openPanel({ ringtone: null });
    await openDevices(panel);
    await waitUntil(() => panel.shadowRoot?.querySelector('.sheet select:enabled, .sheet [role="switch"]'), 'the devices are known');
    panel.desk.show(snapshot('incoming'));
    await isOffered(panel);
  });

  it('is no concern any more when the call is answered', async () => {
    const panel = await ringing();
    await isOffered(panel);
    panel.desk.show(snapshot('incoming', { pending: 'accept' }));
    await waitUntil(() => !button(panel), 'the button is gone');
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(button(panel) === null).to.equal(true);
  });

  it('may be a file of the page’s own', async () => {
    const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play') ?? {};
    let allowed = false;
    let played = 0;
    HTMLMediaElement.prototype.play = () => {
      played += 1;
      return allowed ? Promise.resolve() : Promise.reject(new DOMException('not yet', 'NotAllowedError'));
    };
    try {
      const panel = await ringing('data:audio/wav;base64,');
      await isOffered(panel);
      const before = played;
      allowed = true;
      touch(button(panel));
      expect(played).to.equal(before + 1);
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
    }
  });

  it('needs no button where it is heard', async () => {
    held = false;
    const panel = await ringing();
    looks = 0;
    await waitUntil(() => looks > 0, 'it is found out');
    await panel.updateComplete;
    expect(button(panel) === null).to.equal(true);
  });
});

async function ringing(ringtone: string | null = null): Promise<StillPanel> {
  const panel = await openPanel({ ringtone });
  panel.desk.show(snapshot('incoming'));
  await panel.updateComplete;
  return panel;
}

async function isOffered(panel: StillPanel): Promise<void> {
  await waitUntil(() => button(panel), 'the button is there');
}

function button(panel: StillPanel): HTMLElement | null {
  return partOrNull(panel, 'unlock-button');
}

function touch(target: Element | null): void {
  target?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
}
