import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { defineMessengerCallPanel } from '../../src/panel/define.js';
import { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import { CallError } from '../../src/protocol/call-error.js';
import { StillPanel, unusedAdapter } from '../support/still-panel.js';
import { click, openPanel, part, partOrNull, text } from '../support/open-panel.js';
import { silence } from '../support/silence.js';
import { media, outgoing, snapshot } from '../support/snapshots.js';

describe('the element', () => {
  it('can be defined twice, and under a second name', () => {
    defineMessengerCallPanel();
    defineMessengerCallPanel();
    defineMessengerCallPanel('other-call-panel');
    expect(customElements.get('messenger-call-panel')).to.equal(MessengerCallPanel);
    expect(document.createElement('other-call-panel')).to.be.instanceOf(MessengerCallPanel);
  });

  it('says what is missing when it has no adapter, and when it has no page', async () => {
    const bare = await fixture<StillPanel>(html`<still-panel page-id="page-1"></still-panel>`);
    expect(text(bare, 'stage')).to.contain('needs an adapter');
    const pageless = await fixture<StillPanel>(html`<still-panel .adapter=${unusedAdapter}></still-panel>`);
    expect(text(pageless, 'stage')).to.contain('needs a page-id');
  });

  it('never throws on a value it cannot use', async () => {
    const panel = await openPanel();
    Object.assign(panel, { adapter: 'nonsense', dialect: 7, rtcConfiguration: 'x', words: 3, pageId: 12 });
    panel.setAttribute('lang', '%%%');
    panel.setAttribute('ringtone', 'http://[');
    panel.setAttribute('video-codecs', 'ZZ9 <b>');
    panel.setAttribute('calls-url', 'http://[');
    panel.setAttribute('events-url', '::');
    await panel.updateComplete;
    expect(text(panel, 'stage')).to.contain('needs an adapter');
  });

  it('works the same when its properties were set before it was upgraded', async () => {
    const early = document.createElement('late-panel');
    Object.assign(early, { pageId: 'page-1', adapter: unusedAdapter, consumerId: 'psid-4821', consumerName: 'Maria Lopez' });
    document.body.append(early);
    customElements.define('late-panel', class extends StillPanel {});
    if (!(early instanceof StillPanel)) throw new Error('not upgraded');
    await early.dial();
    expect(early.desk.asked).to.deep.equal(['dial psid-4821']);
    expect(text(early, 'name')).to.equal('Maria Lopez');
    early.remove();
  });

  it('reflects the phase as an attribute and as a custom state', async () => {
    const panel = await openPanel();
    expect(panel).to.have.attribute('phase', 'idle');
    expect(panel.matches(':state(idle)')).to.equal(true);
    panel.desk.show(snapshot('incoming'));
    expect(panel).to.have.attribute('phase', 'incoming');
    expect(panel.matches(':state(incoming)')).to.equal(true);
    expect(panel.matches(':state(idle)')).to.equal(false);
  });

  it('treats a name as a name, never as markup', async () => {
    const panel = await openPanel({ consumerName: '<img src=x onerror=alert(1)>' });
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('<img src=x onerror=alert(1)>');
    expect(panel.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('shows a photo in place of the initials, and the initials again when it cannot be had', async () => {
    const panel = await openPanel({ consumerAvatar: '/no-such-picture.png' });
    const picture = part(panel, 'avatar').querySelector('img');
    if (!picture) throw new Error('no picture');
    if (!picture.hidden) await oneEvent(picture, 'error');
    expect(picture.hidden).to.equal(true);
  });

  it('takes the words of the page in place of its own', async () => {
    const panel = await openPanel({ words: { phases: { idle: 'Feierabend' } } });
    expect(text(panel, 'status')).to.equal('Feierabend');
  });
});

describe('moved, removed and changed', () => {
  it('keeps its call when it is moved in the document', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(panel);
    await nextTask();
    expect(panel.desks).to.have.length(1);
    expect(panel.desk.closed).to.equal(false);
    expect(panel).to.have.attribute('phase', 'active');
  });

  it('ends its call when it is taken out for good, and starts afresh when it comes back', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    const home = panel.parentElement;
    panel.remove();
    await nextTask();
    expect(panel.desk.closed).to.equal(true);
    home?.append(panel);
    await panel.updateComplete;
    expect(panel.desks).to.have.length(2);
    expect(panel.desk.closed).to.equal(false);
  });

  it('takes over a changed page at once, but not during a call', async () => {
    const panel = await openPanel();
    panel.pageId = 'page-2';
    await panel.updateComplete;
    expect(panel.desks).to.have.length(2);
    panel.desk.show(snapshot('active'));
    panel.pageId = 'page-3';
    await panel.updateComplete;
    expect(panel.desks).to.have.length(2);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(panel.desks).to.have.length(3);
    expect(panel, 'the ended call is still shown').to.have.attribute('phase', 'ended');
    expect(panel.call?.phase).to.equal('ended');
  });

  it('ends its call when the page goes, but not when the page is kept for coming back', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(panel.desk.closed).to.equal(false);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    expect(panel.desk.closed).to.equal(true);
  });
});

describe('methods', () => {
  const refused = async (action: Promise<void>): Promise<string> => {
    try {
      await action;
      return 'settled';
    } catch (error) {
      return error instanceof CallError ? error.code : 'not a CallError';
    }
  };

  it('call whom they are told to, else the consumer of the panel', async () => {
    const panel = await openPanel();
    await panel.dial('psid-7');
    await panel.dial();
    expect(panel.desk.asked).to.deep.equal(['dial psid-7', 'dial psid-4821']);
  });

  it('say what is missing', async () => {
    expect(await refused((await openPanel({ adapter: null })).dial())).to.equal('no-adapter');
    expect(await refused((await openPanel({ consumerId: null })).dial())).to.equal('no-consumer');
  });

  it('refuse in a phase where they make no sense, and change nothing', async () => {
    const panel = await openPanel();
    const all = () => [panel.accept(), panel.decline(), panel.hangUp(), panel.setMicrophone(false), panel.setCamera(true), panel.setScreenShare(true)];
    for (const action of all()) expect(await refused(action)).to.equal('invalid-state');
    panel.desk.show(snapshot('ended'));
    for (const action of all()) expect(await refused(action)).to.equal('invalid-state');
    panel.desk.show(snapshot('active', { id: 'call-5', createdAt: 5 }));
    expect(await refused(panel.dial())).to.equal('invalid-state');
    expect(await refused(panel.accept())).to.equal('invalid-state');
    expect(panel.desk.asked).to.deep.equal([]);
    await panel.updateComplete;
    expect(text(panel, 'message')).to.equal('');
  });

  it('dial anew from a call that ended', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('ended'));
    await panel.dial();
    expect(panel.desk.asked).to.deep.equal(['dial psid-4821']);
  });

  it('reject with the error, and the panel says it in words', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    panel.desk.outcome = Promise.reject(new CallError('media-update-failed', 'gave up'));
    expect(await refused(panel.setCamera(true))).to.equal('media-update-failed');
    await panel.updateComplete;
    expect(text(panel, 'message')).to.contain('The change did not go through');
  });

  it('keep the camera off in a panel for audio only', async () => {
    const panel = await openPanel({ audioOnly: true });
    panel.desk.show(snapshot('incoming'));
    await panel.accept({ camera: true });
    expect(panel.desk.asked).to.deep.equal(['accept call-1']);
    panel.desk.show(snapshot('connecting'));
    expect(await refused(panel.setCamera(true))).to.equal('invalid-state');
  });

  it('hand in a webhook', async () => {
    const panel = await openPanel();
    panel.receive({ object: 'page' });
    expect(panel.desk.asked).to.deep.equal(['receive {"object":"page"}']);
  });
});

