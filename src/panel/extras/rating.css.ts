const css = String.raw;

/** Plain text, as all styles of extras. */
export const ratingStyles = css`
  .rating {
    margin-block-start: 10px;
    div {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 0 8px;
    }
    .text {
      margin-block-start: 6px;
    }
    .text[aria-pressed='true'] {
      --_bg: var(--_text);
      --_fg: var(--_surface);
    }
    :disabled {
      opacity: 0.4;
      cursor: default;
    }
  }
  .scene:has(.rating) {
    gap: 12px;
    .portrait {
      inline-size: 56px;
    }
  }
  @container (height < 400px) {
    .rating {
      margin-block-start: 4px;
      div {
        justify-content: start;
      }
    }
  }
  @media (forced-colors: active) {
    .rating .text[aria-pressed='true'] {
      forced-color-adjust: none;
      --_bg: Highlight;
      --_fg: HighlightText;
    }
  }
`;
