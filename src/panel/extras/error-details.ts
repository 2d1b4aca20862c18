import type { MakeExtra } from '../extras.js';
import { adopt } from './adopt.js';
import { deviceHelp } from './device-help.js';
import { errorDetailStyles } from './error-details.css.js';

/** What to do about a refused device, in this browser; and what support wants to know about an error, behind "Details". */
export const extra: MakeExtra = (kit) => {
  const { html, textButton, root } = kit;
  adopt(root, errorDetailStyles);
  const help = deviceHelp(kit);
  return {
    help: (view) => help(view, view.error),
    message({ error, words }) {
      if (error === null) return null;
      const { code, message, fbtraceId } = error;
      const lines = [code, message, fbtraceId && `fbtrace_id ${fbtraceId}`].filter(Boolean).join('\n');
      return html`<details>
        <summary>${words.texts.details}</summary>
        <code dir="ltr">${lines}</code>
        ${textButton(words.buttons.copy, () => navigator.clipboard.writeText(lines))}
      </details>`;
    },
  };
};
