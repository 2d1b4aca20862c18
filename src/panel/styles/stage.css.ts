import { css } from 'lit';

/** Dark in every scheme: it sets its own scheme, so that the tokens it uses come out light on dark. */
export const stageStyles = css`
  [part~='stage'] {
    color-scheme: dark;
    --_surface: var(--_stage);
    --_text: #f1f2f5;
    --_muted: #b9bcc6;
    --_fill: #ffffff1f;
    --_fill-hover: #ffffff38;
    --_line: #ffffff26;
    --_accent: #9db4ff;
    grid-area: stage;
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    margin-inline: var(--_gap);
    overflow: clip;
    border-radius: max(4px, var(--_radius) - var(--_gap));
    background: var(--_stage);
    color: var(--_text);
  }
  [part~='stage'] > * {
    grid-area: 1 / 1;
  }
  .backdrop {
    overflow: clip;
    opacity: 0.5;
  }
  .backdrop .avatar {
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0;
    filter: blur(48px) saturate(1.2);
    scale: 1.5;
  }
  .backdrop text {
    display: none;
  }
  .backdrop .avatar svg {
    mask: radial-gradient(closest-side, #000, #0000);
  }
  [part~='remote-video'] {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
    position: relative;
    animation: appear 0.15s;
  }
  .reconnecting > [part~='remote-video'] {
    opacity: 0.45;
    filter: saturate(0.4);
  }

  .scene {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: max(18px, 5cqmin);
    min-block-size: 0;
    overflow: auto;
    padding: 16px;
    text-align: center;
  }
  /* Room for the message, which lies over the stage. */
  :has(> .over .message:not([hidden])) .scene {
    padding-block-start: 104px;
  }
  :has(> .over .message:not([hidden])) .portrait {
    inline-size: 64px;
  }
  .words {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    animation: appear 0.15s;
  }
  .words .title {
    font-size: 1.0625rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .words .text {
    margin-block-start: 10px;
  }
  .portrait {
    position: relative;
    flex: none;
    inline-size: clamp(56px, 30cqmin, 144px);
  }
  .portrait .avatar {
    inline-size: 100%;
  }
  .countdown {
    position: absolute;
    inset: -9%;
    inline-size: 118%;
    fill: none;
    stroke: var(--_line);
    stroke-width: 2.5;
  }
  .countdown .left {
    stroke: #fff;
    stroke-linecap: round;
  }
  :is(.incoming, .ringing, .dialing) .portrait::before {
    content: '';
    position: absolute;
    inset: -9%;
    border-radius: 50%;
    background: #fff;
    opacity: 0;
    animation: pulse 2.4s ease-out infinite;
  }
  :is(.connecting, .reconnecting) .portrait .avatar {
    animation: breathe 1.1s ease-in-out infinite alternate;
  }
  .ended .portrait {
    filter: grayscale(0.7);
    opacity: 0.8;
  }

  .chip {
    place-self: end start;
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: calc(100% - 16px);
    margin: 8px;
    padding: 5px 10px 5px 8px;
    border-radius: 16px;
    background: #0009;
    font-size: 0.75rem;
  }
  .chip .icon,
  .chip .gap {
    --_bg: #26272c;
  }
  .chip .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }
  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unlock-button {
    place-self: center;
    flex-direction: row;
    gap: 0;
    padding-inline-end: 18px;
    background: #fff;
    --_bg: #0000;
    --_fg: #14151a;
    color: #14151a;
    font-weight: 600;
  }
  .unlock-button .label {
    all: unset;
  }

  [part~='self-view'] {
    position: relative;
    inline-size: max(20%, 88px);
    margin: 8px;
    aspect-ratio: 4 / 3;
    border-radius: 10px;
    background: #000;
    box-shadow: 0 2px 10px #0008, 0 0 0 1px #ffffff2e;
    overflow: clip;
    touch-action: none;
  }
  .move {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    cursor: grab;
  }
  .move:active {
    cursor: grabbing;
  }
  .move:focus-visible {
    outline-offset: -3px;
  }
  .move video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .mirrored video {
    transform: scaleX(-1);
  }
  .top-start {
    place-self: start start;
  }
  .top-end {
    place-self: start end;
  }
  .bottom-start {
    place-self: end start;
  }
  .bottom-end {
    place-self: end end;
  }
  .fold {
    --_disc: 44px;
  }
  [part~='self-view']:not(.folded) .fold {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    opacity: 0;
    transition: opacity 0.15s;
  }
  [part~='self-view']:is(:hover, :focus-within) .fold {
    opacity: 1;
  }
  [part~='self-view']:not(.folded) .fold .disc {
    background: radial-gradient(#000b 11px, #0000 12px);
  }
  [part~='self-view']:not(.folded) .fold .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .folded[part~='self-view'] {
    inline-size: 44px;
    aspect-ratio: 1;
    border-radius: 22px;
    background: #0009;
  }
  @media (hover: none) {
    [part~='self-view'] .fold {
      opacity: 1 !important;
    }
  }

  @container call-panel (height < 400px) {
    .scene {
      flex-direction: row;
      align-items: safe center;
      padding: 8px 16px !important;
      text-align: start;
    }
    .words {
      align-items: start;
      gap: 2px;
    }
    .words .title {
      font-size: inherit;
    }
    .words .text {
      margin-block-start: 2px;
    }
    .portrait {
      inline-size: 56px;
    }
    .words:not(:has(.quiet, .title, ::slotted(*))) {
      display: none;
    }
  }
  @keyframes pulse {
    from {
      opacity: 0.28;
      scale: 0.9;
    }
    70%,
    to {
      opacity: 0;
      scale: 1.45;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part~='stage'] * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
