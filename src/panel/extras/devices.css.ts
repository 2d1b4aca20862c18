const css = String.raw;

/** Plain text: what is loaded later must not import Lit from the panel's own file. */
export const deviceStyles = css`
  .sheet {
    padding-block-end: 14px;
  }
  h2 {
    font-weight: 600;
  }
  h2,
  dl,
  dd {
    margin: 0;
    font-size: inherit;
  }
  dl,
  .sheet .quiet {
    padding-inline: 14px;
  }
  .sheet .quiet {
    padding-block-start: 10px;
    font-size: 0.8125rem;
  }
  dl div {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 5px;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    flex: 1;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  select {
    min-block-size: 32px;
    max-inline-size: 100%;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    &:focus-visible {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
  }
`;
