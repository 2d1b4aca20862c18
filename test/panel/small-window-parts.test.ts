import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import { openDevices, openPanel, part, partOrNull } from '../support/open-panel.js';
import { press } from '../support/pointer.js';
import { cameraDenied, media, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** The document of the small window, and the panel drawn into it. */
function inside(): { document: Document; root: ShadowRoot } | null {
  const windows: unknown = Reflect.get(window, 'documentPictureInPicture');
  const opened: unknown = windows instanceof EventTarget ? Reflect.get(windows, 'window') : null;
  if (typeof opened !== 'object' || opened === null || !('document' in opened)) return null;
  const document = opened.document as Document; // not by its class, which is the other window's own
  const root = document.querySelector('div')?.shadowRoot;
  return root?.querySelector('[part="panel"]') ? { document, root } : null;
}

async function withWindow(): Promise<{ panel: StillPanel; document: Document; root: ShadowRoot }> {
  const panel = await openPanel();
  panel.desk.show(snapshot('active', { camera: media.on, remote: { audio: true, video: true } }));
  await waitUntil(() => partOrNull(panel, 'picture-in-picture-button'), 'it can be opened');
  await press(part(panel, 'picture-in-picture-button'));
  await waitUntil(inside, 'it opens');
  const opened = inside();
  if (opened === null) throw new Error('there is no small window');
  await waitUntil(() => opened.root.activeElement, 'it is ready');
  return { panel, ...opened };
}

(Reflect.has(window, 'documentPictureInPicture') ? describe : describe.skip)('in the small window', () => {
  afterEach(async () => {
    inside()?.document.defaultView?.close();
    await resetMouse();
  });

  it('there are no devices, which work in the page alone, and nothing gives way to them', async () => {
    const { panel, root } = await withWindow();
    const isShown = (selector: string) => root.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
    expect(isShown('.devices-button')).to.equal(false);
    await openDevices(panel);
    await panel.updateComplete;
    expect(isShown('.sheet')).to.equal(false);
    expect(isShown('.picture-in-picture-button'), 'the way back').to.equal(true);
    panel.requestUpdate(); // drawn anew while they are open
    await panel.updateComplete;
    expect(isShown('.sheet')).to.equal(false);
    part(panel, 'devices-button').click();
    await panel.updateComplete;
    await openDevices(panel);
    await panel.updateComplete;
    expect(isShown('.sheet')).to.equal(false);
    expect(panel.shadowRoot?.querySelector('.sheet')?.checkVisibility()).to.equal(true);
  });

  it('nothing is said while that is not the window that is read, and all of it while it is', async () => {
    const { panel, document, root } = await withWindow();
    const spoken = () => [...root.querySelectorAll('[aria-live], [role="status"], [role="alert"]')].filter((region) => region.closest('[hidden], [aria-hidden="true"]') === null).length;
    const see = async (focused: boolean) => {
      document.hasFocus = () => focused;
      document.defaultView?.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
      await panel.updateComplete;
    };
    panel.desk.show(snapshot('reconnecting', { error: cameraDenied })); // there no timer draws it anew
    await waitUntil(() => root.querySelector('header [role="status"]'), 'there is more than one place for words');
    await see(false);
    expect(spoken()).to.equal(0);
    expect(root.querySelector('[role="alert"]')?.checkVisibility()).to.equal(true);
    await see(true);
    expect(spoken()).to.be.greaterThan(2);
  });
});
