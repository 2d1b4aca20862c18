import type { Kit } from '../extras.js';
import type { DeviceInUse } from '../media-engine.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { deviceNewsStyles } from './device-news.css.js';
import { deskToCome } from './remembered.js';

/** How long it is shown. It is said once. */
const SHOWN_MS = 6000;

/** Says which device has taken over, when one was plugged in or pulled out. */
export function deviceNews(kit: Kit): CallPart {
  const { html, fill, host, root } = kit;
  adopt(root, deviceNewsStyles);
  let label = '';
  let timer = 0;
  const tell = (next: string) => {
    clearTimeout(timer);
    label = next;
    host.requestUpdate();
    if (label !== '') timer = window.setTimeout(() => tell(''), SHOWN_MS);
  };
  const listen = (event: Event) => {
    if (isInUse(event)) tell(event.detail.label);
  };
  const desk = deskToCome(kit, { using: listen });
  return {
    updated: desk.updated,
    disconnected() {
      desk.disconnected();
      clearTimeout(timer);
      label = '';
    },
    stage({ words, phase }) {
      const text = label === '' || phase === 'ended' || phase === 'idle' ? '' : fill(words.extras['now-using'] ?? '', { name: label });
      return html`<span class="sr" role="status">${text}</span>${text && html`<p class="chip news" aria-hidden="true" title=${text}><span dir="auto">${text}</span></p>`}`;
    },
  };
}

export function isInUse(event: Event): event is CustomEvent<DeviceInUse> {
  return event instanceof CustomEvent;
}
