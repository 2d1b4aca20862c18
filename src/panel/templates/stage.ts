import { html, nothing, type TemplateResult } from 'lit';
import { clock, duration } from '../format.js';
import { icons } from '../icons.js';
import { isPlaying } from '../play-streams.js';
import type { Actions, View } from '../view.js';
import { fill } from '../words/words.js';
import { avatar } from './avatar.js';
import { button, textButton } from './button.js';
import { selfView } from './self-view.js';

/**
 * The other person. Dark in every scheme, and there in every phase, so that nothing jumps. The picture is muted: the sound has
 * an element of its own, and never depends on whether there is a picture.
 */
export function stage(view: View, actions: Actions): TemplateResult {
  const { call, person, phase, words } = view;
  const playing = isPlaying(view);
  const showsVideo = playing && call?.remote.video === true && view.remoteStream !== null;
  return html`<div part="stage" class=${phase}>
    <div class="backdrop">${person && avatar(person)}</div>
    <video part="remote-video" autoplay playsinline .muted=${true} ?hidden=${!showsVideo}></video>
    <audio autoplay></audio>
    <div class="scene" ?hidden=${showsVideo}>
      <div class="portrait">${phase === 'incoming' ? countdown(view) : nothing}${avatar(person)}</div>
      <div class="words">
        ${sceneText(view, actions)}
        <div ?hidden=${phase !== 'idle'}><slot name="idle">${idleHint(view)}</slot>${view.draw('idle')}</div>
        <div ?hidden=${phase !== 'ended'}>${view.draw('after-call')}<slot name="after-call"></slot></div>
      </div>
    </div>
    ${selfView(view, actions)} ${view.draw('stage')}
    ${view.soundBlocked && playing
      ? button({ part: 'unlock-button', icon: icons.sound, label: words.buttons.unlock, press: () => actions.set({ soundBlocked: false }) })
      : nothing}
  </div>`;
}

/** What stands in the place of the picture, beside what the slots hold, which are there in every phase and shown in theirs. */
function sceneText(view: View, { calls }: Actions): unknown {
  const { call, missing, now, language, person, phase, words, ending } = view;
  if (call === null) {
    return missing && quiet(words.impossible[missing]);
  }
  if (phase === 'incoming' && call.deadlineAt !== null) {
    return quiet(fill(words.texts['answer-within'], { time: clock(call.deadlineAt - now + 999, language) }));
  }
  return (
    call.end && [
      html`<p class="title" dir="auto">${ending ? words.impossible.busy : fill(words.ends[call.end.reason], { name: person?.name ?? '' })}</p>`,
      call.end.duration === null ? nothing : quiet(ending ? '\xA0' : fill(words.texts.lasted, { time: duration(call.end.duration, language) })),
      textButton(words.buttons.done, () => calls.dismissCall(call.id), 'done'),
    ]
  );
}

function idleHint({ missing, person, words: { texts } }: View): TemplateResult | null {
  return missing === null ? quiet(person === null ? texts.expecting : fill(texts['may-call'], { name: person.name })) : null;
}

function quiet(text: string): TemplateResult {
  return html`<p class="quiet" dir="auto">${text}</p>`;
}

/** The time left, as a ring round the avatar that empties. */
function countdown({ call, now }: View): TemplateResult | null {
  if (call?.deadlineAt == null) {
    return null;
  }
  const share = Math.min(1, Math.max(0, (call.deadlineAt - now) / Math.max(1, call.deadlineAt - call.createdAt)));
  return html`<svg class="countdown" viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="48"/>
    <circle class="left" cx="50" cy="50" r="48" pathLength="100" stroke-dasharray="${(share * 100).toFixed(1)} 100" transform="rotate(-90 50 50)"/>
  </svg>`;
}
