import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import type { CallSnapshot } from '../../src/session/snapshot.js';
import { film } from '../support/film.js';
import { openPanel, part, partOrNull } from '../support/open-panel.js';
import { press } from '../support/pointer.js';
import { media, snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

type SmallWindow = Window & typeof globalThis;

const withVideo: Partial<CallSnapshot> = { camera: media.on, remote: { audio: true, video: true } };

async function inCall(more: Partial<CallSnapshot> = {}): Promise<StillPanel> {
  const panel = await openPanel();
  panel.desk.show(snapshot('connecting'));
  panel.desk.show(snapshot('active', more));
  await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'the tools of the stage are there');
  return panel;
}

function smallWindow(): SmallWindow | null {
  const windows: unknown = Reflect.get(window, 'documentPictureInPicture');
  const opened: unknown = windows instanceof EventTarget ? Reflect.get(windows, 'window') : null;
  return isWindow(opened) ? opened : null;
}

function isWindow(value: unknown): value is SmallWindow {
  return typeof value === 'object' && value !== null && 'document' in value; // not by its class, which is the other window's own
}

/** The panel as it is drawn in the small window. */
function inside(): ShadowRoot {
  const root = smallWindow()?.document.querySelector('div')?.shadowRoot;
  if (!root) throw new Error('there is no small window');
  return root;
}

function partInside(name: string): HTMLElement {
  const found = inside().querySelector<HTMLElement>(`[part~="${name}"]`);
  if (found === null) throw new Error(`no part ${name} in the small window`);
  return found;
}

async function openWindow(panel: StillPanel): Promise<SmallWindow> {
  await press(part(panel, 'picture-in-picture-button'));
  await waitUntil(() => smallWindow()?.document.querySelector('div')?.shadowRoot?.querySelector('[part="panel"]'), 'the small window opens');
  const opened = smallWindow();
  if (opened === null) throw new Error('there is no small window');
  return opened;
}

const hasWindows = 'documentPictureInPicture' in window;

(hasWindows ? describe : describe.skip)('the small window', () => {
  afterEach(async () => {
    smallWindow()?.close();
    await resetMouse();
  });

  it('shows the panel, with who it is in its title', async () => {
    const panel = await inCall();
    const opened = await openWindow(panel);
    expect(opened.document.title).to.equal('Maria Lopez');
    expect(partInside('name').textContent).to.equal('Maria Lopez');
    expect(partInside('timer').textContent).to.match(/^\d+:\d\d$/);
  });

  it('looks as the page has made the panel look, and fills the window', async () => {
    const panel = await openPanel();
    panel.style.setProperty('--call-panel-danger', 'rgb(1, 2, 3)');
    panel.style.setProperty('color-scheme', 'dark');
    panel.style.setProperty('font-family', 'serif');
    panel.dir = 'rtl';
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await waitUntil(() => partOrNull(panel, 'picture-in-picture-button'));
    const opened = await openWindow(panel);
    const look = (element: Element) => {
      const { backgroundColor, color, fontFamily, direction } = getComputedStyle(element);
      return { backgroundColor, color, fontFamily, direction };
    };
    for (const name of ['panel', 'name', 'stage', 'toolbar']) {
      expect(look(partInside(name)), name).to.deep.equal(look(part(panel, name)));
    }
    expect(look(partInside('hang-up-button').querySelector('.disc') ?? opened.document.body).backgroundColor).to.equal('rgb(1, 2, 3)');
    const { width, height } = partInside('panel').getBoundingClientRect();
    expect([width, height]).to.deep.equal([opened.innerWidth, opened.innerHeight]);
  });

  it('has controls that work', async () => {
    const panel = await inCall();
    await openWindow(panel);
    partInside('microphone-button').click();
    partInside('hang-up-button').click();
    expect(panel.desk.asked).to.deep.equal(['setMicrophone false', 'hangUp call-1']);
  });

  it('follows the call', async () => {
    const panel = await inCall();
    await openWindow(panel);
    panel.desk.show(snapshot('active', { camera: media.turningOn }));
    await panel.updateComplete;
    expect(partInside('camera-button')).to.have.attribute('aria-busy', 'true');
    panel.desk.show(snapshot('reconnecting'));
    await panel.updateComplete;
    expect(partInside('status').textContent).to.contain('Reconnecting…');
  });

  it('plays the pictures, and leaves the sound to the page', async () => {
    const remote = film();
    const local = film();
    const panel = await openPanel();
    panel.desk.media = { remote: remote.stream, local: local.stream };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => partOrNull(panel, 'picture-in-picture-button'));
    await openWindow(panel);
    await waitUntil(() => partInside('remote-video').matches(':not(.waiting)'), 'the picture plays');
    expect(partInside('remote-video')).to.include({ videoWidth: 64, srcObject: remote.stream });
    expect(partInside('self-view').querySelector('video')?.srcObject).to.equal(local.stream);
    expect(inside().querySelector('audio')?.srcObject).to.equal(null);
    for (const { stream } of [remote, local]) for (const track of stream.getTracks()) track.stop();
  });

  it('closes by the button that opened it, here and there, and can be opened again', async () => {
    const panel = await inCall();
    expect(part(panel, 'picture-in-picture-button').title).to.equal('Small window');
    const first = await openWindow(panel);
    await panel.updateComplete;
    expect(part(panel, 'picture-in-picture-button').title).to.equal('Close the small window');
    part(panel, 'picture-in-picture-button').click();
    await waitUntil(() => first.closed);
    await waitUntil(() => part(panel, 'picture-in-picture-button').title === 'Small window');
    const second = await openWindow(panel);
    partInside('picture-in-picture-button').click();
    await waitUntil(() => second.closed);
  });

  it('may be closed by the browser, and the page knows', async () => {
    const panel = await inCall();
    const opened = await openWindow(panel);
    opened.close();
    await waitUntil(() => part(panel, 'picture-in-picture-button').title === 'Small window');
  });

  it('gives way to that of another panel', async () => {
    const one = await inCall();
    await openWindow(one);
    const other = await inCall({ consumerId: 'psid-770011' });
    await openWindow(other);
    await waitUntil(() => part(one, 'picture-in-picture-button').title === 'Small window');
    expect(smallWindow()?.document.title).to.equal('Caller 0011');
  });

  it('shows for a moment why the call ended, then closes', async () => {
    const panel = await inCall();
    const opened = await openWindow(panel);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(partInside('stage').textContent.replace(/[\u2068\u2069]/g, '')).to.contain('Maria Lopez ended the call');
    expect(opened.closed).to.equal(false);
    await waitUntil(() => opened.closed, 'it closes');
  });

  it('stays when the panel is moved in the page, and closes when it is gone for good', async () => {
    const panel = await inCall();
    const opened = await openWindow(panel);
    const place = document.body.appendChild(document.createElement('div'));
    place.append(panel);
    await new Promise((resolve) => setTimeout(resolve));
    expect(opened.closed).to.equal(false);
    place.remove();
    await waitUntil(() => opened.closed);
  });

  it('has the keyboard where one wants it, also when what had it goes away', async () => {
    const panel = await inCall();
    await openWindow(panel);
    const microphone = partInside('microphone-button');
    await waitUntil(() => inside().activeElement === microphone, 'the microphone has the focus');
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    partInside('waiting-call').querySelector<HTMLElement>('.decline-button')?.focus();
    expect(inside().activeElement).to.not.equal(microphone);
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(inside().activeElement).to.equal(microphone);
  });

  it('is silent when the browser does not allow it', async () => {
    const panel = await inCall();
    part(panel, 'picture-in-picture-button').click(); // without a gesture
    await panel.updateComplete;
    expect(smallWindow()).to.equal(null);
    expect(part(panel, 'picture-in-picture-button').title).to.equal('Small window');
  });
});

