const css = String.raw;

/** Plain text, as all styles of extras: they must not import Lit from the panel's own file. */
export const qualityBarStyles = css`
  .bars {
    flex: none;
    inline-size: 20px;
    fill: var(--_line);
    .lit {
      fill: var(--_muted);
    }
    &.poor .lit {
      fill: var(--_danger);
    }
  }
  @media (forced-colors: active) {
    .bars {
      fill: GrayText;
    }
    .bars .lit {
      fill: CanvasText;
    }
  }
`;
