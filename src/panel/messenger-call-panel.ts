import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallError } from '../protocol/call-error.js';
import type { Dialect } from '../protocol/dialect.js';
import type { PermissionReplyEvent } from '../protocol/events.js';
import type { SignalingAdapter } from '../session/ports.js';
import type { CallPhase, CallSnapshot } from '../session/snapshot.js';
import { Switchboard } from '../session/switchboard.js';
import { systemClock } from '../session/system-clock.js';
import { Announcer } from './announcer.js';
import { CallController, type CallDesk } from './call-controller.js';
import { announce } from './events.js';
import { Extras } from './extras.js';
import { keepFocus } from './focus.js';
import { LanguageObserver } from './language-observer.js';
import { canShareScreen, mediaEngineFor } from './media-engine.js';
import { expectedPerson, personOf, type DescribeConsumer } from './person.js';
import { playSound, playStreams } from './play-streams.js';
import { styles } from './styles/styles.js';
import { header } from './templates/header.js';
import { message } from './templates/message.js';
import { stage } from './templates/stage.js';
import { toolbar } from './templates/toolbar.js';
import { waitingList } from './templates/waiting.js';
import { countingSince, Ticker } from './ticker.js';
import { tools } from './tools.js';
import type { Actions, PanelState, View } from './view.js';
import { loadedWords } from './words/languages.js';
import { words as en } from './words/en.js';
import { withOverride, type WordsOverride } from './words/words.js';

/**
 * A call panel for Messenger: who calls, the picture and the sound of the call, and one row of controls. It follows the font,
 * the colour scheme, the language and the writing direction of the page.
 *
 * @slot idle - What to show while there is no call, in place of a line that says whom one would call.
 * @slot header-extra - At the end of the header.
 * @slot toolbar-extra - Further controls, after the panel's own.
 * @slot after-call - Shown once a call is over: a survey, a wrap-up form.
 *
 * @event {CustomEvent<CallEventDetail>} call-incoming - Someone calls. `preventDefault()` keeps the panel from ringing.
 * @event {CustomEvent<CallPhaseDetail>} call-phase - A call began (`from` is null) or left the phase `from` for another.
 * @event {CustomEvent<CallEventDetail>} call-media - Microphone, camera, screen or what the consumer sends has changed.
 * @event {CustomEvent<CallVersionDetail>} call-version - The media version agreed on with the platform went `from` one `to` another; `cause` is `update`, `webhook` or `collision`.
 * @event {CustomEvent<CallWarningDetail>} call-warning - Something impairs the call; `code` names it.
 * @event {CustomEvent<CallWarningDetail>} call-warning-cleared - It does so no longer.
 * @event {CustomEvent<CallErrorDetail>} call-error - Something went wrong; `error` is the `CallError`. The call may go on.
 * @event {CustomEvent<CallEventDetail>} call-ended - A call is over. `call.end` says why, and how long it was.
 * @event {CustomEvent<CallRatingDetail>} call-rating - With `ask-rating`: the agent said how the call was; `rating` is `good`, `fair` or `poor`.
 * @event {CustomEvent<CallPermissionDetail>} call-permission - A consumer has answered whether they may be called. Carries no call.
 *
 * @csspart panel - The whole.
 * @csspart header - Who, and the line that tells the state.
 * @csspart avatar - The consumer's picture or initials in the header.
 * @csspart name - The consumer's name.
 * @csspart status - The line that tells the state.
 * @csspart timer - The digits in it.
 * @csspart stage - The dark area of the picture.
 * @csspart remote-video - The consumer's picture.
 * @csspart self-view - One's own picture.
 * @csspart toolbar - The row of controls.
 * @csspart button - Every button, beside its own part.
 * @csspart dial-button - Calls, and calls again.
 * @csspart accept-button - Answers with sound only; also in a waiting call.
 * @csspart accept-video-button - Answers with the camera on.
 * @csspart decline-button - Declines; also in a waiting call.
 * @csspart hang-up-button - Ends the call.
 * @csspart microphone-button - Mutes the microphone and turns it on.
 * @csspart camera-button - Turns the camera on and off.
 * @csspart screen-button - Shares the screen and stops it.
 * @csspart devices-button - Shows devices and connection.
 * @csspart select - Every list in the sheet of devices, beside its own part: `microphone-select`, `camera-select`, `speaker-select`, `ringer-select`.
 * @csspart codec-select - Chooses the video codec, among devices and connection.
 * @csspart switch - Every switch in that sheet.
 * @csspart test-button - Plays a test sound on the speaker, or on what rings.
 * @csspart picture-in-picture-button - Opens the small window and closes it, on the stage during a call.
 * @csspart full-screen-button - Enters the full screen and leaves it, on the stage during a call.
 * @csspart unlock-button - Turns the sound on where the browser held it back.
 * @csspart rating-button - Says how the call was, in one tap.
 * @csspart waiting-call - One of those who ring while another call is shown.
 * @csspart message - What went wrong, in words; empty when nothing did.
 * @csspart permission - Whether the consumer may be called, in words.
 * @csspart permission-button - Asks the consumer for permission, or checks again.
 *
 * @cssproperty [--call-panel-accent=light-dark(#2f5bd7, #86a5ff)] - What is active, and the focus ring.
 * @cssproperty [--call-panel-surface=light-dark(#fff, #1d1e22)] - Behind the header and the controls.
 * @cssproperty [--call-panel-text=light-dark(#17191f, #f1f2f5)] - Words and icons.
 * @cssproperty [--call-panel-muted-text=color-mix(in oklab, var(--call-panel-text) 68%, var(--call-panel-surface))] - Words of less weight.
 * @cssproperty [--call-panel-danger=light-dark(#cf2a2a, #e5484d)] - Hang up, decline, errors.
 * @cssproperty [--call-panel-success=light-dark(#14803c, #30a46c)] - Call, accept.
 * @cssproperty [--call-panel-radius=16px] - Corners of the panel; inner corners follow.
 * @cssproperty [--call-panel-gap=8px] - Between the parts.
 * @cssproperty [--call-panel-font=inherit] - Font family.
 *
 * @cssState idle - There is no call.
 * @cssState incoming - Someone calls.
 * @cssState dialing - A call is being placed.
 * @cssState ringing - It rings at the consumer's.
 * @cssState connecting - Answered, not yet connected.
 * @cssState active - In a call.
 * @cssState reconnecting - The connection is interrupted.
 * @cssState ended - The call is over.
 *
 * @attribute {'en'|'es'|'pt'|'fr'|'de'|'id'|'vi'|'th'|'ar'|'he'|'uk'|'tr'|'ja'|string} lang - Language of the panel's words; by default that of the nearest element that has one.
 * @attribute {'ltr'|'rtl'|'auto'} dir - Writing direction; by default that around the panel, else that of its language.
 * @attribute {'idle'|'incoming'|'dialing'|'ringing'|'connecting'|'active'|'reconnecting'|'ended'} phase - The phase of the call shown; `idle` when there is none. Read-only, and also a custom state: `:state(active)`.
 */
