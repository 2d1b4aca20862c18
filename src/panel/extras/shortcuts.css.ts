const css = String.raw;

/** Plain text, as all styles of extras. */
export const shortcutStyles = css`
  .shortcuts {
    inline-size: 100%;
    border-spacing: 0;
    padding: 10px 14px 8px;
    caption {
      padding: 10px 14px 0;
      font-weight: 600;
      text-align: start;
    }
    td,
    th {
      padding: 4px 0;
    }
    th {
      color: var(--_muted);
      font-weight: inherit;
      text-align: start;
      overflow-wrap: anywhere;
    }
    td {
      text-align: end;
      white-space: nowrap;
    }
    kbd {
      padding: 1px 6px;
      border: 1px solid var(--_line);
      border-radius: 5px;
      font: inherit;
      font-size: 0.8125rem;
    }
  }
`;
