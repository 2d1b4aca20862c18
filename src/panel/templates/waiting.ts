import { html, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../session/snapshot.js';
import { clock } from '../format.js';
import { icons } from '../icons.js';
import { isUnderWay, type Actions, type View } from '../view.js';
import { fill } from '../words/words.js';
import { avatar } from './avatar.js';
import { button, textButton } from './button.js';

/** People who ring while another call is shown. Taking one of them ends the call under way, so that is asked first. */
export function waitingList(view: View, actions: Actions): TemplateResult | string {
  return view.waiting.length === 0
    ? ''
    : html`<ul class="waiting" aria-label=${view.words.texts.waiting}>
        ${view.waiting.map((call) => waitingCall(view, actions, call))}
      </ul>`;
}

function waitingCall(view: View, actions: Actions, call: CallSnapshot): TemplateResult {
  const { words, now, language } = view;
  const person = view.personOf(call);
  const confirming = view.confirming === call.id;
  return html`<li part="waiting-call" class=${confirming ? 'confirming' : ''}>
    ${avatar(person)}
    <div class="who">
      <div class="name" title=${person.name}><bdi>${person.name}</bdi></div>
      <div class="quiet"><bdi>${confirming
        ? fill(words.texts['ends-current'], { name: view.person?.name ?? '' })
        : fill(words.texts['waiting-since'], { time: clock(now - call.createdAt, language) })}</bdi></div>
    </div>
    <div class="choose">${(confirming ? confirmation : choices)(view, actions, call)}</div>
  </li>`;
}

function choices({ words, phase }: View, { calls, set }: Actions, { id }: CallSnapshot): readonly TemplateResult[] {
  return [
    button({
      part: 'accept-button',
      icon: icons.call,
      label: words.buttons.accept,
      press: () => (isUnderWay(phase) ? set({ confirming: id }) : calls.accept({}, id)),
    }),
    button({ part: 'decline-button', icon: icons.hangUp, label: words.buttons.decline, press: () => calls.decline(id) }),
  ];
}

function confirmation({ words }: View, { calls, set }: Actions, { id }: CallSnapshot): readonly TemplateResult[] {
  const accept = () => {
    set({ confirming: null });
    return calls.accept({}, id);
  };
  return [textButton(words.buttons['accept-waiting'], accept, 'strong'), textButton(words.buttons.back, () => set({ confirming: null }))];
}
