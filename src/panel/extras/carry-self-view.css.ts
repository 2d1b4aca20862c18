const css = String.raw;

/** What makes the self-view a thing to take hold of. */
export const carriedStyles = css`
  [part='self-view'] {
    touch-action: none;
    &:not(.folded) .fold {
      /* The mark sits in the corner; what can be pressed is larger. */
      .disc {
        place-content: start end;
        padding: 4px;
        background: none;
      }
      .icon {
        inline-size: 22px;
        padding: 4px;
        border-radius: 50%;
        background: #000b;
      }
    }
  }
  .move {
    cursor: grab;
    &:focus-visible {
      outline-offset: -3px;
    }
  }
  @container (width < 720px) {
    :has(> .over .sheet) [part='self-view'] {
      visibility: hidden;
    }
  }
  @media (hover: hover) {
    [part='self-view']:not(.folded, :hover, :focus-within) .fold {
      opacity: 0;
    }
  }
`;
