const css = String.raw;

export const silenceStyles = css`
  .chip {
    place-self: end start;
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: calc(100% - 16px);
    margin: 8px;
    padding: 3px 10px;
    border-radius: 16px;
    background: #0009;
    color: #fff;
    font-size: 0.75rem;
    --_bg: #26272c;
    .icon {
      flex: none;
      inline-size: 16px;
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
  /* The self-view may lie in that corner. */
  .bottom-start:not([hidden]) ~ .chip {
    justify-self: end;
  }
`;
