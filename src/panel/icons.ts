import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn for this panel on a grid of 24: strokes of 1.75 with round ends, and fills for the handset. */
const draw = (body: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${body}</svg>`;

/** A stroke across the icon, with a gap around it in the colour of what lies beneath. Styles show it when the control is off. */
const slash = svg`<path class="gap" d="M5 4 20 19"/><path class="slash" d="M4 4 20 20"/>`;

const handset = 'M6.2 3.5h2.3c.5 0 1 .4 1.1.9l.7 2.9c.1.4 0 .8-.3 1.1L8.3 10c1.2 2.5 3.2 4.5 5.7 5.7l1.6-1.7c.3-.3.7-.4 1.1-.3l2.9.7c.5.1.9.6.9 1.1v2.3c0 1.5-1.2 2.7-2.7 2.7C9.9 20.5 3.5 14.1 3.5 6.2c0-1.5 1.2-2.7 2.7-2.7Z';

export const icons = {
  microphone: draw(svg`<rect x="9" y="2.75" width="6" height="11.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.25"/>${slash}`),
  camera: draw(svg`<rect x="2.75" y="6.25" width="12.5" height="11.5" rx="2.75"/><path d="m15.25 10.5 6-3.25v9.5l-6-3.25"/>${slash}`),
  screen: draw(svg`<rect x="2.75" y="4" width="18.5" height="12.75" rx="2.5"/><path d="M8 20.25h8M12 13.5V7.75M9.5 10 12 7.5l2.5 2.5"/>`),
  devices: draw(svg`<path d="M3.5 7.5h8.25M17.25 7.5h3.25M3.5 16.5h3.25M12.25 16.5h8.25"/><circle cx="14.5" cy="7.5" r="2.75"/><circle cx="9.5" cy="16.5" r="2.75"/>`),
  call: draw(svg`<path class="solid" d=${handset}/>`),
  hangUp: draw(svg`<path class="solid" transform="translate(0 3) rotate(135 12 12)" d=${handset}/>`),
  alert: draw(svg`<path d="M12 4 2.75 20h18.5zM12 10v4.5M12 17.25v.1"/>`),
  close: draw(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  sound: draw(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.25 4.25 0 0 1 0 6M18 6.5a7.75 7.75 0 0 1 0 11"/>${slash}`),
  picture: draw(svg`<rect x="2.75" y="4.75" width="18.5" height="14.5" rx="2.5"/><rect x="12" y="12" width="6.25" height="4.25" rx="1" class="solid"/>`),
} as const;
