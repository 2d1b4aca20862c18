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
  .fields {
    padding-inline: 14px;
  }
  .fields {
    display: grid;
    gap: 10px;
    padding-block-end: 8px;
    > p:empty {
      display: none;
    }
    .quiet {
      font-size: 0.8125rem;
    }
    .wide {
      padding-block: 6px;
    }
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
    label {
      grid-column: 1 / -1;
      color: var(--_muted);
      font-size: 0.8125rem;
    }
  }
  .field select:last-child {
    grid-column: 1 / -1;
  }
  .test-button .icon {
    inline-size: 20px;
  }
  .sheet :is(.label, .test-button) {
    min-inline-size: 0;
  }
  select {
    min-block-size: 44px;
    inline-size: 100%;
    max-inline-size: 100%;
    padding-inline: 8px;
    border: 1px solid color-mix(in oklab, var(--_text) 55%, var(--_surface));
    border-radius: 8px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    &:focus-visible {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    &:disabled {
      color: var(--_muted);
    }
  }
  .problem {
    color: color-mix(in oklab, var(--_danger) 84%, var(--_text));
    font-size: 0.8125rem;
  }
  .hearing {
    display: flex;
    align-items: center;
    gap: 8px;
    .icon {
      flex: none;
      inline-size: 18px;
      color: var(--_muted);
    }
  }
  .gauge {
    flex: 1;
    block-size: 6px;
    overflow: clip;
    border-radius: 3px;
    background: var(--_fill-hover);
    &::before {
      content: '';
      display: block;
      block-size: 100%;
      inline-size: calc(var(--level, 0) * 100%);
      border-radius: inherit;
      background: var(--_success);
    }
    .struck &::before {
      background: var(--_muted);
    }
  }
  .looking-glass {
    display: block;
    inline-size: 100%;
    max-block-size: 14rem;
    aspect-ratio: 16 / 9;
    border-radius: 8px;
    background: #101114;
    object-fit: cover;
    transform: scaleX(-1);
  }
  .switch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 44px;
    cursor: pointer;
  }
  [role='switch'] {
    flex: none;
    appearance: none;
    box-sizing: border-box;
    inline-size: 40px;
    block-size: 24px;
    margin: 0;
    padding: 3px;
    border: 1px solid color-mix(in oklab, var(--_text) 55%, var(--_surface));
    border-radius: 12px;
    cursor: inherit;
    transition: background-color 0.15s;
    &::before {
      content: '';
      display: block;
      inline-size: 16px;
      block-size: 16px;
      border-radius: 50%;
      background: color-mix(in oklab, var(--_text) 55%, var(--_surface));
    }
    &:checked {
      border-color: var(--_accent);
      background: var(--_accent);
      &::before {
        margin-inline-start: auto;
        background: var(--_surface);
      }
    }
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
    min-inline-size: 45%;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .gauge {
      border: 1px solid CanvasText;
      &::before {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
    [role='switch'] {
      &::before {
        background: ButtonText;
        forced-color-adjust: none;
      }
      &:checked {
        background: Highlight;
        forced-color-adjust: none;
        &::before {
          background: HighlightText;
        }
      }
    }
  }
`;
