const css = String.raw;

/** What makes the self-view a thing to take hold of. */
export const carriedStyles = css`
  [part='self-view'] {
    touch-action: none;
    &:not(.folded) .fold {
      .disc {
        background: radial-gradient(#000b 11px, #0000 12px);
      }
      .icon {
        inline-size: 14px;
      }
    }
  }
  .move {
    cursor: grab;
    &:focus-visible {
      outline-offset: -3px;
    }
  }
  @media (hover: hover) {
    [part='self-view']:not(.folded, :hover, :focus-within) .fold {
      opacity: 0;
    }
  }
`;
