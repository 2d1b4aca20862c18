import { expect, waitUntil } from '@open-wc/testing';
import { REMEMBERED } from '../../src/panel/extras/remembered.js';
import { openDevices } from '../../src/panel/media-engine.js';
import { CallError } from '../../src/protocol/call-error.js';
import { cleanUp, stub } from '../rtc/calls.js';
import { openPanel, text } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const denied = (device: 'microphone' | 'camera', message = 'Permission denied') => new CallError(`${device}-denied`, undefined, { cause: new DOMException(message, 'NotAllowedError') });

async function refused(error: CallError): Promise<StillPanel> {
  const panel = await openPanel();
  panel.desk.show(snapshot('active', { error }));
  await panel.updateComplete;
  return panel;
}

const says = (panel: StillPanel, words: string) => waitUntil(() => text(panel, 'message').includes(words), `${words} is said`);

describe('a device that was refused', () => {
  afterEach(cleanUp);

  it('has the way out of this browser', async () => {
    const panel = await refused(denied('camera'));
    await says(panel, navigator.userAgent.includes('Firefox') ? 'remove the block' : 'allow “Camera”');
  });

  it('comes also while the browser keeps the devices to itself, as Firefox does from a page without the focus', async () => {
    stub(navigator.mediaDevices, 'enumerateDevices', () => new Promise<MediaDeviceInfo[]>(() => undefined));
    await says(await refused(denied('camera')), navigator.userAgent.includes('Firefox') ? 'remove the block' : 'allow “Camera”');
  });

  it('has the way out of the system, where that refused', async () => {
    stub(navigator, 'userAgent', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36');
    await says(await refused(denied('microphone', 'Permission denied by system')), 'System Settings › Privacy & Security › Microphone');
  });

  it('has what the frame lacks, where the frame keeps it', async () => {
    stub(document as Document & { featurePolicy?: unknown }, 'featurePolicy', { allowsFeature: () => false });
    await says(await refused(denied('microphone')), 'allow="microphone; camera; display-capture; autoplay"');
  });

  it('has the general words where nothing is known of the browser', async () => {
    stub(navigator, 'userAgent', 'Something else');
    stub(document as Document & { featurePolicy?: unknown }, 'featurePolicy', undefined);
    const panel = await refused(denied('microphone'));
    await waitUntil(() => panel.shadowRoot?.querySelector('details'), 'the details are there');
    expect(await (await openDevices(REMEMBERED)).findDenial('microphone', null)).to.equal(null);
    await panel.updateComplete;
    expect(text(panel, 'message')).to.include('Allow it beside the address bar');
  });

  it('is told from one that is missing', async () => {
    const panel = await refused(new CallError('camera-missing', undefined, { cause: new DOMException('', 'NotFoundError') }));
    await says(panel, 'Plug one in');
  });
});
