const css = String.raw;

/** Plain text, as all styles of extras. The advice belongs to what it follows from, and the button that puts all of it away comes last. */
export const nextStepStyles = css`
  .words:has(.next-step) > .done {
    order: 1;
  }
`;
