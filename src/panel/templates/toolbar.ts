import { html, type TemplateResult } from 'lit';
import type { CallSnapshot, MediaChoice } from '../../session/snapshot.js';
import { icons } from '../icons.js';
import { isUnderWay, type Actions, type View } from '../view.js';
import { button } from './button.js';

/** The one row: microphone, camera, screen, devices, what the host adds, a gap, and what begins or ends the call. */
export function toolbar(view: View, actions: Actions): TemplateResult {
  return html`<div part="toolbar" class=${view.phase} role="group" aria-label=${view.words.texts.controls} @click=${{ capture: true, handleEvent: (event: MouseEvent) => actions.guard(event) }} @keydown=${ignoreRepeats}>
    <div class="media">
      ${microphone(view, actions)} ${view.audioOnly ? '' : [camera(view, actions), screen(view, actions)]} ${devices(view, actions)}
    </div>
    <slot name="toolbar-extra"></slot>
    <div class="decide">${decisions(view, actions)}</div>
  </div>`;
}

function microphone(view: View, actions: Actions): TemplateResult {
  const wanted = view.call?.microphone.wanted ?? true;
  return button({
    ...labelled(view, 'microphone', wanted),
    icon: icons.microphone,
    pressed: wanted,
    struck: true,
    why: whyNot(view, true),
    press: () => actions.setMicrophone(!wanted),
  });
}

function camera(view: View, actions: Actions): TemplateResult {
  const choice = choiceOf(view.call?.camera);
  return button({
    ...labelled(view, 'camera', choice.wanted),
    icon: icons.camera,
    pressed: choice.wanted,
    struck: true,
    pending: choice.wanted !== choice.acknowledged,
    why: whyNot(view, true),
    press: () => actions.setCamera(!choice.wanted),
  });
}

function screen(view: View, actions: Actions): TemplateResult {
  const choice = choiceOf(view.call?.screen);
  return button({
    ...labelled(view, 'screen', choice.wanted),
    icon: icons.screen,
    pressed: choice.wanted,
    pending: choice.wanted !== choice.acknowledged,
    why: view.screenPossible ? whyNot(view, false) : view.words.impossible['no-screen'],
    press: () => actions.setScreenShare(!choice.wanted),
  });
}

function devices(view: View, actions: Actions): TemplateResult {
  return button({
    part: 'devices-button',
    icon: icons.devices,
    label: view.words.buttons.devices,
    hint: view.words.hints.devices,
    pressed: view.devicesOpen,
    why: whyNot(view, true),
    press: () => actions.toggleDevices(),
  });
}

function labelled({ words }: View, name: 'microphone' | 'camera' | 'screen', on: boolean) {
  return { part: `${name}-button`, label: words.buttons[name], hint: words.hints[`${name}-${on ? 'off' : 'on'}`] };
}

function choiceOf(choice: MediaChoice | undefined): MediaChoice {
  return choice ?? { wanted: false, acknowledged: false };
}

/** One's own microphone and camera can be set as soon as a call is under way; a screen is shared with someone who is there. */
function whyNot({ phase, words }: View, beforeAnswer: boolean): string | null {
  if (!isUnderWay(phase)) {
    return words.impossible['no-call'];
  }
  return beforeAnswer || phase === 'active' || phase === 'reconnecting' ? null : words.impossible['not-answered'];
}

function decisions(view: View, actions: Actions): TemplateResult | readonly TemplateResult[] {
  const { call, words, phase } = view;
  if (call !== null && phase === 'incoming') {
    return answers(view, actions, call);
  }
  if (call !== null && isUnderWay(phase)) {
    return button({
      part: 'hang-up-button',
      icon: icons.hangUp,
      label: words.buttons['hang-up'],
      press: () => actions.hangUp(call.id),
    });
  }
  return button({
    part: 'dial-button',
    icon: icons.call,
    label: words.buttons[call === null ? 'dial' : 'dial-again'],
    why: view.missing === null ? (view.person?.id ? null : words.impossible['no-consumer']) : words.impossible[view.missing],
    press: () => actions.dial(),
  });
}

function answers(view: View, actions: Actions, call: CallSnapshot): readonly TemplateResult[] {
  const { words } = view;
  const pending = call.pending !== null;
  const why = pending ? words.impossible.busy : null;
  const accept = (part: 'accept-button' | 'accept-video-button', withCamera: boolean) =>
    button({
      part,
      icon: withCamera ? icons.camera : icons.call,
      label: words.buttons[withCamera ? 'accept-video' : 'accept'],
      pending,
      why,
      press: () => actions.accept(call.id, withCamera),
    });
  return [
    accept('accept-button', false),
    ...(view.audioOnly ? [] : [accept('accept-video-button', true)]),
    button({ part: 'decline-button', icon: icons.hangUp, label: words.buttons.decline, press: () => actions.decline(call.id) }),
  ];
}

/** A key that is held down clicks again and again, also when another button has come under the focus. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key !== 'Tab') {
    event.preventDefault();
  }
}
