import { css } from 'lit';

/** What comes and goes: the message, people waiting, devices. */
export const notices = css`
  .message,
  .sheet,
  [part='waiting-call'] {
    background: var(--_surface);
    border-radius: var(--_inner);
    box-shadow: 0 4px 18px #0003, 0 0 0 1px var(--_line);
    animation: appear 0.15s;
  }
  .message {
    border-inline-start: 4px solid var(--_danger);
  }
  .say {
    display: flex;
    align-items: start;
    padding-inline-start: 14px;
    p,
    h2 {
      flex: 1;
      padding-block: 12px;
      overflow-wrap: anywhere;
    }
  }
  [part='waiting-call'],
  .choose {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  [part='waiting-call'] {
    flex-wrap: wrap;
    padding: 8px;
    .avatar {
      inline-size: 36px;
    }
    .quiet {
      font-size: 0.8125rem;
    }
  }
  .confirming .choose {
    flex-basis: 100%;
  }
  .strong {
    flex: 1;
  }
  @container (width >= 720px) {
    .sheet,
    [part='waiting-call'] {
      background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
      box-shadow: none;
    }
  }
`;
