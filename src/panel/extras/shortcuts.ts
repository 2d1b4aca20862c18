import type { MakeExtra } from '../extras.js';
import type { View } from '../view.js';
import type { Words } from '../words/words.js';
import { adopt } from './adopt.js';
import { ignore, listen, SHORTCUTS, type Keyed } from './shortcut-desk.js';
import { MODIFIERS } from './shortcut-keyboard.js';
import { shortcutStyles } from './shortcuts.css.js';

/** Who decides on a call, in ms after its state changed, decided on what was there before. */
const HASTE_MS = 1000;

/** Keyboard shortcuts for the page. They press the buttons, so that what holds for a click holds for a key. */
export const extra: MakeExtra = ({ host, root, html }) => {
  adopt(root, shortcutStyles);
  let drawn: View | null = null;
  let state = '';
  let changedAt = 0;
  let said = (_: Words): string | undefined => '';

  // Whatever is set by hand: the same words have to go before they are news again.
  root.addEventListener('click', () => (said = () => ''));

  const panel: Keyed = {
    hasFocus: () => root.activeElement !== null,
    inCall: () => drawn !== null && drawn.phase !== 'idle' && drawn.phase !== 'ended',
    find(selector) {
      const button = root.querySelector<HTMLElement>(selector);
      return button?.hasAttribute('aria-disabled') === false ? button : null;
    },
    press(button) {
      const decides = button.closest('.decide, .choose') !== null;
      if (drawn === null || (decides && performance.now() - changedAt < HASTE_MS)) return;
      if (button.matches('.choose *, .devices-button')) button.focus(); // what opens by it is worked by keys too
      const announcement = announcementOf(button);
      button.click();
      said = announcement;
      host.requestUpdate();
    },
  };

  const mark = () => {
    for (const [letter, selectors] of Object.entries(SHORTCUTS)) {
      for (const selector of selectors) {
        const button = root.querySelector(selector);
        if (host.shortcuts) button?.setAttribute('aria-keyshortcuts', `Alt+Shift+${letter}`);
        else button?.removeAttribute('aria-keyshortcuts');
      }
    }
  };

  return {
    header: ({ words }) => (host.shortcuts ? html`<span class="sr" role="status">${said(words)}</span>` : null),
    sheet: ({ words }) =>
      host.shortcuts
        ? html`<table class="shortcuts">
            <caption>${words.extras.shortcuts}</caption>
            <tbody>
              ${rows(words).map(([letter, name]) => html`<tr><th scope="row"><bdi>${name}</bdi></th><td><kbd dir="ltr">${MODIFIERS}${letter}</kbd></td></tr>`)}
            </tbody>
          </table>`
        : null,
    updated(view) {
      drawn = view;
      const now = [view.call?.createdAt, view.phase, ...view.waiting.map(({ id }) => id)].join();
      if (now !== state) {
        state = now;
        changedAt = performance.now();
        said = () => '';
      }
      mark();
      if (host.shortcuts) listen(panel);
      else ignore(panel);
    },
    disconnected: () => ignore(panel),
  };
};

function rows({ buttons }: Words): readonly (readonly [letter: string, name: string])[] {
  return [
    ['J', buttons.accept],
    ['H', `${buttons.decline} · ${buttons['hang-up']}`],
    ['M', buttons.microphone],
    ['V', `${buttons.camera} · ${buttons['accept-video']}`],
    ['E', buttons.screen],
    ['D', buttons.devices],
  ];
}

/** A screen reader tells of a pressed button only while that has the focus. */
function announcementOf(button: HTMLElement): (words: Words) => string | undefined {
  const turn = button.getAttribute('aria-pressed') === 'true' ? 'off' : 'on';
  switch (button.part[1]) {
    case 'microphone-button':
      return ({ extras }) => extras[`microphone-is-${turn}`];
    case 'camera-button':
      return ({ pending }) => pending[`camera-${turn}`];
    case 'screen-button':
      return ({ pending }) => pending[`screen-${turn}`];
    default:
      return () => '';
  }
}
