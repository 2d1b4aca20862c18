const css = String.raw;

/** Plain text, as all styles of extras. */
export const attendStyles = css`
  /* Under the face of who calls, not over it. */
  .incoming > button.unlock-button {
    place-self: end center;
    margin: 8px;
  }
  @container (height < 400px) {
    .incoming > button.unlock-button {
      place-self: end;
    }
  }
`;
