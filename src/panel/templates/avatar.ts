import { html, svg, type TemplateResult } from 'lit';
import { hueOf, initials } from '../format.js';
import { icons } from '../icons.js';
import type { Person } from '../view.js';

/**
 * A photo, else initials on a colour that is always the same for the same person. Drawn as SVG: letters grow with the
 * picture, and the colour needs no style attribute, which a strict Content-Security-Policy would refuse.
 */
export function avatar(person: Person | null): TemplateResult {
  if (person === null) {
    return html`<span class="avatar nobody" aria-hidden="true">${icons.call}</span>`;
  }
  const letters = person.named ? initials(person.name) : '';
  return html`<span class="avatar" aria-hidden="true">
    <svg viewBox="0 0 40 40" preserveAspectRatio="xMidYMid slice">
      <rect width="40" height="40" fill="hsl(${hueOf(person.id)} 42% 34%)"/>
 ${letters === '' ? svg`<path d="M20 20a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM8 33a12 10 0 0 1 24 0Z" fill="#fff"/>` : svg`<text x="20" y="20" dy=".36em" text-anchor="middle" fill="#fff" font-size=${letters.length > 1 ? 15 : 17}>${letters}</text>`}
    </svg>
    ${person.avatar === null ? '' : html`<img src=${person.avatar} alt="" referrerpolicy="no-referrer" @error=${showIfLoaded} @load=${showIfLoaded}>`}
  </span>`;
}

function showIfLoaded({ type, currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) {
    currentTarget.hidden = type === 'error';
  }
}
