const css = String.raw;

/** Plain text, as all styles of extras. */
export const permissionStyles = css`
  .permission {
    [aria-busy='true'] {
      animation: breathe 1.1s ease-in-out infinite alternate;
    }
  }
  /* Room for the button too, whatever the answer will be: nothing moves when it comes. */
  .words .permission {
    min-block-size: 74px;
  }
  /* It names the consumer itself. What a host has put into the slot stays. */
  .words > :has(> .permission) > slot[name='idle'] > p {
    display: none;
  }
  .words:has(> :not([hidden]) > .permission) > .done {
    order: 1;
  }
  [part='permission'] {
    text-wrap: balance;
  }
  .message .permission {
    padding: 0 14px 10px;
  }
  /* Then the message is too tall for a portrait beneath it. */
  :has(> .over .permission) {
    .scene {
      padding-block-start: 140px;
    }
    .portrait {
      display: none;
    }
  }
  @media (prefers-reduced-motion) {
    .permission [aria-busy='true'] {
      opacity: 0.6;
    }
  }
  @container (height < 460px) {
    .scene:has(.permission) .portrait {
      inline-size: 56px;
    }
  }
`;