export class MessengerCallPanel extends LitElement {
  static override readonly styles = styles;

  /** The Page whose calls these are. Required. */
  @property({ attribute: 'page-id' }) pageId: string | null = null;

  /** Page-scoped id of the person whom a call would reach. */
  @property({ attribute: 'consumer-id' }) consumerId: string | null = null;

  /** Name of that person, as shown. */
  @property({ attribute: 'consumer-name' }) consumerName: string | null = null;

  /** Address of a picture of that person. */
  @property({ attribute: 'consumer-avatar' }) consumerAvatar: string | null = null;

  /** Where requests are posted, when no `adapter` is set. */
  @property({ attribute: 'calls-url' }) callsUrl: string | null = null;

  /** Where webhooks come from as Server-Sent Events, when no `adapter` is set. */
  @property({ attribute: 'events-url' }) eventsUrl: string | null = null;

  /** Where permission to call is checked and asked for, when the adapter has no part for it. */
  @property({ attribute: 'permissions-url' }) permissionsUrl: string | null = null;

  /**
   * The video codecs wanted, best first, separated by spaces: `VP8`, `VP9`, `H264`, `H265`, `AV1`. Or one word that orders them
   * all by purpose and by what the machine does well: `quality`, `balanced`, `low-bandwidth`, `low-power`, `widest-support`.
   * Unknown and unavailable names are skipped with one warning. A change reaches the call under way.
   * @type {'quality'|'balanced'|'low-bandwidth'|'low-power'|'widest-support'|'VP8'|'VP9'|'H264'|'H265'|'AV1'|string|null}
   */
  @property({ attribute: 'video-codecs' }) videoCodecs: string | null = null;

  /** Neither camera nor screen are offered. */
  @property({ type: Boolean, attribute: 'audio-only', reflect: true }) audioOnly = false;

  /**
   * `none`, or the address of a sound; absent: the built-in one.
   * @type {'none'|string|null}
   */
  @property() ringtone: string | null = null;

  /**
   * How the agent may be told of a call while the page is hidden, separated by spaces: `notification`, `title`.
   * @type {'notification'|'title'|'notification title'|string|null}
   */
  @property() alerts: string | null = null;

