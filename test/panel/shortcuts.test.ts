import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { allAnimationsOver } from '../support/animations.js';
import { openDevices, openPanel, part } from '../support/open-panel.js';
import { media, snapshot, waiting } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

describe('keyboard shortcuts', () => {
  it('are off unless the page wants them', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(press('M')).to.equal('left to the page');
    expect(part(panel, 'microphone-button')).to.not.have.attribute('aria-keyshortcuts');
  });

  it('work the microphone, the camera, the screen and the devices', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    for (const letter of ['M', 'V', 'E']) press(letter);
    expect(panel.desk.asked).to.deep.equal(['setMicrophone false', 'setCamera true', 'setScreenShare true']);
    press('D');
    await waitUntil(() => panel.shadowRoot?.querySelector('.sheet'), 'the devices are shown');
  });

  it('accept, also with video, decline and hang up', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    await pressUntilHeeded(panel, 'J', 'accept call-1');
    press('V');
    press('H');
    expect(panel.desk.asked).to.deep.equal(['accept call-1', 'accept call-1 with camera', 'decline call-1']);
    panel.desk.show(snapshot('connecting'));
    await panel.updateComplete;
    await pressUntilHeeded(panel, 'H', 'hangUp call-1');
  });

  it('do not hang up on, or answer, whoever has just come up in place of another', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    await pressUntilHeeded(panel, 'H', 'decline call-2');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(press('H')).to.equal('taken');
    expect(panel.desk.asked).to.deep.equal(['decline call-2']);
  });

  it('ask before a waiting call is taken, and bring the focus there', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'), waiting());
    await panel.updateComplete;
    await pressUntil('J', () => panel.shadowRoot?.querySelector('.confirming'), 'it is asked');
    expect(panel.desk.asked).to.deep.equal([]);
    expect(panel.shadowRoot?.activeElement?.closest('[part="waiting-call"]')).to.exist;
  });

  it('do nothing where the button could not be pressed', async () => {
    const panel = await openWithShortcuts();
    for (const letter of ['J', 'V', 'H', 'M', 'E']) expect(press(letter), letter).to.equal('left to the page');
    expect(panel.desk.asked).to.deep.equal([]);
  });

  it('go by the letter on the key, and where that is not Latin by its place', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    press('M', { code: 'Semicolon' }); // a French keyboard
    press('M', { key: '?', code: 'KeyM' }); // the same key there
    expect(panel.desk.asked).to.have.length(2);
    press('M', { key: 'Q', code: 'KeyM' });
    expect(panel.desk.asked).to.have.length(2);
    press('M', { key: 'Ь', code: 'KeyM' }); // Ukrainian
    press('M', { key: 'Â', code: 'KeyM' }); // Option on a Mac
    expect(panel.desk.asked).to.have.length(4);
  });

  for (const [what, change] of Object.entries({
    'without Alt': { altKey: false },
    'without Shift': { shiftKey: false },
    'with Control': { ctrlKey: true },
    'with Meta': { metaKey: true },
    'with AltGr': { modifierAltGraph: true },
    'held down': { repeat: true },
    'while a word is composed': { isComposing: true },
  } satisfies Record<string, KeyboardEventInit>)) {
    it(`do not fire ${what}`, async () => {
      const panel = await openWithShortcuts();
      panel.desk.show(snapshot('active'));
      await panel.updateComplete;
      expect(press('M', change)).to.equal('left to the page');
      expect(panel.desk.asked).to.deep.equal([]);
    });
  }

  for (const [what, field] of Object.entries({
    'a field': html`<input aria-label="Reply" />`,
    'a search field': html`<input type="search" aria-label="Search" />`,
    'a text': html`<textarea aria-label="Reply"></textarea>`,
    'a choice': html`<select aria-label="Choice"></select>`,
    'an editor': html`<div contenteditable="true"><b>Bold</b></div>`,
    'an editor’s part': html`<div contenteditable="true"><b tabindex="0" class="focus">Bold</b></div>`,
    'what says that it is a field': html`<div role="textbox" tabindex="0" aria-label="Reply"></div>`,
    'a component that lets nobody look in': html`<sealed-field></sealed-field>`,
    'an open component': html`<open-field></open-field>`,
  })) {
    it(`never fire while someone types into ${what}`, async () => {
      const panel = await openWithShortcuts();
      panel.desk.show(snapshot('active'));
      await panel.updateComplete;
      const around = await fixture<HTMLElement>(html`<div>${field}</div>`);
      const element = around.querySelector<HTMLElement>('.focus') ?? (around.firstElementChild as HTMLElement);
      element.focus();
      const innermost = element.shadowRoot?.activeElement ?? element;
      expect(press('M', {}, innermost)).to.equal('left to the page');
      expect(panel.desk.asked).to.deep.equal([]);
    });
  }

  it('never fire while a device is chosen from a list in the sheet, and do on its switches and buttons', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await openDevices(panel);
    const inSheet = (what: string) => [...(panel.shadowRoot?.querySelectorAll<HTMLElement>(`.sheet ${what}`) ?? [])];
    await waitUntil(() => inSheet('select').length > 1 && inSheet('input').length > 1, 'the lists and the switches are there');
    for (const list of inSheet('select')) {
      list.focus();
      expect(press('M', {}, list), list.part.value).to.equal('left to the page');
    }
    expect(panel.desk.asked).to.deep.equal([]);
    for (const each of [...inSheet('input'), ...inSheet('button')]) {
      each.focus();
      expect(press('M', {}, each), each.part.value).to.equal('taken');
    }
  });

  it('fire on a button or a tick box of the page', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    const box = await fixture<HTMLInputElement>(html`<input type="checkbox" aria-label="Done" />`);
    box.focus();
    expect(press('M', {}, box)).to.equal('taken');
  });

  it('leave alone what the page has already taken', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    document.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('M');
    expect(panel.desk.asked).to.deep.equal([]);
  });

  it('reach one panel of several: the one in a call', async () => {
    const idle = await openWithShortcuts();
    const busy = await openWithShortcuts();
    busy.desk.show(snapshot('active'));
    await busy.updateComplete;
    press('M');
    expect(busy.desk.asked).to.deep.equal(['setMicrophone false']);
    press('D');
    await waitUntil(() => busy.shadowRoot?.querySelector('.sheet'), 'its devices are shown');
    expect(idle.shadowRoot?.querySelector('.sheet')).to.equal(null);
  });

  it('decline who rings in one panel before anyone is hung up on in another', async () => {
    const busy = await openWithShortcuts();
    const ringing = await openWithShortcuts();
    busy.desk.show(snapshot('active'));
    ringing.desk.show(snapshot('incoming'));
    await Promise.all([busy.updateComplete, ringing.updateComplete]);
    await pressUntilHeeded(ringing, 'H', 'decline call-1');
    expect(busy.desk.asked).to.deep.equal([]);
  });

  it('end with the panel, and with the attribute', async () => {
    const panel = await openWithShortcuts();
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    panel.shortcuts = false;
    await panel.updateComplete;
    expect(press('M')).to.equal('left to the page');
    expect(part(panel, 'microphone-button')).to.not.have.attribute('aria-keyshortcuts');
    panel.shortcuts = true;
    await panel.updateComplete;
    expect(press('M')).to.equal('taken');
    panel.desk.show(snapshot('active', { microphone: media.off }));
    panel.remove();
    await panel.updateComplete; // a drawing that was on its way when it went
    expect(press('M')).to.equal('left to the page');
  });

  it('are told to a screen reader on their buttons, in every phase', async () => {
    const panel = await openWithShortcuts();
    const told = () => [...part(panel, 'toolbar').querySelectorAll('button')].map((button) => button.getAttribute('aria-keyshortcuts')?.at(-1)).join('');
    expect(told()).to.equal('MVED');
    panel.desk.show(snapshot('incoming'));
    await panel.updateComplete;
    expect(told()).to.equal('MVEDJVH');
    panel.desk.show(snapshot('connecting'));
    await panel.updateComplete;
    expect(told()).to.equal('MVEDH');
  });

  it('say what they have set', async () => {
    const panel = await openWithShortcuts();
    const said = () => panel.shadowRoot?.querySelector('header [role="status"]')?.textContent;
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    press('M');
    await panel.updateComplete;
    await waitUntil(said, 'its words are there');
    expect(said()).to.equal('Your microphone is off');
    panel.desk.show(snapshot('active', { microphone: media.off }));
    await panel.updateComplete;
    press('M');
    await panel.updateComplete;
    expect(said()).to.equal('Your microphone is on');
    press('V');
    await panel.updateComplete;
    expect(said()).to.equal('Turning your camera on…');
  });

  it('are listed among the devices', async () => {
    const panel = await openWithShortcuts();
    await openDevices(panel);
    const list = panel.shadowRoot?.querySelector('.shortcuts');
    expect(list?.querySelector('caption')?.textContent).to.equal('Keyboard shortcuts');
    expect([...(list?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent.at(-1)).join('')).to.equal('JHMVED');
    await allAnimationsOver(panel);
    await expect(panel).to.be.accessible();
  });
});

