import { expect } from '@open-wc/testing';
import { CALL_ERROR_CODES, CallError } from '../../src/protocol/call-error.js';
import { systemClock } from '../../src/session/system-clock.js';
import { openPanel, part, partOrNull, text } from '../support/open-panel.js';
import { PHASES } from '../support/phases.js';
import { cameraDenied, media, outgoing, snapshot, waiting } from '../support/snapshots.js';

const ALWAYS = ['panel', 'header', 'avatar', 'name', 'status', 'timer', 'stage', 'remote-video', 'self-view', 'toolbar', 'message'];
const SLOTS = ['idle', 'header-extra', 'toolbar-extra', 'after-call'];
const CONTROLS = ['microphone-button', 'camera-button', 'screen-button', 'devices-button'];

describe('in every phase', () => {
  for (const [name, [call, ...others]] of Object.entries(PHASES)) {
    it(`the parts and slots are there when ${name}`, async () => {
      const panel = await openPanel();
      if (call) panel.desk.show(call, ...others);
      await panel.updateComplete;
      for (const each of ALWAYS) expect(partOrNull(panel, each), each).to.exist;
      for (const each of SLOTS) expect(panel.shadowRoot?.querySelector(`slot[name="${each}"]`), each).to.exist;
    });

    it(`no style attribute, which a strict Content-Security-Policy refuses, when ${name}`, async () => {
      const panel = await openPanel();
      if (call) panel.desk.show(call, ...others);
      await panel.updateComplete;
      expect(panel.shadowRoot?.querySelectorAll('[style], style, link, script')).to.have.length(0);
    });

    it(`the controls stand in one order when ${name}`, async () => {
      const panel = await openPanel();
      if (call) panel.desk.show(call, ...others);
      await panel.updateComplete;
      const row = [...part(panel, 'toolbar').querySelectorAll('.media button')].map((button) => button.part[1]);
      expect(row).to.deep.equal(CONTROLS);
    });
  }

  it('the header, the stage and the row keep their places', async () => {
    const panel = await openPanel();
    const places = () =>
      ['header', 'stage', 'toolbar'].map((each) => {
        const { top, height } = part(panel, each).getBoundingClientRect();
        return [Math.round(top), Math.round(height)];
      });
    const idle = places();
    for (const [name, [call, ...others]] of Object.entries(PHASES)) {
      if (!call) continue;
      const other = await openPanel();
      other.desk.show(call, ...others);
      await other.updateComplete;
      const moved = ['header', 'stage', 'toolbar'].map((each) => Math.round(part(other, each).getBoundingClientRect().height));
      expect(moved, name).to.deep.equal(idle.map(([, height]) => height));
    }
  });
});

describe('an incoming call', () => {
  it('shows who calls, for how long, and how long is left', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('Maria Lopez');
    expect(text(panel, 'status')).to.match(/^Is calling you 0:\d\d$/);
    expect(text(panel, 'stage')).to.match(/0:\d\d left to answer/);
  });

  it('from someone else is not shown under the name of the conversation', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('incoming', { consumerId: 'psid-770011' }));
    await panel.updateComplete;
    expect(text(panel, 'name')).to.equal('Caller 0011');
  });

  it('offers no video in a panel for audio only', async () => {
    const panel = await openPanel({ audioOnly: true });
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    expect(partOrNull(panel, 'accept-button')).to.exist;
    expect(partOrNull(panel, 'accept-video-button')).to.not.exist;
    expect(partOrNull(panel, 'camera-button')).to.not.exist;
  });
});

describe('the status line', () => {
  const status = async (...calls: Parameters<typeof snapshot>) => {
    const panel = await openPanel();
    panel.desk.show(snapshot(...calls));
    await panel.updateComplete;
    return text(panel, 'status');
  };

  it('counts the seconds of a call', async () => {
    const startedAt = systemClock.now() - 221_000;
    expect(await status('active', { startedAt })).to.match(/3:4\d$/);
  });

  it('prefers what is pending to the timer', async () => {
    expect(await status('active', { camera: media.turningOn })).to.equal('Turning your camera on…');
  });

  it('prefers a warning to what is pending', async () => {
    expect(await status('active', { camera: media.turningOn, warnings: ['high-loss'] })).to.equal('Weak connection: turn off video?');
  });

  it('prefers reconnecting to a warning', async () => {
    expect(await status('reconnecting', { warnings: ['high-loss'] })).to.equal('Reconnecting…');
  });

  it('prefers an error to everything', async () => {
    expect(await status('reconnecting', { warnings: ['high-loss'], error: cameraDenied })).to.equal('The camera is not allowed');
  });
});

