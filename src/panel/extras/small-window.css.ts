const css = String.raw;

/** The panel alone in a window of its own. Comes after the panel's styles. */
export const smallWindowStyles = css`
  :host {
    position: fixed;
    inset: 0;
    block-size: auto;
    min-block-size: 0;
    min-inline-size: 0;
    max-block-size: none;
  }
  [part='panel'] {
    border: 0;
    border-radius: 0;
  }
  :is(.full-screen-button, .devices-button) {
    display: none !important;
  }
`;
