import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallPhase } from '../../src/session/snapshot.js';
import { FOLLOWERS } from '../support/fake-desk.js';
import { film } from '../support/film.js';
import { openDevices, openPanel, part, partOrNull } from '../support/open-panel.js';
import { cameraDenied, media, snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

type Phase = CallPhase | 'idle';

/** What may come after each phase; a call that is over is put away, or another one takes its place. */
const AFTER: Readonly<Record<Phase, readonly Phase[]>> = { ...FOLLOWERS, idle: ['incoming', 'dialing'], ended: ['idle', 'incoming', 'dialing'] };

/** How a call comes to each phase. */
const WAYS: Readonly<Record<Phase, readonly CallPhase[]>> = {
  idle: [],
  incoming: ['incoming'],
  dialing: ['dialing'],
  ringing: ['dialing', 'ringing'],
  connecting: ['incoming', 'connecting'],
  active: ['incoming', 'connecting', 'active'],
  reconnecting: ['incoming', 'connecting', 'active', 'reconnecting'],
  ended: ['incoming', 'ended'],
};

const MEDIA = ['microphone-button', 'camera-button', 'screen-button', 'devices-button'];
const ANSWERS = ['accept-button', 'accept-video-button', 'decline-button'];
const HANG_UP = ['hang-up-button'];

/** Of each change: the controls that are not there any more, and where the focus goes that was on one of them. */
const GOES: Readonly<Record<string, readonly [gone: readonly string[], lands: string]>> = {
  'idle → incoming': [['dial-button'], 'accept-button'],
  'idle → dialing': [['dial-button'], 'hang-up-button'],
  'incoming → connecting': [ANSWERS, 'microphone-button'],
  'incoming → ended': [ANSWERS, 'done'],
  'dialing → ringing': [[], 'microphone-button'],
  'dialing → connecting': [[], 'microphone-button'],
  'dialing → ended': [HANG_UP, 'done'],
  'ringing → connecting': [[], 'microphone-button'],
  'ringing → active': [[], 'microphone-button'],
  'ringing → ended': [HANG_UP, 'done'],
  'connecting → active': [[], 'microphone-button'],
  'connecting → ended': [HANG_UP, 'done'],
  'active → reconnecting': [[], 'microphone-button'],
  'active → ended': [HANG_UP, 'done'],
  'reconnecting → active': [[], 'microphone-button'],
  'reconnecting → ended': [HANG_UP, 'done'],
  'ended → idle': [['done'], 'dial-button'],
  'ended → incoming': [['done', 'dial-button'], 'accept-button'],
  'ended → dialing': [['done', 'dial-button'], 'hang-up-button'],
};

/** Of the panel's own, in the row and under the words: what is loaded during a call has tests of its own below. */
function controls(panel: StillPanel): readonly string[] {
  const buttons = [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('[part="toolbar"] button, .words button') ?? [])];
  return buttons.filter((button) => button.checkVisibility()).map(nameOf);
}

function nameOf({ part: parts, classList }: Element): string {
  return [...parts].find((each) => each !== 'button') ?? classList.item(classList.length - 1) ?? '';
}

const focused = ({ shadowRoot }: StillPanel) => (shadowRoot?.activeElement ? nameOf(shadowRoot.activeElement) : 'nothing');

function find(panel: StillPanel, name: string): HTMLElement {
  return name === 'done' ? (panel.shadowRoot?.querySelector<HTMLElement>('.done') ?? panel) : part(panel, name);
}

async function openIn(phase: Phase, width = 800): Promise<StillPanel> {
  const panel = await openPanel();
  panel.style.width = `${String(width)}px`;
  for (const each of WAYS[phase]) panel.desk.show(snapshot(each));
  await panel.updateComplete;
  return panel;
}

async function goTo(panel: StillPanel, phase: Phase): Promise<void> {
  const { call } = panel.desk;
  if (phase === 'idle') find(panel, 'done').click();
  else panel.desk.show(call?.phase === 'ended' ? snapshot(phase, { id: 'call-2', createdAt: call.createdAt + 1 }) : snapshot(phase));
  await panel.updateComplete;
  expect(panel).to.have.attribute('phase', phase);
}

const CHANGES = (Object.keys(AFTER) as Phase[]).flatMap((from) => AFTER[from].map((to) => ({ from, to, name: `${from} → ${to}` })));