  /** Keyboard shortcuts in the whole page; they are listed among the devices. */
  @property({ type: Boolean }) shortcuts = false;

  /** After a call, ask how it was; the answer comes as `call-rating`. */
  @property({ type: Boolean, attribute: 'ask-rating' }) askRating = false;

  /** Everything that crosses the network goes through it. */
  @property({ attribute: false }) adapter: SignalingAdapter | null = null;

  /** For the peer connection: STUN and TURN servers. Heeded by the next call. */
  @property({ attribute: false }) rtcConfiguration: RTCConfiguration | null = null;

  /** What is uncertain about the platform; each setting has a default. */
  @property({ attribute: false }) dialect: Partial<Dialect> | null = null;

  /** Names callers other than `consumer-id`: is given an id, returns `{ name, avatar }` or null. Asked at every drawing; set it anew when more is known. */
  @property({ attribute: false }) describeConsumer: DescribeConsumer | null = null;

  /** The page's own texts, some or all, in place of the panel's. */
  @property({ attribute: false }) words: WordsOverride | null = null;

  @state() private panelState: PanelState = { devicesOpen: false, soundBlocked: false, confirming: null, selfCorner: 'bottom-end', selfHidden: false };

  readonly #calls = new CallController(this, () => this, (adapter, pageId) => this.openSwitchboard(adapter, pageId));
  #internals: ElementInternals | null = null;
  #phase: CallPhase | 'idle' = 'idle';
  #drawn: View | null = null;
  #shown = '';
  #clickedIn: string | null = null;
  #extras: Extras | null = null;
  readonly #announcer = new Announcer();
  protected readonly companions = [new Ticker(this, () => countingSince(this.calls))];
  readonly #language = new LanguageObserver(this);

  /** The call shown: the one the agent is in, else the one that rings, else the last one ended. */
  get call(): CallSnapshot | null {
    return this.#calls.call;
  }

  /** The call shown, then those waiting. */
  get calls(): readonly CallSnapshot[] {
    return this.#calls.calls;
  }

  /** Calls someone: `psid`, or else `consumer-id`. Settles when the platform has acknowledged the call. */
  async dial(psid?: string): Promise<void> {
    await this.#upgraded();
    await this.#calls.dial(typeof psid === 'string' ? psid : this.consumerId);
  }

  /** Answers the call that rings. Settles when the platform has acknowledged it. */
  async accept(options: { camera?: boolean } = {}): Promise<void> {
    await this.#upgraded();
    await this.#calls.accept({ camera: options.camera === true && !this.audioOnly });
  }

  /** Declines the call that rings. */
  async decline(): Promise<void> {
    await this.#upgraded();
    await this.#calls.decline();
  }

  /** Ends the call, also one that is still ringing at the other side. */
  async hangUp(): Promise<void> {
    await this.#upgraded();
    await this.#calls.hangUp();
  }

  /** Turns the microphone on or mutes it. The mute is instant; the promise settles when the platform has acknowledged it. */
  async setMicrophone(on: boolean): Promise<void> {
    await this.#calls.setMicrophone(on);
  }

  /** Turns the camera on or off; off releases the hardware. */
  async setCamera(on: boolean): Promise<void> {
    this.#refuseInAudioOnly(on);
    await this.#calls.setCamera(on);
  }

  /** Shares the screen or stops sharing it. To start, browsers demand that this be called from a click. */
  async setScreenShare(on: boolean): Promise<void> {
    this.#refuseInAudioOnly(on);
    await this.#calls.setScreenShare(on);
  }

  /** Sets `videoCodecs`. Settles when calls under way use them: at once where the browser can switch by itself, else acknowledged. */
  async setVideoCodecs(names: string | readonly string[]): Promise<void> {
    this.videoCodecs = [names].flat().join(' ');
    await this.#calls.setVideoCodecs(this.videoCodecs);
  }

