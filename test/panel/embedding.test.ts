import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { css, LitElement, type TemplateResult } from 'lit';
import '../../src/index.js';
import type { CallEventDetail } from '../../src/panel/events.js';
import type { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import { createSimulator, type Simulator } from '../../src/simulator.js';
import { part, text } from '../support/open-panel.js';
import { RingListener } from '../support/ring-listener.js';
import { hears } from '../simulator/support.js';

const PATIENCE = { timeout: 15_000, interval: 25 };

/** A part of a host's page that keeps what is in it to itself, as host applications are built of. */
class HostPane extends LitElement {
  static override readonly styles = css`
    messenger-call-panel {
      --call-panel-accent: rgb(1, 2, 3);
      height: 400px;
    }
    messenger-call-panel::part(name) {
      letter-spacing: 3px;
    }
    p {
      color: rgb(4, 5, 6);
    }
  `;

  protected override render(): TemplateResult {
    return html`<messenger-call-panel ringtone="none" consumer-name="Maria Lopez"><p slot="idle">Nobody is calling.</p></messenger-call-panel>
      <slot></slot>`;
  }
}
customElements.define('host-pane', HostPane);

describe('embedded in a host’s page', () => {
  const open: Simulator[] = [];

  function simulator(): Simulator {
    const created = createSimulator({ latencyMs: 5 });
    open.push(created);
    return created;
  }

  afterEach(() => {
    for (const each of open.splice(0)) each.close();
  });

  async function openPanel(platform = simulator(), more: Partial<MessengerCallPanel> = {}): Promise<MessengerCallPanel> {
    const panel = await fixture<MessengerCallPanel>(html`<messenger-call-panel ringtone="none" page-id=${platform.pageId} .adapter=${platform.adapter}></messenger-call-panel>`);
    Object.assign(panel, more);
    await panel.updateComplete;
    return panel;
  }

  /** The customer has called, and the agent has answered. */
  async function inCall(platform = simulator()): Promise<{ panel: MessengerCallPanel; platform: Simulator }> {
    const panel = await openPanel(platform);
    await answer(panel, platform);
    return { panel, platform };
  }

  async function answer(panel: MessengerCallPanel, { consumer }: Simulator): Promise<void> {
    await consumer.call();
    await inPhase(panel, 'incoming');
    await panel.accept();
    await inPhase(panel, 'active');
    await hears(consumer);
    await goesOnPlaying(panel);
  }

  describe('inside the shadow root of another element', () => {
    async function openPane(): Promise<{ pane: HostPane; panel: MessengerCallPanel }> {
      const pane = await fixture<HostPane>(html`<host-pane></host-pane>`);
      const panel = pane.shadowRoot?.querySelector('messenger-call-panel');
      if (!panel) throw new Error('no panel in the pane');
      await panel.updateComplete;
      return { pane, panel };
    }

    it('takes its colours, parts and slots from that root’s styles', async () => {
      const { panel } = await openPane();
      const panelBox = part(panel, 'panel');
      expect(getComputedStyle(panelBox).getPropertyValue('--call-panel-accent')).to.equal('rgb(1, 2, 3)');
      expect(panel.clientHeight).to.equal(400);
      const slotted = panel.querySelector('p');
      if (!slotted) throw new Error('no content');
      expect(getComputedStyle(slotted).color).to.equal('rgb(4, 5, 6)');
      expect(slotted.getClientRects(), 'what is slotted is shown').to.not.have.length(0);
      panel.pageId = 'page-1';
      panel.adapter = simulator().adapter;
      await panel.updateComplete;
      expect(getComputedStyle(part(panel, 'name')).letterSpacing).to.equal('3px');
    });

    it('can be called, and the page around both hears of it with all the details', async () => {
      const { pane, panel } = await openPane();
      const platform = simulator();
      Object.assign(panel, { pageId: platform.pageId, adapter: platform.adapter });
      const heard: { type: string; from: unknown; call: CallEventDetail['call'] }[] = [];
      const listen = (event: HTMLElementEventMap['call-incoming' | 'call-ended']) => heard.push({ type: event.type, from: event.target, call: event.detail.call });
      pane.addEventListener('call-incoming', listen);
      pane.addEventListener('call-ended', listen);
      await answer(panel, platform);
      part(panel, 'hang-up-button').click();
      await inPhase(panel, 'ended');
      expect(heard.map(({ type }) => type)).to.deep.equal(['call-incoming', 'call-ended']);
      expect(heard.every(({ from }) => from === pane), 'the pane’s inside stays its own').to.equal(true);
      expect(heard[1]?.call.end?.reason).to.equal('hung-up');
    });

    for (const [what, heard] of [
      ['rings where nobody around it prevents that', ['on']],
      ['does not ring where the page around it prevents that', []],
    ] as const) {
      it(what, async () => {
        const { pane, panel } = await openPane();
        const platform = simulator();
        Object.assign(panel, { pageId: platform.pageId, adapter: platform.adapter, ringtone: null });
        if (heard.length === 0) pane.addEventListener('call-incoming', (event) => event.preventDefault());
        const listener = new RingListener();
        listener.install();
        try {
          await platform.consumer.call();
          await inPhase(panel, 'incoming');
          expect(listener.heard).to.deep.equal(heard);
        } finally {
          listener.remove();
        }
        panel.remove();
      });
    }
  });

  describe('beside others on a page', () => {
    it('each has its own call, and ends only that', async () => {
      const first = await inCall();
      const second = await inCall();
      await second.panel.setMicrophone(false);
      expect(first.panel.call?.microphone.wanted).to.equal(true);
      await hears(first.platform.consumer);
      await second.panel.hangUp();
      await inPhase(second.panel, 'ended');
      expect(first.panel).to.have.attribute('phase', 'active');
      await hears(first.platform.consumer);
      await goesOnPlaying(first.panel);
    });

    it('each has its own language, words and choices', async () => {
      const [first, second] = [await openPanel(), await openPanel(simulator(), { audioOnly: true })];
      first.lang = 'de';
      second.words = { phases: { idle: 'Waiting for customers' } };
      await waitUntil(() => text(first, 'status') === 'Kein Anruf' && text(second, 'status') === 'Waiting for customers', 'both speak as they were told', PATIENCE);
      expect(first.audioOnly).to.equal(false);
    });

    /** Both ring for the same page, and the first has answered. */
    async function bothForOnePage(): Promise<{ platform: Simulator; first: MessengerCallPanel; second: MessengerCallPanel }> {
      const platform = simulator();
      const [first, second] = [await openPanel(platform), await openPanel(platform)];
      await platform.consumer.call();
      await inPhase(first, 'incoming');
      await inPhase(second, 'incoming');
      await first.accept();
      await inPhase(first, 'active');
      return { platform, first, second };
    }

    it('both ring when they are for the same page; one answers, and the other is told so when it tries', async () => {
      const { platform, first, second } = await bothForOnePage();
      expect(second, 'the platform tells those who did not answer nothing').to.have.attribute('phase', 'incoming');
      part(second, 'accept-button').click();
      await inPhase(second, 'ended');
      expect(second.call?.end?.reason).to.equal('answered-elsewhere');
      await hears(platform.consumer);
      await goesOnPlaying(first);
      expect(first, 'the call that was answered goes on').to.have.attribute('phase', 'active');
    });

    it('one that only rang leaves without ending the call that the other has answered', async () => {
      const { platform, first, second } = await bothForOnePage();
      second.remove();
      await hears(platform.consumer);
      expect(first).to.have.attribute('phase', 'active');
    });
  });

  describe('moved in the document during a call', () => {
    const places: readonly [string, () => ParentNode | Promise<ParentNode>][] = [
      ['to the end of the page', () => document.body],
      ['into another element', () => fixture<HTMLElement>(html`<aside></aside>`)],
      ['into a shadow root', async () => (await fixture<HTMLElement>(html`<aside></aside>`)).attachShadow({ mode: 'open' })],
      ['to a slot of another element', () => fixture<HostPane>(html`<host-pane></host-pane>`)],
    ];

    for (const [where, place] of places) {
      it(`${where}, the call goes on and can be heard at both ends`, async () => {
        const { panel, platform } = await inCall();
        const phases: string[] = [];
        panel.addEventListener('call-phase', ({ detail }) => phases.push(detail.call.phase));
        const { id } = panel.call ?? {};
        (await place()).append(panel);
        await goesOnPlaying(panel);
        await hears(platform.consumer);
        expect(phases, 'no phase was left').to.deep.equal([]);
        expect(panel.call?.id).to.equal(id);
        expect(platform.consumer.phase).to.equal('talking');
        part(panel, 'hang-up-button').click();
        await waitUntil(() => !platform.consumer.isBusy, 'its buttons still work', PATIENCE);
        panel.remove();
      });
    }

    it('back and forth in one go, the call goes on', async () => {
      const { panel, platform } = await inCall();
      const home = panel.parentElement;
      document.body.append(panel);
      home?.prepend(panel);
      panel.remove();
      home?.append(panel);
      await goesOnPlaying(panel);
      await hears(platform.consumer);
      expect(panel).to.have.attribute('phase', 'active');
    });
  });

  async function inPhase(panel: MessengerCallPanel, phase: string): Promise<void> {
    await waitUntil(() => panel.getAttribute('phase') === phase && panel.call?.phase === phase, `the panel is ${phase}`, PATIENCE);
    await panel.updateComplete;
  }

  /** What the customer says is played, and not only received. */
  async function goesOnPlaying(panel: MessengerCallPanel): Promise<void> {
    const sound = panel.shadowRoot?.querySelector('audio');
    if (!sound) throw new Error('no sound element');
    await waitUntil(() => sound.srcObject !== null && !sound.paused, 'the sound plays', PATIENCE);
    const from = sound.currentTime;
    await waitUntil(() => sound.currentTime > from + 0.2, 'the sound goes on', PATIENCE);
    expect(sound.paused).to.equal(false);
  }
});
