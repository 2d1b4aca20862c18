import type { Kit } from '../extras.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { silenceStyles } from './silence.css.js';

/** A moment without sound at the beginning is nothing to speak of. */
const AFTER_MS = 3000;

/** Says on the stage that the other side has no sound on. */
export function silence({ html, icons, fill, root }: Kit): CallPart {
  adopt(root, silenceStyles);
  return {
    stage({ call, now, phase, person, words }) {
      if (phase !== 'active' || call === null || call.remote.audio || call.startedAt === null || now - call.startedAt <= AFTER_MS) return null;
      const text = fill(words.texts['remote-muted'], { name: person?.name ?? '' });
      return html`<p class="chip struck" title=${text}>${icons.sound}<span dir="auto">${text}</span></p>`;
    },
  };
}
