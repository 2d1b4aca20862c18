import { expect, waitUntil } from '@open-wc/testing';
import type { FrameReport, FrameRequest } from './frame/framed.js';

/** What the panel must say where the frame lacks a permission. */
const NAMES_WHAT_IS_MISSING = /allow=.*microphone.*camera/;

const PATIENCE = { timeout: 20_000, interval: 25 };

/** A tone, and not the noise of a silent line. */
const AUDIBLE = 1e-7;

/** The test server answers under both names, and to a browser they are two origins. */
const OTHER_ORIGIN = `http://${location.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'}:${location.port}`;

describe('in a frame of another origin', function () {
  this.timeout(60_000);
  let frame: HTMLIFrameElement;
  let latest: FrameReport | null = null;

  const listen = ({ source, data }: MessageEvent<FrameReport>) => {
    if (source === frame.contentWindow) latest = data;
  };

  async function openFrame(allow: string): Promise<void> {
    frame = Object.assign(document.createElement('iframe'), { allow, width: 400, height: 600, src: `${OTHER_ORIGIN}/test/panel/frame/framed.html` });
    document.body.append(frame);
    await waitUntil(() => latest?.phase === 'incoming', 'the panel in the frame rings', PATIENCE);
    expect(frame.contentDocument, 'the frame is another origin').to.equal(null);
  }

  function ask(request: FrameRequest): void {
    frame.contentWindow?.postMessage(request, '*');
  }

  beforeEach(() => {
    latest = null;
    addEventListener('message', listen);
  });

  afterEach(() => {
    ask('close');
    frame.remove();
    removeEventListener('message', listen);
  });

  it('with what it needs, both ends hear each other', async () => {
    await openFrame('microphone; camera; display-capture; autoplay');
    ask('accept');
    await waitUntil(() => latest?.phase === 'active', 'the call is up', PATIENCE);
    await waitUntil(() => (latest?.heardThere ?? 0) > AUDIBLE, 'the customer hears the agent', PATIENCE);
    await waitUntil(() => (latest?.heardHere ?? 0) > AUDIBLE, 'the customer’s sound arrives', PATIENCE);
    await waitUntil(() => (latest?.played ?? 0) > 0, 'and is played', PATIENCE);
    expect(latest?.message).to.equal('');
  });

  it('without, the panel says what is missing', async () => {
    await openFrame('');
    ask('accept');
    await waitUntil(() => NAMES_WHAT_IS_MISSING.test(latest?.message ?? ''), 'the panel names what its frame lacks', PATIENCE);
  });

  it('with a microphone only, the call is up without the camera, and the panel says what is missing', async () => {
    await openFrame('microphone; autoplay');
    ask('accept with camera');
    await waitUntil(() => latest?.phase === 'active' && NAMES_WHAT_IS_MISSING.test(latest.message), 'the call is up, and the panel names what its frame lacks', PATIENCE);
  });
});
