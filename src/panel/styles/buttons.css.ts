import { css } from 'lit';

/** A button is a disc with its name under it, where there is room. Its colours are two: `--_bg` and `--_fg`. */
export const buttons = css`
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  button:has(.disc) {
    position: relative;
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    flex: none;
    border-radius: 22px;
  }
  .disc,
  .text {
    background: var(--_bg, var(--_fill));
    color: var(--_fg, var(--_text));
    border-radius: 22px;
    transition: background-color 0.15s;
  }
  .disc {
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
  }
  .text {
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 14px;
    font-weight: 500;
  }
  .icon {
    display: block;
    block-size: auto;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .solid {
    fill: currentColor;
    stroke: none;
  }
  .slash,
  .gap {
    display: none;
  }
  .gap {
    stroke: var(--_bg);
    stroke-width: 5;
  }
  .struck {
    --_bg: var(--_text);
    --_fg: var(--_surface);
    :is(.slash, .gap) {
      display: initial;
    }
  }
  .screen-button[aria-pressed='true'] {
    --_bg: var(--_accent);
  }
  .devices-button[aria-pressed='true'] {
    --_bg: var(--_fill-hover);
  }
  .accept-button,
  .accept-video-button,
  .dial-button,
  .strong {
    --_bg: var(--_success);
  }
  .hang-up-button,
  .decline-button {
    --_bg: var(--_danger);
  }
  /* Black or white by the lightness of the colour beneath, so that any colour of the host's can be read on. */
  .screen-button[aria-pressed='true'],
  .decide button,
  .choose button {
    --_fg: oklch(from var(--_bg) clamp(0, (0.6 - l) * 1000, 1) 0 0);
  }
  .dismiss,
  .fold {
    --_bg: transparent;
    .icon {
      inline-size: 18px;
    }
  }
  button:hover :is(.disc, .icon:only-child),
  .text:hover {
    --_fill: var(--_fill-hover);
    filter: brightness(0.93);
  }
  button[aria-disabled]:not([aria-busy]) {
    --_bg: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_fg: color-mix(in oklab, var(--_text) 38%, var(--_surface));
    cursor: default;
    .label {
      opacity: 0.6;
    }
  }
  [aria-busy] .disc {
    animation: breathe 1.1s ease-in-out infinite alternate;
  }
  .label,
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion) {
    *,
    ::before {
      animation: none !important;
      transition: none !important;
    }
    [aria-busy] .disc {
      opacity: 0.6;
    }
  }
`;
