import { expect } from '@open-wc/testing';
import { CallError } from '../../src/protocol/call-error.js';
import type { CallSnapshot } from '../../src/session/snapshot.js';
import { systemClock } from '../../src/session/system-clock.js';
import { click, openPanel, part, partOrNull, text } from '../support/open-panel.js';
import { media, outgoing, snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

/** An answer of the platform that comes when the test says so. */
function answer(): { readonly promise: Promise<void>; readonly yes: () => void; readonly no: (error: CallError) => void } {
  let yes = (): void => undefined;
  let no: (error: CallError) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    yes = resolve;
    no = reject;
  });
  return { promise, yes, no };
}

async function settled(panel: StillPanel): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await panel.updateComplete;
}

async function inCall(...calls: readonly CallSnapshot[]): Promise<StillPanel> {
  const panel = await openPanel();
  for (const call of calls) panel.desk.show(call);
  await panel.updateComplete;
  return panel;
}

describe('what the platform has not acknowledged', () => {
  const hungUp = { end: { reason: 'hung-up', status: null, duration: 221 } } as const;

  it('is no call that is over: a hang-up looks pending for as long as it is', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'));
    const { promise, yes } = answer();
    panel.desk.outcome = promise;
    await click(panel, 'hang-up-button');
    panel.desk.show(snapshot('ended', hungUp));
    await settled(panel);
    expect(part(panel, 'hang-up-button')).to.have.attribute('aria-busy', 'true');
    expect(partOrNull(panel, 'dial-button')).to.equal(null);
    expect(text(panel, 'status')).to.equal('One moment');
    expect(text(panel, 'stage')).to.not.contain('You ended the call').and.not.contain('It lasted');
    expect(panel.shadowRoot?.querySelector('[aria-live]')?.textContent).to.equal('One moment');
    yes();
    await settled(panel);
    expect(partOrNull(panel, 'hang-up-button')).to.equal(null);
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-busy');
    expect(text(panel, 'status')).to.match(/^Call over/);
    expect(text(panel, 'stage')).to.contain('You ended the call').and.contain('It lasted');
  });

  it('is said when it fails: the call is over here, and may not be there', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'));
    const { promise, no } = answer();
    panel.desk.outcome = promise;
    await click(panel, 'hang-up-button');
    panel.desk.show(snapshot('ended', hungUp));
    no(new CallError('network'));
    await settled(panel);
    expect(text(panel, 'message')).to.not.equal('');
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-busy');
  });

  it('is no decline either', async () => {
    const panel = await inCall(snapshot('incoming'));
    const { promise, yes } = answer();
    panel.desk.outcome = promise;
    await click(panel, 'decline-button');
    panel.desk.show(snapshot('ended', { startedAt: null, end: { reason: 'declined', status: null, duration: null } }));
    await settled(panel);
    expect(text(panel, 'status')).to.equal('One moment');
    expect(text(panel, 'stage')).to.not.contain('declined');
    yes();
    await settled(panel);
    expect(text(panel, 'stage')).to.contain('You declined the call');
  });

  it('keeps nobody from the next caller', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'));
    panel.desk.outcome = new Promise(() => undefined);
    await click(panel, 'hang-up-button');
    panel.desk.show(snapshot('ended', hungUp));
    panel.desk.show(waiting());
    await settled(panel);
    expect(part(panel, 'accept-button')).to.not.have.attribute('aria-disabled');
    expect(text(panel, 'status')).to.match(/^Is calling you/);
  });

  it('is not waited for when it was the other side that ended the call', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'), snapshot('ended'));
    expect(text(panel, 'status')).to.match(/^Call over/);
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-busy');
  });

  it('is over with the call that the other side ended: nothing is waited for any more', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'));
    const { promise, no } = answer();
    panel.desk.outcome = promise;
    await click(panel, 'camera-button');
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    no(new CallError('call-over'));
    await settled(panel);
    expect(text(panel, 'status')).to.match(/^Call over/);
    expect(text(panel, 'stage')).to.not.contain('One moment');
    expect(partOrNull(panel, 'hang-up-button')).to.equal(null);
  });

  for (const [name, changes, button, says] of [
    ['a camera that is turned on', { camera: media.turningOn }, 'camera-button', 'Turning your camera on…'],
    ['a camera that is turned off', { camera: { wanted: false, acknowledged: true } }, 'camera-button', 'Turning your camera off…'],
    ['a screen that begins to be shared', { screen: media.turningOn }, 'screen-button', 'Starting to share…'],
    ['a screen that is shared no more', { screen: { wanted: false, acknowledged: true } }, 'screen-button', 'Ending the share…'],
  ] as const) {
    it(`looks pending, and is said in the status line: ${name}`, async () => {
      const panel = await inCall(snapshot('connecting'), snapshot('active', changes));
      expect(part(panel, button)).to.have.attribute('aria-busy', 'true');
      expect(text(panel, 'status')).to.equal(says);
      panel.desk.show(snapshot('active'));
      await panel.updateComplete;
      expect(part(panel, button)).to.not.have.attribute('aria-busy');
    });
  }

  it('looks pending when a call is accepted, and cannot be accepted twice', async () => {
    const panel = await inCall(snapshot('incoming', { pending: 'accept' }));
    expect(part(panel, 'accept-button')).to.have.attribute('aria-busy', 'true');
    expect(text(panel, 'status')).to.match(/^Answering…/);
    await click(panel, 'accept-button');
    expect(panel.desk.asked).to.deep.equal([]);
    await click(panel, 'decline-button'); // but declined all the same
    expect(panel.desk.asked).to.deep.equal(['decline call-1']);
  });

  it('looks pending when a waiting call is taken: the one before is gone, and this one is being answered', async () => {
    const panel = await inCall(snapshot('connecting'), snapshot('active'));
    panel.desk.show(waiting('call-2'));
    panel.desk.show({ ...waiting('call-2'), pending: 'accept' });
    await panel.updateComplete;
    expect(text(panel, 'status')).to.match(/^Answering…/);
    expect(part(panel, 'accept-button')).to.have.attribute('aria-busy', 'true');
  });
});

describe('the timer', () => {
  for (const [direction, call] of [
    ['incoming', (phase: CallSnapshot['phase'], more: Partial<CallSnapshot>) => snapshot(phase, more)],
    ['outgoing', (phase: CallSnapshot['phase'], more: Partial<CallSnapshot>) => outgoing(phase, more)],
  ] as const) {
    it(`of an ${direction} call counts from when both were connected, and not before`, async () => {
      const panel = await inCall(call('connecting', {}));
      expect(part(panel, 'timer').hidden).to.equal(true);
      panel.desk.show(call('active', { startedAt: systemClock.now() }));
      await panel.updateComplete;
      expect(text(panel, 'timer')).to.match(/^0:0\d$/);
    });
  }
});
