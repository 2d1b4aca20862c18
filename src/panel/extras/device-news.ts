import type { Extra, Kit } from '../extras.js';
import type { DeviceDesk, DeviceInUse } from '../media-engine.js';
import { adopt } from './adopt.js';
import { deviceNewsStyles } from './device-news.css.js';
import { REMEMBERED } from './remembered.js';

/** How long it is shown. It is said once. */
const SHOWN_MS = 6000;

/** Says which device has taken over, when one was plugged in or pulled out. */
export function deviceNews({ html, fill, openDevices, host, root }: Kit): Extra {
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
  let desk: DeviceDesk | null = null;
  openDevices(REMEMBERED).then(
    (opened) => {
      desk = opened;
      host.requestUpdate();
    },
    () => undefined, // which device is used, the browser shows too
  );
  return {
    updated() {
      if (host.isConnected) desk?.addEventListener('using', listen); // the desk is there for as long as the page is
    },
    disconnected() {
      desk?.removeEventListener('using', listen);
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
