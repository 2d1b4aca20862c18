const css = String.raw;

export const stageToolStyles = css`
  .tools {
    place-self: start;
    display: flex;
    gap: 4px;
    margin: 8px;
    transition: opacity 0.15s;
    .disc {
      inline-size: 36px;
      block-size: 36px;
      background: #0009;
      color: #fff;
    }
    .icon {
      inline-size: 20px;
    }
  }
  /* Out of the way of the self-view. */
  .top-start:not([hidden]) ~ .tools {
    justify-self: end;
  }
  /* Something lies over them, and over the focus if they had it. */
  :has(> .over .message:not([hidden])) .tools {
    visibility: hidden;
  }
  @container (width < 720px) {
    :has(> .over :is(.sheet, [part='waiting-call'])) .tools {
      visibility: hidden;
    }
  }
  @media (hover: hover) and (forced-colors: none) {
    [part='stage']:not(:hover) .tools:not(:focus-within) {
      opacity: 0;
    }
  }
  :host(:fullscreen) [part='panel'] {
    --_radius: 0px;
    border: 0;
  }
`;