customElements.define('open-field', class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open', delegatesFocus: true }).append(Object.assign(document.createElement('input'), { ariaLabel: 'Reply' }));
  }
});
customElements.define('sealed-field', class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'closed', delegatesFocus: true }).append(Object.assign(document.createElement('input'), { ariaLabel: 'Reply' }));
  }
});

async function openWithShortcuts(): Promise<StillPanel> {
  const panel = await openPanel({ shortcuts: true });
  await waitUntil(() => part(panel, 'devices-button').hasAttribute('aria-keyshortcuts'), 'the shortcuts are there');
  await waitUntil(() => panel.shadowRoot?.querySelector('header [role="status"]'), 'with their words');
  return panel;
}

function press(letter: string, change: KeyboardEventInit = {}, target: Element = document.body): 'taken' | 'left to the page' {
  const init = { key: letter, code: `Key${letter}`, altKey: true, shiftKey: true, bubbles: true, composed: true, cancelable: true, ...change };
  const before = new KeyboardEvent('keydown', init);
  return target.dispatchEvent(before) ? 'left to the page' : 'taken';
}

/** Who answers or hangs up in the first moment of a call meant what was there before. */
async function pressUntilHeeded(panel: StillPanel, letter: string, asked: string): Promise<void> {
  await pressUntil(letter, () => panel.desk.asked.includes(asked), asked);
}

async function pressUntil(letter: string, condition: () => unknown, what: string): Promise<void> {
  const pressed = () => {
    press(letter);
    return condition();
  };
  await waitUntil(pressed, what);
}
