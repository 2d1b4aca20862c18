const css = String.raw;

/** Plain text, as all styles of extras. */
export const permissionStyles = css`
  /* Room for the button too, whatever the answer will be: nothing moves when it comes. */
  .permission {
    min-block-size: 78px;
    [aria-busy='true'] {
      animation: breathe 1.1s ease-in-out infinite alternate;
    }
  }
  @media (prefers-reduced-motion) {
    .permission [aria-busy='true'] {
      opacity: 0.6;
    }
  }
  .words:has(> :not([hidden]) > .permission) > .done {
    order: 1;
  }
`;
