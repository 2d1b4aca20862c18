import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/protocol/call-error.js';
import { part, partOrNull, text } from '../support/open-panel.js';
import { granted, missing, offers, open, reads, reply, SENT, type PermissionDesk } from '../support/permission-desk.js';
import { outgoing, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

describe('a consumer who has not agreed to be called', () => {
  async function unasked(): Promise<{ panel: StillPanel; desk: PermissionDesk; ask: HTMLElement }> {
    const { panel, desk } = await open();
    await desk.answer(missing());
    return { panel, desk, ask: await offers(panel, 'Ask for permission') };
  }

  it('cannot be called, and the button says why', async () => {
    const { panel } = await unasked();
    const dial = part(panel, 'dial-button');
    expect(dial).to.have.attribute('aria-disabled', 'true');
    expect(dial.title.replace(/[\u2068\u2069]/g, '')).to.equal('Maria Lopez has not agreed to be called yet');
    dial.click();
    expect(panel.desk.asked).to.deep.equal([]);
  });

  it('is shown so that anyone can read it', async () => {
    const { panel } = await unasked();
    await expect(panel).to.be.accessible();
  });

  it('can be called by the page’s own script: the platform has the last word', async () => {
    const { panel } = await unasked();
    await panel.dial();
    expect(panel.desk.asked).to.deep.equal(['dial psid-4821']);
  });

  it('is asked once, however often the button is pressed, and then has to answer', async () => {
    const { panel, desk, ask } = await unasked();
    ask.click();
    ask.click();
    await waitUntil(() => ask.ariaBusy === 'true', 'it is under way');
    await desk.answer(SENT);
    await reads(panel, 'Asked. Maria Lopez can answer in Messenger.');
    expect(partOrNull(panel, 'permission-button')).to.equal(null);
    expect(part(panel, 'dial-button')).to.have.attribute('aria-disabled', 'true');
    expect(desk.requested).to.deep.equal(['psid-4821']);
  });

  it('keeps the focus in the panel when the button that asked is gone', async () => {
    const { panel, desk, ask } = await unasked();
    ask.focus();
    ask.click();
    await desk.answer(SENT);
    await reads(panel, /^Asked/);
    await panel.updateComplete;
    expect(panel.shadowRoot?.activeElement).to.equal(part(panel, 'dial-button'));
  });

  it('can be called as soon as they agree, though the platform may take a moment to know', async () => {
    const { panel, desk, ask } = await unasked();
    ask.click();
    await desk.answer(SENT);
    await reads(panel, /^Asked/);
    panel.dispatchEvent(reply('approve'));
    await reads(panel, /^Maria Lopez agreed to be called until/);
    await desk.answer(missing());
    await panel.updateComplete;
    await reads(panel, /^Maria Lopez agreed to be called until/);
    expect(part(panel, 'dial-button')).to.not.have.attribute('aria-disabled');
  });

  it('who says no is left alone, and can be asked again as long as the platform allows it', async () => {
    const { panel, desk } = await unasked();
    panel.dispatchEvent(reply('reject'));
    await reads(panel, 'Maria Lopez does not want to be called');
    expect(partOrNull(panel, 'permission-button')).to.equal(null);
    await desk.answer(missing(1));
    await offers(panel, 'Ask for permission');
    await reads(panel, 'Maria Lopez does not want to be calledRequests used: 1 of 2 (24 hours)');
  });

  it('is not meant by the answer of somebody else, which is remembered for later', async () => {
    const { panel, desk } = await unasked();
    panel.dispatchEvent(reply('reject', 'psid-9317'));
    await panel.updateComplete;
    await reads(panel, 'Maria Lopez has not agreed to be called yet');
    expect(desk.checked).to.have.length(1);
    panel.consumerId = 'psid-9317';
    await desk.answer(missing(1));
    await reads(panel, /^Maria Lopez does not want to be called/);
  });

  it('cannot be asked a third time, and the limit says so in the platform’s own period', async () => {
    const { panel, desk } = await open();
    await desk.answer(missing(2, '<b>P7D</b>'));
    await reads(panel, 'Maria Lopez has not agreed to be called yetRequests used: 2 of 2 (<b>P7D</b>)');
    expect(partOrNull(panel, 'permission-button')).to.equal(null);
    expect(part(panel, 'permission').querySelector('b')).to.equal(null);
  });

  for (const [what, answer, words] of [
    ['the platform refuses', { error: { message: 'Calls to this API have exceeded the rate limit', code: 613, fbtrace_id: 'Atrace' } }, /Wait a while, then try again/],
    ['the server is not reached', new TypeError('Failed to fetch'), /Check your internet connection/],
    ['the reply makes no sense', '<html>', /Try again/],
  ] as const) {
    it(`says what went wrong with the question when ${what}`, async () => {
      const { panel, desk, ask } = await unasked();
      ask.click();
      await desk.answer(answer);
      await reads(panel, words, 'message');
      await desk.answer(missing(2));
      await reads(panel, /Requests used: 2 of 2/);
    });
  }
});

describe('after a call that the consumer had not allowed', () => {
  it('permission is asked for at once, without waiting for another check', async () => {
    const { panel, desk } = await open();
    await desk.answer(new Error('no answer'));
    await reads(panel, /could not be checked/);
    panel.desk.show(outgoing('dialing'));
    panel.desk.show(outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission') }));
    const ask = await offers(panel, 'Ask for permission');
    expect(ask.closest('.message'), 'beside the advice').to.not.equal(null);
    expect(part(panel, 'dial-button')).to.have.attribute('aria-disabled', 'true');
    await desk.answer(missing(1));
    await reads(panel, 'Requests used: 1 of 2 (24 hours)');
    ask.click();
    await desk.answer(SENT);
    await reads(panel, 'Asked. Maria Lopez can answer in Messenger.');
    expect(text(panel, 'message')).to.equal('');
    expect(text(panel, 'status')).to.equal('Call over');
  });

  it('it is asked for in the stage when the message has been dismissed', async () => {
    const { panel, desk } = await open();
    await desk.answer(missing());
    await offers(panel, 'Ask for permission');
    panel.desk.show(outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission') }));
    await desk.answer(missing());
    part(panel, 'dismiss').click();
    await reads(panel, 'Maria Lopez has not agreed to be called yet');
    const ask = await offers(panel, 'Ask for permission');
    const done = panel.shadowRoot?.querySelector('.done');
    expect(done?.getBoundingClientRect().top, 'the way out comes last').to.be.greaterThan(ask.getBoundingClientRect().bottom - 1);
  });

  it('nothing is said of permission while the next call is possible', async () => {
    const { panel, desk } = await open();
    await desk.answer(granted(undefined));
    await reads(panel, /agreed/);
    panel.desk.show(snapshot('ended'));
    await desk.answer(granted(undefined));
    await panel.updateComplete;
    expect([...(panel.shadowRoot?.querySelectorAll('[part="permission"]') ?? [])].filter((each) => each.checkVisibility())).to.deep.equal([]);
  });
});
