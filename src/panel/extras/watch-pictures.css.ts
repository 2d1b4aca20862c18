const css = String.raw;

/** A transition outdoes the rule that hides at once what is hidden: so the avatar goes as the picture comes. */
export const pictureStyles = css`
  [part='stage'] > video {
    transition: opacity 0.25s;
    &.waiting {
      opacity: 0;
    }
    &.still {
      opacity: 0.5;
    }
  }
  .reconnecting > video {
    opacity: 0.4;
  }
  .scene {
    transition:
      opacity 0.25s,
      display 0.25s allow-discrete;
    [part='stage'] > video:not([hidden], .waiting) ~ & {
      opacity: 0;
    }
  }
  .waiting:not([hidden]) ~ .scene {
    display: flex !important;
  }
  /* Not by its visibility: Firefox pauses a picture that is invisible so (measured). */
  [part='self-view']:has(.waiting) {
    opacity: 0;
    pointer-events: none;
  }
`;
