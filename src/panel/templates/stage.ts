import { html, type TemplateResult } from 'lit';
import { clock, duration } from '../format.js';
import { icons } from '../icons.js';
import { isPlaying } from '../play-streams.js';
import type { Actions, View } from '../view.js';
import { fill } from '../words/words.js';
import { avatar } from './avatar.js';
import { button } from './button.js';
import { selfView } from './self-view.js';

/**
 * The other person. Dark in every scheme, and there in every phase, so that nothing jumps. The picture is muted: the sound has
 * an element of its own, and never depends on whether there is a picture.
 */
export function stage(view: View, actions: Actions): TemplateResult {
  const { call } = view;
  const playing = isPlaying(view);
  const showsVideo = playing && call?.remote.video === true && view.remoteStream !== null;
  return html`<div part="stage" class="${view.phase}">
    <div class="backdrop">${view.person === null ? '' : avatar(view.person)}</div>
    <video part="remote-video" autoplay playsinline .muted=${true} ?hidden=${!showsVideo}></video>
    <audio autoplay></audio>
    ${scene(view, actions, showsVideo)}
    ${call !== null && call.phase === 'active' && !call.remote.audio && call.startedAt !== null && view.now - call.startedAt > 3000 ? silent(view) : ''}
    ${selfView(view, actions)}
    ${view.soundBlocked && playing
      ? button({ part: 'unlock-button', icon: icons.sound, label: view.words.buttons.unlock, press: () => actions.unlockSound() })
      : ''}
  </div>`;
}

/** What stands in the place of the picture. Its slots are there in every phase, and shown in theirs. */
function scene(view: View, actions: Actions, hidden: boolean): TemplateResult {
  const { phase } = view;
  return html`<div class="scene" ?hidden=${hidden}>
    <div class="portrait">${phase === 'incoming' ? countdown(view) : ''}${avatar(view.person)}</div>
    <div class="words">
      ${sceneText(view, actions)}
      <div ?hidden=${phase !== 'idle'}><slot name="idle">${idleHint(view)}</slot></div>
      <div ?hidden=${phase !== 'ended'}><slot name="after-call"></slot></div>
    </div>
  </div>`;
}

function sceneText(view: View, actions: Actions): TemplateResult | string {
  switch (view.phase) {
    case 'idle':
      return idleText(view);
    case 'incoming':
      return answerWithin(view);
    case 'ended':
      return endedText(view, actions);
    case 'dialing':
    case 'ringing':
    case 'connecting':
    case 'active':
    case 'reconnecting':
      return '';
  }
}

function idleText({ missing, words }: View): TemplateResult | string {
  return missing === null ? '' : html`<p class="quiet" dir="auto">${words.impossible[missing]}</p>`;
}

function idleHint({ missing, person, words }: View): TemplateResult | string {
  return missing !== null
    ? ''
    : html`<p class="quiet" dir="auto">${person === null ? words.texts.expecting : fill(words.texts['may-call'], { name: person.name })}</p>`;
}

function answerWithin({ call, now, language, words }: View): TemplateResult | string {
  return call?.deadlineAt == null
    ? ''
    : html`<p class="quiet digits" dir="auto">${fill(words.texts['answer-within'], { time: clock(call.deadlineAt - now + 999, language) })}</p>`;
}

/** The time left, as a ring round the avatar that empties. */
function countdown({ call, now }: View): TemplateResult | string {
  if (call?.deadlineAt == null) {
    return '';
  }
  const share = Math.min(1, Math.max(0, (call.deadlineAt - now) / Math.max(1, call.deadlineAt - call.createdAt)));
  return html`<svg class="countdown" viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="48"/>
    <circle class="left" cx="50" cy="50" r="48" pathLength="100" stroke-dasharray="${(share * 100).toFixed(1)} 100" transform="rotate(-90 50 50)"/>
  </svg>`;
}

function endedText({ call, person, words, language }: View, actions: Actions): TemplateResult | string {
  if (call?.end == null) {
    return '';
  }
  const { reason, duration: seconds } = call.end;
  return html`<p class="title" dir="auto">${fill(words.ends[reason], { name: person?.name ?? '' })}</p>
    ${seconds === null ? '' : html`<p class="quiet" dir="auto">${fill(words.texts.lasted, { time: duration(seconds, language) })}</p>`}
    <button type="button" class="text done" part="button" @click=${() => actions.dismissCall(call.id)}>${words.buttons.done}</button>`;
}

function silent({ person, words }: View): TemplateResult {
  return html`<p class="chip struck">${icons.sound}<span dir="auto">${fill(words.texts['remote-muted'], { name: person?.name ?? '' })}</span></p>`;
}
