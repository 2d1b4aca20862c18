import { StillPanel, unusedAdapter } from '../../test/support/still-panel.js';
import { film } from './film.js';
import type { Look } from './sections.js';
import type { State } from './states.js';

const consumer = film(360, 640, 200, 'Phone');
const agent = film(640, 480, 20, 'Integrated camera');

/** A panel in a state, with the state's name above it. */
export function figure({ name, calls = [], local = false, before, after }: State, look: Look): HTMLElement {
  const panel = new StillPanel();
  panel.className = look.theme;
  panel.style.inlineSize = `${String(look.width)}px`;
  if (look.height !== null) panel.style.blockSize = `${String(look.height)}px`;
  Object.assign(panel, { pageId: 'page', adapter: unusedAdapter, consumerId: 'psid-4821', consumerName: look.name, ringtone: 'none' });
  before?.(panel);
  const element = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  element.append(caption, panel);
  void panel.updateComplete.then(() => {
    const [call, ...others] = calls;
    if (call !== undefined) {
      panel.desk.media = { remote: call.remote.video ? consumer : null, local: local ? agent : null };
      panel.desk.show(call, ...others);
    }
    return after?.(panel);
  });
  return element;
}
