import { css } from 'lit';

export const buttons = css`
  button {
    appearance: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:focus {
    outline: none;
  }
  button:focus-visible,
  summary:focus-visible {
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
  .disc {
    display: grid;
    place-content: center;
    inline-size: var(--_disc);
    block-size: var(--_disc);
    border-radius: calc(var(--_disc) / 2);
    background: var(--_bg, var(--_fill));
    color: var(--_fg, var(--_text));
    transition: background-color 0.15s;
  }
  button:hover {
    --_bg: var(--_fill-hover);
  }
  .icon {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    display: block;
  }
  .icon .solid {
    fill: currentColor;
    stroke: none;
  }
  .slash,
  .gap {
    display: none;
  }
  .struck :is(.slash, .gap) {
    display: initial;
  }
  .gap {
    stroke: var(--_bg);
    stroke-width: 5;
  }
  .struck {
    --_bg: var(--_text);
    --_fg: var(--_surface);
  }
  .struck:hover {
    --_bg: color-mix(in oklab, var(--_text) 85%, var(--_surface));
  }
  .screen-button.pressed {
    --_bg: var(--_accent);
    --_fg: var(--_on-accent);
  }
  .devices-button.pressed {
    --_bg: var(--_fill-hover);
    --_fg: color-mix(in oklab, var(--_accent) 80%, var(--_text));
  }
  .accept-button,
  .accept-video-button,
  .dial-button {
    --_bg: var(--_success);
    --_fg: var(--_on-success);
  }
  :is(.accept-button, .accept-video-button, .dial-button):hover {
    --_bg: color-mix(in oklab, var(--_success) 86%, var(--_text));
  }
  .hang-up-button,
  .decline-button {
    --_bg: var(--_danger);
    --_fg: var(--_on-danger);
  }
  :is(.hang-up-button, .decline-button):hover {
    --_bg: color-mix(in oklab, var(--_danger) 86%, var(--_text));
  }
  button[aria-disabled]:not(.pending) {
    --_bg: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_fg: color-mix(in oklab, var(--_text) 38%, var(--_surface));
    cursor: default;
  }
  button[aria-disabled] .label {
    opacity: 0.6;
  }
  .pending .disc {
    animation: breathe 1.1s ease-in-out infinite alternate;
  }
  .label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .text {
    min-block-size: 44px;
    padding: 0 14px;
    border-radius: 22px;
    background: var(--_bg, var(--_fill));
    color: var(--_fg, inherit);
    font-weight: 500;
  }
  .text.strong {
    --_bg: var(--_success);
    --_fg: var(--_on-success);
  }
  .dismiss,
  .fold {
    --_bg: transparent;
  }
  :is(.dismiss, .fold) .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pending .disc {
      animation: none;
      opacity: 0.6;
    }
    .disc {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .disc,
    .text {
      border: 1px solid ButtonText;
    }
    .struck .disc,
    .pressed .disc {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      --_bg: Highlight;
    }
    button[aria-disabled] {
      color: GrayText;
    }
  }
`;