describe('the focus of who works the panel by keyboard', () => {
  it('is looked after in every change of phase that there is', () => {
    expect(Object.keys(GOES)).to.have.members(CHANGES.map(({ name }) => name));
  });

  for (const { from, to, name } of CHANGES) {
    const [gone, lands] = GOES[name] ?? [[], ''];
    const says = to === 'ended' ? 'moves on to what ends the look at it' : gone.length > 0 ? `goes to ${lands} from what is gone, and else stays` : 'stays where it is';
    it(`${name}: ${says}`, async () => {
      const there = controls(await openIn(from));
      for (const control of there) {
        const panel = await openIn(from);
        find(panel, control).focus();
        expect(focused(panel)).to.equal(control);
        await goTo(panel, to);
        expect(there.filter((each) => !controls(panel).includes(each)), 'what is gone').to.deep.equal(order(gone, there));
        expect(focused(panel), `from ${control}`).to.equal(to === 'ended' || gone.includes(control) ? lands : control);
        panel.remove();
      }
    });

    it(`${name}: stays outside of the panel when it is there`, async () => {
      const panel = await openIn(from);
      const field = await fixture<HTMLInputElement>(html`<input aria-label="Reply" />`);
      field.focus();
      await goTo(panel, to);
      expect(document.activeElement).to.equal(field);
      field.blur();
      panel.requestUpdate();
      await panel.updateComplete;
      expect(document.activeElement, 'nor is it brought in when it is nowhere').to.equal(document.body);
    });
  }

  it('goes to the button that accepts where the row has no room for what it was on', async () => {
    for (const control of MEDIA) {
      const panel = await openIn('idle', 400);
      find(panel, control).focus();
      await goTo(panel, 'incoming');
      expect(controls(panel)).to.deep.equal(ANSWERS);
      expect(focused(panel), `from ${control}`).to.equal('accept-button');
      panel.remove();
    }
  });

  it('is on the button that calls after “Done”, and calls from there', async () => {
    const panel = await openIn('ended');
    find(panel, 'done').focus();
    await sendKeys({ press: 'Enter' });
    await panel.updateComplete;
    expect(panel).to.have.attribute('phase', 'idle');
    expect(focused(panel)).to.equal('dial-button');
    await sendKeys({ press: 'Enter' });
    expect(panel.desk.asked).to.deep.equal(['dial psid-4821']);
  });

  it('goes to the microphone from one’s own picture when that is gone', async () => {
    const panel = await openIn('active');
    const { stream } = film();
    panel.desk.media = { remote: null, local: stream };
    for (const control of ['fold', 'move']) {
      panel.desk.show(snapshot('active', { camera: media.on }));
      await panel.updateComplete;
      panel.shadowRoot?.querySelector<HTMLElement>(`[part="self-view"] .${control}`)?.focus();
      expect(focused(panel)).to.equal(control);
      panel.desk.show(snapshot('active'));
      await panel.updateComplete;
      expect(focused(panel), `from ${control}`).to.equal('microphone-button');
    }
    for (const track of stream.getTracks()) track.stop();
  });

  it('goes to the microphone from someone waiting who gives up', async () => {
    const panel = await openIn('active');
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    panel.shadowRoot?.querySelector<HTMLElement>('[part="waiting-call"] .accept-button')?.focus();
    expect(focused(panel)).to.equal('accept-button');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(focused(panel)).to.equal('microphone-button');
  });

  it('goes to the microphone from a message that has been dismissed', async () => {
    const panel = await openIn('active');
    panel.desk.show(snapshot('active', { error: cameraDenied }));
    await panel.updateComplete;
    part(panel, 'dismiss').focus();
    await sendKeys({ press: 'Enter' });
    await panel.updateComplete;
    expect(focused(panel)).to.equal('microphone-button');
  });

  it('goes to “Done” from the buttons of the picture, which end with the call', async () => {
    const panel = await openIn('active');
    await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'they are there');
    part(panel, 'full-screen-button').focus();
    await goTo(panel, 'ended');
    expect(focused(panel)).to.equal('done');
  });

  for (const [from, to, lands] of [
    ['idle', 'incoming', 'accept-button'],
    ['idle', 'dialing', 'hang-up-button'],
    ['active', 'ended', 'done'],
  ] as const) {
    it(`goes to ${lands} from the sheet of devices, which closes: ${from} → ${to}`, async () => {
      const panel = await openIn(from);
      await openDevices(panel);
      const inSheet = () => panel.shadowRoot?.activeElement?.closest('.sheet');
      await waitUntil(() => {
        part(panel, 'microphone-select').focus(); // once the devices are known
        return inSheet();
      }, 'the focus is in the sheet');
      await goTo(panel, to);
      expect(panel.shadowRoot?.querySelector('.sheet')).to.equal(null);
      expect(focused(panel)).to.equal(lands);
    });
  }
});

function order(some: readonly string[], like: readonly string[]): readonly string[] {
  return like.filter((each) => some.includes(each));
}
