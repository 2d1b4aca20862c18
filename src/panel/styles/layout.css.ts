import { css } from 'lit';

/** One grid in every phase: who, the stage, the row. What comes and goes lies over the stage, or beside it where there is room. */
export const layout = css`
  :host {
    display: block;
    container: call-panel / size;
    box-sizing: border-box;
    block-size: 30rem;
    min-block-size: 15rem;
    max-block-size: 100%;
    min-inline-size: min(17.5rem, 100%);
    color: var(--_text);
    font-family: var(--call-panel-font, inherit);
    font-size: 0.875rem;
    line-height: 1.35;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]) {
    display: none;
  }
  [part~='panel'] {
    position: relative;
    display: grid;
    grid-template: 'header header' auto 'stage side' minmax(0, 1fr) 'toolbar toolbar' auto / minmax(0, 1fr) auto;
    block-size: 100%;
    overflow: clip;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  header {
    grid-area: header;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 64px;
    padding: 4px calc(var(--_gap) + 6px);
  }
  header .avatar {
    inline-size: 40px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  [part~='name'],
  .name {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part~='name'] {
    font-size: 0.9375rem;
  }
  [part~='status'] {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part~='status'] .line {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  [part~='status'] .icon {
    flex: none;
    inline-size: 15px;
    block-size: 15px;
    stroke-width: 2.25;
  }
  [part~='status'].danger {
    color: color-mix(in oklab, var(--_danger) 84%, var(--_text));
    font-weight: 500;
  }
  [part~='status'].warning {
    color: light-dark(#8a5300, #f5b94d);
    font-weight: 500;
  }
  [part~='status'].good::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_success);
  }
  .bars {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: var(--_line);
  }
  .bars .lit {
    fill: var(--_muted);
  }
  .bars.poor .lit {
    fill: var(--_danger);
  }

  .avatar {
    display: inline-grid;
    flex: none;
    aspect-ratio: 1;
    overflow: clip;
    border-radius: 50%;
    vertical-align: middle;
  }
  .avatar > * {
    grid-area: 1 / 1;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .avatar text {
    font-weight: 600;
    font-family: inherit;
  }
  .avatar.nobody {
    background: var(--_fill);
    color: var(--_muted);
  }
  .avatar.nobody .icon {
    padding: 27%;
  }

  .over {
    grid-area: stage;
    z-index: 2;
    align-self: start;
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    max-block-size: 100%;
    padding-inline: calc(var(--_gap) + 6px);
    padding-block-start: var(--_gap);
    overflow: auto;
    pointer-events: none;
  }
  .over > * {
    pointer-events: auto;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }
  .side:not(:has(*)) {
    display: none;
  }

  @container call-panel (width >= 720px) {
    .over {
      display: contents;
    }
    .message {
      grid-area: stage;
      z-index: 2;
      place-self: start center;
      inline-size: min(28rem, 100% - 4 * var(--_gap));
      margin-block-start: var(--_gap);
    }
    .side {
      grid-area: side;
      inline-size: 18rem;
      padding-inline-end: var(--_gap);
      overflow: auto;
    }
  }
  @container call-panel (height < 320px) {
    header {
      min-block-size: 52px;
      padding-block: 2px;
    }
    header .avatar {
      inline-size: 36px;
    }
  }
  @media (forced-colors: active) {
    [part~='status'].good::before {
      background: Highlight;
    }
    .bars .lit {
      fill: CanvasText;
    }
    .bars {
      fill: GrayText;
    }
  }
`;
