import '../src/index.js';
import type { MessengerCallPanel } from '../src/element.js';
import type { SignalingAdapter } from '../src/core.js';

/**
 * All that a page does to have calls in it. On a real page the adapter is `createHttpAdapter({ callsUrl, eventsUrl })`, or
 * the two URLs stand as attributes in the markup and this function is not needed.
 */
export function embedPanel(place: Element, pageId: string, adapter: SignalingAdapter): MessengerCallPanel {
  const panel = document.createElement('messenger-call-panel');
  panel.pageId = pageId;
  panel.adapter = adapter;
  place.append(panel);
  return panel;
}