describe('the full screen', () => {
  afterEach(async () => {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    await resetMouse();
  });

  it('is entered and left by one button, and the whole panel fills it', async () => {
    const panel = await inCall();
    expect(part(panel, 'full-screen-button').title).to.equal('Full screen');
    await press(part(panel, 'full-screen-button'));
    await waitUntil(() => document.fullscreenElement === panel);
    await waitUntil(() => part(panel, 'full-screen-button').title === 'Leave full screen');
    const { width, height } = part(panel, 'panel').getBoundingClientRect();
    expect([width, height]).to.deep.equal([window.innerWidth, window.innerHeight]);
    expect(getComputedStyle(part(panel, 'panel')).borderRadius).to.equal('0px');
    part(panel, 'full-screen-button').click();
    await waitUntil(() => document.fullscreenElement === null);
    await waitUntil(() => part(panel, 'full-screen-button').title === 'Full screen');
  });

  it('knows when the browser has left it', async () => {
    const panel = await inCall();
    await press(part(panel, 'full-screen-button'));
    await waitUntil(() => part(panel, 'full-screen-button').title === 'Leave full screen');
    await document.exitFullscreen();
    await waitUntil(() => part(panel, 'full-screen-button').title === 'Full screen');
  });

  it('stays while one looks how the call ended, and is over with it', async () => {
    const panel = await inCall();
    await press(part(panel, 'full-screen-button'));
    await waitUntil(() => document.fullscreenElement === panel);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(document.fullscreenElement).to.equal(panel);
    expect(part(panel, 'full-screen-button').title).to.equal('Leave full screen');
    panel.shadowRoot?.querySelector<HTMLElement>('.done')?.click();
    await waitUntil(() => document.fullscreenElement === null);
  });

  it('is not offered without a call', async () => {
    const panel = await inCall();
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(partOrNull(panel, 'full-screen-button')).to.equal(null);
    expect(partOrNull(panel, 'picture-in-picture-button')).to.equal(null);
  });
});

describe('where the browser, or a frame, has no small windows', () => {
  const own = Object.getOwnPropertyDescriptor(window, 'documentPictureInPicture');
  before(() => Object.defineProperty(window, 'documentPictureInPicture', { value: undefined, configurable: true }));
  after(() => {
    if (own) Object.defineProperty(window, 'documentPictureInPicture', own);
    else Reflect.deleteProperty(window, 'documentPictureInPicture');
  });
  afterEach(async () => {
    if (document.pictureInPictureElement !== null) await document.exitPictureInPicture().catch(() => undefined);
    await resetMouse();
  });

  // Firefox lets no page open one.
  (navigator.userAgent.includes('Firefox') ? it.skip : it)('the picture alone comes into one while there is a picture, and comes back with its end', async () => {
    const { stream } = film();
    const panel = await inCall();
    expect(partOrNull(panel, 'picture-in-picture-button')).to.equal(null);
    panel.desk.media = { remote: stream, local: null };
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => partOrNull(panel, 'picture-in-picture-button'));
    const video = part(panel, 'remote-video');
    await waitUntil(() => video instanceof HTMLVideoElement && video.videoWidth > 0);
    await press(part(panel, 'picture-in-picture-button'));
    await waitUntil(() => panel.shadowRoot?.pictureInPictureElement === video);
    await waitUntil(() => part(panel, 'picture-in-picture-button').title === 'Close the small window');
    panel.desk.show(snapshot('active'));
    await waitUntil(() => panel.shadowRoot?.pictureInPictureElement === null);
    for (const track of stream.getTracks()) track.stop();
  });
});
