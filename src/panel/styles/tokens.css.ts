import { css } from 'lit';

/**
 * What comes in from the page: its font family, colour scheme and direction, whether it shows the panel and lets it be clicked, and
 * the names that a host may set. What else it has set for its own text stays outside: a rule of the page for every element, or for
 * the panel itself, would count more than one for `:host`. Everything else is derived from the names.
 */
export const tokens = css`
  [part='panel'] {
    all: initial;
    -webkit-locale: revert-layer; /* To what the attribute lang says: the glyphs of a language hang on it. */
    box-sizing: border-box;
    --_bg: initial;
    --_fg: initial;
    pointer-events: inherit;
    visibility: inherit;
    color-scheme: inherit;
    font-family: var(--call-panel-font, inherit);
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    font-size: 0.875rem;
    line-height: 1.35;
    --_accent: var(--call-panel-accent, light-dark(#2f5bd7, #86a5ff));
    --_surface: var(--call-panel-surface, light-dark(#fff, #1d1e22));
    --_text: var(--call-panel-text, light-dark(#17191f, #f1f2f5));
    --_muted: var(--call-panel-muted-text, color-mix(in oklab, var(--_text) 68%, var(--_surface)));
    --_danger: var(--call-panel-danger, light-dark(#cf2a2a, #e5484d));
    --_success: var(--call-panel-success, light-dark(#14803c, #30a46c));
    --_radius: var(--call-panel-radius, 16px);
    --_gap: var(--call-panel-gap, 8px);
    --_inner: max(4px, var(--_radius) - var(--_gap));
    --_line: color-mix(in oklab, var(--_text) 13%, transparent);
    --_fill: color-mix(in oklab, var(--_text) 8%, var(--_surface));
    --_fill-hover: color-mix(in oklab, var(--_text) 15%, var(--_surface));
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  p,
  ul,
  button {
    margin: 0;
    padding: 0;
  }
  .quiet {
    color: var(--_muted);
  }
`;
