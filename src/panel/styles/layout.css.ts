import { css } from 'lit';

/** One grid in every phase: who, the stage, the row. What comes and goes lies over the stage, or beside it where there is room. */
export const layout = css`
  :host {
    display: block;
    container-type: size;
    box-sizing: border-box;
    block-size: 30rem;
    min-block-size: 15rem;
    max-block-size: 100%;
    min-inline-size: min(17.5rem, 100%);
  }
  :host([hidden]) {
    display: none;
  }
  [part='panel'] {
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
    padding: 0 calc(var(--_gap) + 6px);
    .avatar {
      inline-size: 40px;
    }
    /* Room for a second line of state, so that the name stays where it is. */
    .who {
      margin-block-start: 0.5rem;
      line-height: 1.2;
      align-self: end;
      min-block-size: max(48px, 3rem);
    }
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='status'] {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
    .icon {
      flex: none;
      inline-size: 15px;
      stroke-width: 2.25;
    }
    &.danger {
      color: color-mix(in oklab, var(--_danger) 84%, var(--_text));
    }
    &.warning {
      color: light-dark(#8a5300, #f5b94d);
    }
    &.good::before {
      content: '';
      border: 3.5px solid var(--_success);
      border-radius: 50%;
    }
  }
  /* The space around is for what rises above or hangs below a line, as in Arabic: it would be cut off. */
  .name,
  .line {
    padding-block: 3px;
    margin-block: -3px;
    overflow: hidden;
  }
  .line {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .avatar {
    display: grid;
    flex: none;
    inline-size: 100%;
    aspect-ratio: 1;
    overflow: clip;
    border-radius: 50%;
    > * {
      grid-area: 1 / 1;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    text {
      font-weight: 600;
    }
    &.nobody {
      background: var(--_fill);
      color: var(--_muted);
      padding: 27%;
    }
  }

  .over {
    grid-area: stage;
    z-index: 2;
    align-self: start;
    max-block-size: 100%;
    padding: var(--_gap) calc(var(--_gap) + 6px) 0;
    overflow: auto;
    pointer-events: none;
    > * {
      pointer-events: auto;
    }
  }
  .over,
  .side,
  .waiting {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    list-style: none;
  }
  .side:not(:has(*)) {
    display: none;
  }

  @container (width >= 720px) {
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
      inline-size: min(18rem, 45cqi);
      padding-inline-end: var(--_gap);
      overflow: auto;
    }
  }
`;
