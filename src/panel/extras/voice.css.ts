const css = String.raw;

export const voiceStyles = css`
  .microphone-button .disc {
    position: relative;
  }
  .level {
    position: absolute;
    inset: 0;
    fill: none;
    stroke: var(--_success);
    stroke-width: 2.5;
    stroke-linecap: round;
  }
  @media (forced-colors: active) {
    .level {
      stroke: Highlight;
    }
  }
`;