describe('the message', () => {
  it('is empty when nothing went wrong', async () => {
    const panel = await openPanel();
    expect(text(panel, 'message')).to.equal('');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(text(panel, 'message')).to.equal('');
  });

  it('has words of its own for every code', async () => {
    const seen = new Set<string>();
    for (const code of CALL_ERROR_CODES) {
      const panel = await openPanel();
      panel.desk.show(outgoing('ended', { error: new CallError(code, 'technical'), end: { reason: 'failed', status: null, duration: null } }));
      await panel.updateComplete;
      seen.add(text(panel, 'message'));
    }
    expect(seen.size).to.equal(CALL_ERROR_CODES.length);
  });

  it('is empty again when it was dismissed, and the status line goes back to the call', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active', { error: cameraDenied }));
    await panel.updateComplete;
    panel.shadowRoot?.querySelector<HTMLElement>('.message .dismiss')?.click();
    await panel.updateComplete;
    expect(text(panel, 'message')).to.equal('');
    expect(text(panel, 'status')).to.match(/\d:\d\d/);
  });

  it('is empty again when the next call starts', async () => {
    const panel = await openPanel();
    panel.desk.show(outgoing('ended', { error: cameraDenied }));
    await panel.updateComplete;
    expect(text(panel, 'message')).to.not.equal('');
    panel.desk.show(outgoing('dialing', { id: 'call-9', createdAt: Date.now() }));
    await panel.updateComplete;
    expect(text(panel, 'message')).to.equal('');
  });
});

describe('waiting calls', () => {
  it('are listed beside the call shown', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'), waiting('call-2', 'psid-9317'), waiting('call-3', 'psid-5555'));
    await panel.updateComplete;
    const listed = [...(panel.shadowRoot?.querySelectorAll('[part="waiting-call"] .name') ?? [])].map((name) => name.textContent.replace(/[\u2068\u2069]/g, ''));
    expect(listed).to.deep.equal(['Caller 9317', 'Caller 5555']);
  });

  it('are taken only after it was confirmed that this ends the call under way', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    const inCard = (selector: string) => part(panel, 'waiting-call').querySelector<HTMLElement>(selector);
    inCard('.accept-button')?.click();
    await panel.updateComplete;
    expect(panel.desk.asked).to.deep.equal([]);
    expect(text(panel, 'waiting-call')).to.contain('This ends your call with Maria Lopez.');
    inCard('.strong')?.click();
    expect(panel.desk.asked).to.deep.equal(['accept call-2']);
  });

  it('can be declined without touching the call under way', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    part(panel, 'waiting-call').querySelector<HTMLElement>('.decline-button')?.click();
    expect(panel.desk.asked).to.deep.equal(['decline call-2']);
  });
});

describe('an ended call', () => {
  it('says why it ended and how long it was', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(text(panel, 'stage')).to.contain('Maria Lopez ended the call').and.contain('It lasted 12 min 34 sec');
  });

  it('gives way to the idle panel when it is done with', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    panel.shadowRoot?.querySelector<HTMLElement>('.done')?.click();
    await panel.updateComplete;
    expect(panel).to.have.attribute('phase', 'idle');
  });

  it('can be called again', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('ended', { consumerId: 'psid-1' }));
    await panel.updateComplete;
    part(panel, 'dial-button').click();
    expect(panel.desk.asked).to.deep.equal(['dial psid-1']);
  });
});

describe('slots', () => {
  it('show what the page puts there, each in its phase', async () => {
    const panel = await openPanel();
    panel.innerHTML = '<p slot="idle">Hello</p><p slot="after-call">Wrap up</p><p slot="header-extra">VIP</p>';
    await panel.updateComplete;
    const shown = (name: string) => panel.querySelector(`[slot="${name}"]`)?.checkVisibility() ?? false;
    expect([shown('idle'), shown('after-call'), shown('header-extra')]).to.deep.equal([true, false, true]);
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect([shown('idle'), shown('after-call'), shown('header-extra')]).to.deep.equal([false, true, true]);
  });
});