describe('events', () => {
  it('bubble, cross shadow roots and carry the call', async () => {
    const panel = await openPanel();
    const heard: Event[] = [];
    const listen = (event: Event) => heard.push(event);
    document.addEventListener('call-incoming', listen);
    const call = snapshot('incoming');
    panel.desk.show(call);
    document.removeEventListener('call-incoming', listen);
    const [event] = heard;
    expect(event instanceof CustomEvent && event.detail).to.deep.equal({ call });
    expect([event?.bubbles, event?.composed, event?.cancelable]).to.deep.equal([true, true, true]);
  });

  it('find the element in the phase they tell of', async () => {
    const panel = await openPanel();
    const told: string[] = [];
    panel.addEventListener('call-phase', ({ detail }) => told.push(`${detail.from ?? 'none'}>${detail.call.phase} ${panel.getAttribute('phase') ?? ''} ${panel.call?.phase ?? ''}`));
    panel.desk.show(outgoing('dialing'));
    panel.desk.show(outgoing('ringing'));
    expect(told).to.deep.equal(['none>dialing dialing dialing', 'dialing>ringing ringing ringing']);
  });

  it('tell of versions, warnings, media, errors and ends', async () => {
    const panel = await openPanel();
    const told: string[] = [];
    for (const type of ['call-media', 'call-version', 'call-warning', 'call-warning-cleared', 'call-error', 'call-ended'] as const) {
      panel.addEventListener(type, () => told.push(type));
    }
    const call = snapshot('active');
    panel.desk.show(call);
    panel.desk.say({ type: 'media', call });
    panel.desk.say({ type: 'version', call, from: 1, to: 2, cause: 'webhook' });
    panel.desk.say({ type: 'warning', call, code: 'high-loss', raised: true });
    panel.desk.say({ type: 'warning', call, code: 'high-loss', raised: false });
    panel.desk.say({ type: 'error', call, error: new CallError('timeout', 'late') });
    panel.desk.show(snapshot('ended'));
    expect(told).to.deep.equal(['call-media', 'call-version', 'call-warning', 'call-warning-cleared', 'call-error', 'call-ended']);
  });
});

