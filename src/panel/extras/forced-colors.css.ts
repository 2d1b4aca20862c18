const css = String.raw;

/** Fills and shadows are gone in forced colours: edges are drawn by lines, and what is filled otherwise is filled as a choice is. */
export const forcedColorStyles = css`
  @media (forced-colors: active) {
    .disc,
    .text,
    .chip,
    .unlock-button,
    .sheet,
    [part='waiting-call'],
    [part='self-view'] {
      border: 1px solid ButtonText;
    }
    .message {
      border-block: 1px solid;
      border-inline-end: 1px solid;
    }
    [part='stage'] {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
    .backdrop {
      display: none;
    }
    .struck .disc,
    :is(.screen-button, .devices-button)[aria-pressed='true'] .disc {
      forced-color-adjust: none;
      --_bg: Highlight;
      --_fg: HighlightText;
    }
    [aria-disabled],
    [aria-disabled] :is(.disc, .label) {
      border-color: GrayText;
      color: GrayText;
    }
    .dismiss .disc,
    .unlock-button .disc,
    [part='self-view']:not(.folded) .fold .disc {
      border: 0;
    }
    /* Styles that are loaded after these say otherwise. */
    .tools .disc {
      background: ButtonFace !important;
    }
    .fold .icon {
      background: Canvas !important;
    }
    .countdown {
      stroke: GrayText;
      .left {
        stroke: CanvasText;
      }
    }
    /* Where accepting is a pill with its word in it, the line goes round the pill. */
    @container (width < 480px) or (width < 30rem) or (height < 320px) {
      .incoming .accept-button {
        border: 1px solid ButtonText;
        border-radius: 22px;
        .disc {
          border: 0;
        }
      }
    }
  }
`;
