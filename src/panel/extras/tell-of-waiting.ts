import type { Kit } from '../extras.js';
import type { View } from '../view.js';

/** A screen reader is told who waits when they come, and what taking them would do when that is asked. */
export function tellOfWaiting({ html, fill }: Kit): (view: View) => unknown {
  let known = new Set<string>();
  let asked: string | null = null;
  let said = '';
  return (view) => {
    const { waiting, confirming, words, person, personOf } = view;
    const newest = waiting.findLast(({ id }) => !known.has(id));
    if (newest !== undefined) said = fill(words.texts.incoming, { name: personOf(newest).name });
    else if (confirming !== asked) said = confirming === null ? '' : fill(words.texts['ends-current'], { name: person?.name ?? '' });
    else if (waiting.length === 0) said = '';
    known = new Set(waiting.map(({ id }) => id));
    asked = confirming;
    return html`<span class="sr" role="status">${said}</span>`;
  };
}
