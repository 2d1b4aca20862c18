const css = String.raw;

/** Plain text, as all styles of extras. */
export const errorDetailStyles = css`
  details {
    padding: 0 14px 8px;
    margin-block-start: -6px;
    font-size: 0.8125rem;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 28px;
    align-content: center;
    border-radius: 4px;
    color: var(--_muted);
    cursor: pointer;
  }
  code {
    display: block;
    margin-block: 4px 8px;
    padding: 8px;
    max-block-size: 6rem;
    overflow: auto;
    border-radius: 6px;
    background: var(--_fill);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-align: left;
  }
  /* In a low panel the message lies over what the stage says, or leaves room for the words alone. */
  @container (height < 480px) {
    :has(> .over .message:not([hidden])) .portrait {
      display: none;
    }
  }
  @container (height < 400px) {
    :has(> .over .message:not([hidden])) .scene {
      visibility: hidden;
    }
  }
`;
