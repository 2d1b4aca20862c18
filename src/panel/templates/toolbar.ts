import { html, type TemplateResult } from 'lit';
import type { MediaChoice } from '../../session/snapshot.js';
import { icons } from '../icons.js';
import { isUnderWay, type Actions, type View } from '../view.js';
import { button } from './button.js';

/** The one row: microphone, camera, screen, devices, what the host adds, a gap, and what begins or ends the call. */
export function toolbar(view: View, actions: Actions): TemplateResult {
  return html`<div part="toolbar" class=${view.phase} role="group" aria-label=${view.words.texts.controls} @click=${{ capture: true, handleEvent: actions.guard }} @keydown=${ignoreRepeats}>
    <div class="media">${mediaToggles(view, actions)} ${devices(view, actions)}</div>
    <slot name="toolbar-extra"></slot>
    <div class="decide">${decisions(view, actions)}</div>
  </div>`;
}

function mediaToggles(view: View, { calls }: Actions): readonly TemplateResult[] {
  const { call, words, audioOnly } = view;
  const off = { wanted: false, acknowledged: false };
  const microphone = call?.microphone.wanted ?? true;
  const noScreen = view.screenPossible ? whyNot(view, false) : words.impossible['no-screen'];
  return [
    // A mute is instant: whatever the platform says, nothing is on its way.
    toggle(view, 'microphone', { wanted: microphone, acknowledged: microphone }, whyNot(view, true), (on) => calls.setMicrophone(on)),
    ...(audioOnly
      ? []
      : [
          toggle(view, 'camera', call?.camera ?? off, whyNot(view, true), (on) => calls.setCamera(on)),
          toggle(view, 'screen', call?.screen ?? off, noScreen, (on) => calls.setScreenShare(on)),
        ]),
  ];
}

function toggle(
  { words, draw }: View,
  name: 'microphone' | 'camera' | 'screen',
  { wanted, acknowledged }: MediaChoice,
  why: string | null,
  set: (on: boolean) => Promise<void>,
): TemplateResult {
  return button({
    part: `${name}-button`,
    icon: [icons[name], name === 'microphone' ? draw('microphone') : ''],
    label: words.buttons[name],
    hint: words.hints[`${name}-${wanted ? 'off' : 'on'}`],
    pressed: wanted,
    struck: name !== 'screen',
    pending: wanted !== acknowledged,
    why,
    press: () => set(!wanted),
  });
}

function devices({ words, missing, devicesOpen }: View, { set }: Actions): TemplateResult {
  return button({
    part: 'devices-button',
    icon: icons.devices,
    label: words.buttons.devices,
    hint: words.hints.devices,
    pressed: devicesOpen,
    why: missing === 'unsupported-browser' ? words.impossible[missing] : null,
    press: () => set({ devicesOpen: !devicesOpen }),
  });
}

/** One's own microphone and camera can be set as soon as a call is under way; a screen is shared with someone who is there. */
function whyNot({ phase, words }: View, beforeAnswer: boolean): string | null {
  if (!isUnderWay(phase)) {
    return words.impossible['no-call'];
  }
  return beforeAnswer || phase === 'active' || phase === 'reconnecting' ? null : words.impossible['not-answered'];
}

function decisions(view: View, { calls }: Actions): TemplateResult | readonly TemplateResult[] {
  const { call, words, phase, person, missing, ending } = view;
  if (phase === 'incoming') {
    return answers(view, calls);
  }
  if (ending || isUnderWay(phase)) {
    return button({ part: 'hang-up-button', icon: icons.hangUp, label: words.buttons['hang-up'], pending: ending, why: ending ? words.impossible.busy : null, press: () => calls.hangUp() });
  }
  const obstacle = missing ?? (person?.id ? null : 'no-consumer');
  const why = obstacle === null ? view.say('obstacle') : words.impossible[obstacle];
  return button({
    part: 'dial-button',
    icon: icons.call,
    label: words.buttons[call === null ? 'dial' : 'dial-again'],
    why,
    press: () => calls.dial(person?.id ?? null),
  });
}

function answers({ call, words, audioOnly }: View, calls: Actions['calls']): readonly TemplateResult[] {
  const pending = call?.pending != null;
  const why = pending ? words.impossible.busy : null;
  const accept = (name: 'accept' | 'accept-video', camera: boolean) =>
    button({
      part: `${name}-button`,
      icon: camera ? icons.camera : icons.call,
      label: words.buttons[name],
      pending,
      why,
      press: () => calls.accept({ camera }),
    });
  return [
    accept('accept', false),
    ...(audioOnly ? [] : [accept('accept-video', true)]),
    button({ part: 'decline-button', icon: icons.hangUp, label: words.buttons.decline, press: () => calls.decline() }),
  ];
}

/** A key that is held down clicks again and again, also when another button has come under the focus. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key !== 'Tab') {
    event.preventDefault();
  }
}
