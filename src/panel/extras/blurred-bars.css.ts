const css = String.raw;

/** Behind the picture, before what stands there without one. */
export const barStyles = css`
  [part='stage'] {
    isolation: isolate;
  }
  .backdrop {
    z-index: -2;
  }
  .blurred {
    z-index: -1;
    inline-size: 100%;
    block-size: 100%;
    scale: 1.15;
    opacity: 0;
    filter: blur(20px) brightness(0.55);
    transition: opacity 0.4s;
    &.lit {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion), (forced-colors: active) {
    .blurred {
      display: none;
    }
  }
`;
