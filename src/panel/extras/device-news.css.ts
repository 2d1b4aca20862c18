const css = String.raw;

/** A chip as `silence.css.ts` has it, above that one where both are shown. */
export const deviceNewsStyles = css`
  .chip ~ .news {
    margin-block-end: 40px;
  }
`;
