import { svg, type SVGTemplateResult, type TemplateResult, html } from 'lit';

/** Line drawings of this demo's own, on a grid of 24 units. Decorative: the button around one has the name. */
function icon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawing}</svg>`;
}

const handset = svg`<path d="M6.6 4.2 9 3.7l1.9 4.4-2 1.8a12 12 0 0 0 5.2 5.2l1.8-2 4.4 1.9-.5 2.4a2.6 2.6 0 0 1-2.7 2.1A14.7 14.7 0 0 1 4.5 6.9a2.6 2.6 0 0 1 2.1-2.7Z"/>`;
const strike = svg`<path d="m4 4 16 16"/>`;
const microphone = svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`;
const camera = svg`<rect x="3" y="6.5" width="12" height="11" rx="2.5"/><path d="m15 11 5.5-3.5v9L15 13"/>`;

export const icons = {
  call: icon(handset),
  hangUp: icon(
    svg`<path fill="currentColor" d="M3 13.5c0-1 .4-1.7 1.2-2.3 4.6-3.3 11-3.3 15.6 0 .8.6 1.2 1.3 1.2 2.3v1.6c0 .7-.6 1.2-1.3 1l-3-.8c-.6-.2-1-.7-1-1.3v-1.6c-2.3-.7-5.1-.7-7.4 0V14c0 .6-.4 1.1-1 1.3l-3 .8c-.7.2-1.3-.3-1.3-1Z"/>`,
  ),
  microphone: icon(microphone),
  microphoneOff: icon(svg`${microphone}${strike}`),
  camera: icon(camera),
  cameraOff: icon(svg`${camera}${strike}`),
  scheme: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17Z" fill="currentColor"/>`),
  out: icon(svg`<path d="M5 12h14m-5-5 5 5-5 5"/>`),
  back: icon(svg`<path d="M19 12H5m5-5-5 5 5 5"/>`),
  bell: icon(svg`<path d="M6.5 16V11a5.5 5.5 0 0 1 11 0v5l1.5 2H5Z"/><path d="M10.5 21h3"/>`),
  version: icon(svg`<path d="M12 4v16M7 9l5-5 5 5"/>`),
  problem: icon(svg`<path d="M12 4 2.8 19.5h18.4Z"/><path d="M12 10v4m0 2.7v.1"/>`),
} as const;

export type IconName = keyof typeof icons;
