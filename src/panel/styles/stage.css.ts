import { css } from 'lit';

/** Dark in every scheme: it sets its own scheme and its own colours, so that what is derived from them comes out light on dark. */
export const stageStyles = css`
  [part='stage'] {
    color-scheme: dark;
    --_surface: #14151a;
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
    margin-inline: var(--_gap);
    overflow: clip;
    border-radius: var(--_inner);
    background: var(--_surface);
    color: var(--_text);
    > * {
      grid-area: 1 / 1;
      position: relative;
    }
  }
  .backdrop {
    opacity: 0.5;
    .avatar {
      block-size: 100%;
      border-radius: 0;
      filter: blur(48px);
      scale: 1.5;
    }
    svg {
      mask: radial-gradient(closest-side, #000, #0000);
    }
    text {
      display: none;
    }
  }
  video,
  .move {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  video {
    animation: appear 0.15s;
  }

  .scene,
  .words {
    display: flex;
    flex-direction: column;
    align-items: center;
  }
  .scene {
    justify-content: safe center;
    gap: max(18px, 5cqmin);
    overflow: auto;
    padding: 16px;
    text-align: center;
  }
  .words {
    gap: 4px;
    animation: appear 0.15s;
    .text {
      margin-block-start: 10px;
    }
  }
  .title {
    font-size: 1.0625rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .portrait {
    position: relative;
    flex: none;
    inline-size: clamp(56px, 30cqmin, 144px);
  }
  /* Room for the message, which lies over the stage. */
  :has(> .over .message:not([hidden])) {
    .scene {
      padding-block-start: 104px;
    }
    .portrait {
      inline-size: 64px;
    }
  }
  .countdown,
  .portrait::before {
    position: absolute;
    inset: -9%;
  }
  /* WebKit gives a picture that is stretched between two edges the width of what it stands in. */
  .countdown {
    inline-size: 118%;
    fill: none;
    stroke: var(--_line);
    stroke-width: 2.5;
    .left {
      stroke: #fff;
      stroke-linecap: round;
    }
  }
  :is(.incoming, .ringing, .dialing) .portrait::before {
    content: '';
    border-radius: 50%;
    background: #fff;
    opacity: 0;
    animation: pulse 2.4s ease-out infinite;
  }
  :is(.connecting, .reconnecting) .portrait {
    animation: breathe 1.1s ease-in-out infinite alternate;
  }
  .ended .portrait {
    inline-size: clamp(56px, 22cqmin, 120px);
    filter: grayscale(0.7);
    opacity: 0.8;
  }

  button.unlock-button {
    place-self: center;
    flex-direction: row;
    padding-inline-end: 18px;
    background: #fff;
    --_bg: #0000;
    --_fg: var(--_surface);
    color: var(--_surface);
    font-weight: 600;
    .label {
      all: unset;
    }
  }

  [part='self-view'] {
    inline-size: min(max(20%, 88px), 36cqb);
    margin: 8px;
    aspect-ratio: 4 / 3;
    place-self: end;
    border-radius: 10px;
    background: #000;
    box-shadow: 0 2px 10px #0008, 0 0 0 1px #ffffff2e;
    overflow: clip;
    video {
      object-fit: cover;
    }
    &.mirrored video {
      transform: scaleX(-1);
    }
    &:is(.top-start, .top-end) {
      align-self: start;
    }
    &:is(.top-start, .bottom-start) {
      justify-self: start;
    }
    &.folded {
      inline-size: 44px;
      block-size: 44px;
      border-radius: 22px;
    }
    &:not(.folded) .fold {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
    }
  }

  @container (height < 400px) {
    .scene {
      flex-direction: row;
      align-items: safe center;
      padding: 8px 16px !important;
      text-align: start;
    }
    .words {
      align-items: start;
      gap: 2px;
      .text {
        margin-block-start: 2px;
      }
    }
    .portrait {
      inline-size: 56px;
    }
    .title {
      font-size: inherit;
    }
    .words:not(:has(> p, > :not([hidden]))) {
      position: absolute;
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
`;
