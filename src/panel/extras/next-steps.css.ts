const css = String.raw;

/** Plain text, as all styles of extras. The advice belongs to what it follows from, and the button that puts all of it away comes last. */
export const nextStepStyles = css`
  .next-step {
    text-wrap: balance;
  }
  .words:has(.next-step) > .done {
    order: 1;
  }
  @container (height < 260px) {
    .next-step {
      display: none;
    }
  }
  @container (height < 460px) {
    .scene:has(.next-step) .portrait {
      inline-size: 56px;
    }
  }
`;
