const css = String.raw;

/** Behind the picture, before what stands there without one. */
export const barStyles = css`
  [part='stage'] {
    isolation: isolate;
  }
  .backdrop {
    z-index: -2;
  }
  /* A blur by CSS would be worked out anew with every frame of the picture: hence none here, and none behind a picture. */
  .blurred {
    z-index: -1;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    &.lit {
      opacity: 0.5;
    }
  }
  .blurred,
  .backdrop {
    transition: opacity 0.4s;
  }
  :has(> video:not([hidden], .waiting)) > .backdrop {
    opacity: 0;
  }
  @media (prefers-reduced-motion), (forced-colors: active) {
    .blurred {
      display: none;
    }
  }
`;