describe('the row of controls', () => {
  it('sets off what it says', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming'));
    await click(panel, 'accept-video-button');
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await click(panel, 'microphone-button');
    await click(panel, 'camera-button');
    await click(panel, 'screen-button');
    await click(panel, 'hang-up-button');
    expect(panel.desk.asked).to.deep.equal(['accept call-1 with camera', 'setMicrophone false', 'setCamera true', 'setScreenShare true', 'hangUp call-1']);
  });

  it('does not hang up by the second click of a double-click on accept', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    press(part(panel, 'decline-button'), 1);
    panel.desk.show(snapshot('connecting'));
    await panel.updateComplete;
    press(part(panel, 'hang-up-button'), 2);
    expect(panel.desk.asked).to.deep.equal(['decline call-1']);
    press(part(panel, 'hang-up-button'), 1);
    expect(panel.desk.asked).to.deep.equal(['decline call-1', 'hangUp call-1']);
  });

  it('shows what is on its way', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active', { camera: media.turningOn }));
    await panel.updateComplete;
    expect(part(panel, 'camera-button')).to.have.attribute('aria-busy', 'true');
  });
});

describe('the picture of oneself', () => {
  const inACall = async () => {
    const panel = await openPanel();
    panel.desk.media = { remote: null, local: silentFilm() };
    panel.desk.show(snapshot('active', { camera: media.on }));
    await panel.updateComplete;
    return panel;
  };

  it('is shown while the camera is on, mirrored, and gone when it is off', async () => {
    const panel = await inACall();
    expect(part(panel, 'self-view').hidden).to.equal(false);
    expect(part(panel, 'self-view')).to.have.class('mirrored');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(part(panel, 'self-view').hidden).to.equal(true);
  });

  it('is not mirrored while it is a screen', async () => {
    const panel = await inACall();
    panel.desk.show(snapshot('active', { screen: media.on }));
    await panel.updateComplete;
    expect(part(panel, 'self-view')).to.not.have.class('mirrored');
  });

  it('moves to the four corners by the arrow keys, in both directions of writing', async () => {
    const panel = await inACall();
    const key = async (name: string) => {
      part(panel, 'self-view').querySelector('.move')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }));
      await panel.updateComplete;
      return part(panel, 'self-view').classList[0];
    };
    await waitUntil(async () => (await key('ArrowUp')) === 'top-end', 'the keys are heeded');
    expect(await key('ArrowLeft')).to.equal('top-start');
    expect(await key('ArrowDown')).to.equal('bottom-start');
    panel.dir = 'rtl';
    expect(await key('ArrowLeft')).to.equal('bottom-end');
  });

  it('goes round the corners by clicks, for whoever cannot drag it', async () => {
    const panel = await inACall();
    const corner = () => part(panel, 'self-view').classList[0];
    const handle = part(panel, 'self-view').querySelector<HTMLElement>('.move');
    await waitUntil(async () => {
      handle?.click();
      await panel.updateComplete;
      return corner() === 'bottom-start';
    }, 'what carries it is there');
    for (const next of ['top-start', 'top-end', 'bottom-end']) {
      handle?.click();
      await panel.updateComplete;
      expect(corner()).to.equal(next);
    }
  });

  it('can be put away and shown again', async () => {
    const panel = await inACall();
    await click(panel, 'fold');
    expect(part(panel, 'self-view').querySelector<HTMLElement>('.move')?.hidden).to.equal(true);
    await click(panel, 'fold');
    expect(part(panel, 'self-view').querySelector<HTMLElement>('.move')?.hidden).to.equal(false);
  });

  it('lets the sound go on when the picture is not shown: they are two elements', async () => {
    const panel = await openPanel();
    const stream = new MediaStream([silence()]);
    panel.desk.media = { remote: stream, local: null };
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    const audio = panel.shadowRoot?.querySelector('audio');
    const video = partOrNull(panel, 'remote-video');
    expect(audio?.srcObject).to.equal(stream);
    expect(video instanceof HTMLVideoElement && video.muted).to.equal(true);
    expect(video?.hidden).to.equal(true);
  });
});

function press(button: HTMLElement, detail: number): void {
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail }));
}

function silentFilm(): MediaStream {
  return document.createElement('canvas').captureStream();
}

/** Whether the element is gone for good is decided a task after it was taken out. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => setTimeout(resolve));
  });
}
