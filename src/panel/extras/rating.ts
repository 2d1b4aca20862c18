import type { CallRating, CallRatingDetail } from '../events.js';
import type { MakeExtra } from '../extras.js';
import { adopt } from './adopt.js';
import { ratingStyles } from './rating.css.js';

const RATINGS: readonly CallRating[] = ['good', 'fair', 'poor'];

/** How the call was: one tap, once. The button stays where it is, so that nothing jumps and the focus is not lost. */
export const extra: MakeExtra = ({ host, root, html }) => {
  adopt(root, ratingStyles);
  let rated: { readonly since: number; readonly rating: CallRating } | null = null;
  return {
    'after-call'({ call, words }) {
      if (!host.askRating || call?.phase !== 'ended' || call.startedAt === null) return null;
      const given = () => (rated?.since === call.createdAt ? rated.rating : null);
      const question = words.extras.rate ?? '';
      const rate = (rating: CallRating) => {
        if (given() !== null) return;
        rated = { since: call.createdAt, rating };
        const detail: CallRatingDetail = { call, rating };
        host.dispatchEvent(new CustomEvent('call-rating', { detail, bubbles: true, composed: true }));
        host.requestUpdate();
      };
      return html`<div class="rating" role="group" aria-label=${question}>
        <p class="quiet" role="status" dir="auto">${given() === null ? question : words.extras.rated}</p>
        <div>${RATINGS.map(
          (rating) => html`<button
            type="button"
            part="button rating-button"
            class="text"
            aria-pressed=${given() === rating}
            ?disabled=${given() !== null && given() !== rating}
            @click=${() => rate(rating)}
          >${words.texts[`quality-${rating}`]}</button>`,
        )}</div>
      </div>`;
    },
  };
};