  /** Hands in a webhook payload by hand, beside what the adapter delivers. */
  receive(payload: unknown): void {
    if (this.hasUpdated) {
      this.#calls.receive(payload);
    } else {
      void this.updateComplete.then(() => this.#calls.receive(payload));
    }
  }

  /** @internal For the controller: reflects the phase on the element at once. */
  showCall(call: CallSnapshot | null): void {
    const phase = call?.phase ?? 'idle';
    this.setAttribute('phase', phase);
    try {
      this.#internals ??= this.attachInternals();
      this.#internals.states.delete(this.#phase);
      this.#internals.states.add(phase);
    } catch {
      // A browser without custom states; the attribute says the same.
    }
    this.#phase = phase;
  }

  /** Makes what routes the calls. A subclass may bring media of its own. */
  protected openSwitchboard(adapter: SignalingAdapter, pageId: string): CallDesk {
    const onPermissionReply = (reply: PermissionReplyEvent) => announce(this, 'call-permission', reply);
    const options = { adapter, pageId, createMediaEngine: mediaEngineFor(() => this), onPermissionReply };
    return new Switchboard(this.dialect === null ? options : { ...options, dialect: this.dialect });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#calls.sync();
    const { call } = this;
    if (changed.has('consumerId') && call?.phase === 'ended' && this.consumerId && call.consumerId !== this.consumerId) {
      this.#calls.dismissCall(call.id);
    }
    const shown = call === null ? '' : `${call.createdAt} ${call.phase === 'ended'}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#set({ devicesOpen: false, soundBlocked: false, confirming: null });
    }
  }

  protected override update(changed: PropertyValues<this>): void {
    const root = this.shadowRoot;
    const focused = root !== null && root.activeElement !== null;
    const before = this.#drawn?.phase ?? 'idle';
    super.update(changed);
    if (focused) {
      keepFocus(root, this.#phase, this.#phase !== before);
    }
  }

  protected override updated(): void {
    if (this.shadowRoot === null || this.#drawn === null) {
      return;
    }
    this.#extras ??= new Extras({ ...tools, host: this, root: this.shadowRoot, actions: this.#actions, panel: () => this.render() });
    this.#extras.updated(this.#drawn);
    playStreams(this.shadowRoot, this.#drawn);
    if (!this.panelState.soundBlocked) {
      playSound(this.shadowRoot, (soundBlocked) => this.#set({ soundBlocked }));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#extras?.disconnected();
  }

  protected override render(): TemplateResult {
    const view = (this.#drawn = this.#view());
    return html`<section part="panel" lang=${view.language} dir=${this.#language.direction ?? nothing} aria-label=${view.words.texts.panel}>
      ${header(view)} ${stage(view, this.#actions)}
      <div class="over">
        ${message(view, this.#actions)}
        <div class="side">${waitingList(view, this.#actions)}${view.draw('side')}</div>
      </div>
      ${toolbar(view, this.#actions)}
      <div class="sr" aria-live=${view.phase === 'incoming' ? 'assertive' : 'polite'}>${this.#announcer.speak(view)}</div>
    </section>`;
  }

  readonly #set = (changes: Partial<PanelState>): void => {
    this.panelState = { ...this.panelState, ...changes };
  };

  readonly #actions: Actions = {
    calls: this.#calls,
    set: this.#set,
    guard: (event) => this.#guard(event),
  };

  /** The second click of a double-click was meant for what stood there at the first: it must not hang up what was just accepted. */
  #guard(event: MouseEvent): void {
    if (event.detail < 2) {
      this.#clickedIn = this.#phase;
    } else if (this.#clickedIn !== this.#phase) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Properties that were set before the class was known are taken over by the first update. */
  async #upgraded(): Promise<void> {
    if (!this.hasUpdated && this.isConnected) {
      await this.updateComplete;
    }
  }

  #refuseInAudioOnly(on: boolean): void {
    if (on && this.audioOnly) {
      throw new CallError('invalid-state');
    }
  }

  #view(): View {
    const { tag } = this.#language;
    const loaded = loadedWords(tag);
    const words = withOverride(loaded ?? loadedWords('en') ?? en, this.words);
    const { call } = this;
    const streams = call === null ? null : this.#calls.streams(call.id);
    const view: View = {
      ...this.panelState,
      words,
      language: loaded ?? this.words ? tag : 'en',
      now: systemClock.now(),
      phase: call?.phase ?? 'idle',
      call,
      waiting: this.calls.filter((other) => other.phase === 'incoming' && other.id !== call?.id),
      person: call === null ? expectedPerson(this, words) : personOf(call.consumerId, this, words),
      personOf: ({ consumerId }) => personOf(consumerId, this, words),
      ending: this.#calls.ending,
      error: this.#calls.error,
      missing: this.#calls.missing,
      audioOnly: this.audioOnly,
      screenPossible: canShareScreen(),
      videoCodecs: this.videoCodecs ?? '',
      remoteStream: streams?.remote ?? null,
      localStream: streams?.local ?? null,
      draw: (place) => this.#extras?.draw(place, view),
      say: (about) => this.#extras?.say(about, view) ?? null,
    };
    return view;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'messenger-call-panel': MessengerCallPanel;
  }
}
