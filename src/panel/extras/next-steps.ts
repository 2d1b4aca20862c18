import type { EndReason } from '../../session/snapshot.js';
import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import { nextStepStyles } from './next-steps.css.js';

/** What to do after a call that nobody took. Where something went wrong, the message says so already. */
export function nextSteps({ html, root }: Kit): (view: View) => unknown {
  adopt(root, nextStepStyles);
  return ({ call, error, words }) => {
    const step = error === null && call?.end ? stepAfter(call.end.reason) : null;
    return step && html`<p class="quiet next-step" dir="auto">${words.extras[step]}</p>`;
  };
}

function stepAfter(reason: EndReason): 'next-not-answered' | 'next-declined' | null {
  switch (reason) {
    case 'not-answered':
      return 'next-not-answered';
    case 'consumer-declined':
      return 'next-declined';
    case 'hung-up':
    case 'consumer-hung-up':
    case 'declined':
    case 'missed':
    case 'cancelled':
    case 'answered-elsewhere':
    case 'page-closed':
    case 'failed':
      return null;
  }
}
