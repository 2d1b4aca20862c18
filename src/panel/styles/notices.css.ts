import { css } from 'lit';

/** What comes and goes: the message, people waiting, devices. */
export const notices = css`
  .message,
  .sheet,
  [part~='waiting-call'] {
    background: var(--_surface);
    border-radius: max(4px, var(--_radius) - var(--_gap));
    box-shadow: 0 4px 18px #0003, 0 0 0 1px var(--_line);
    animation: appear 0.15s;
  }
  .say {
    display: flex;
    align-items: start;
    padding-inline-start: 14px;
  }
  .say > :first-child {
    flex: 1;
    padding-block: 12px;
    overflow-wrap: anywhere;
  }
  .message {
    border-inline-start: 4px solid var(--_danger);
  }
  details {
    padding: 0 14px 8px;
    margin-block-start: -6px;
    font-size: 0.8125rem;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 28px;
    align-content: center;
    border-radius: 4px;
    color: var(--_muted);
    cursor: pointer;
  }
  code {
    display: block;
    margin-block: 4px 8px;
    padding: 8px;
    max-block-size: 6rem;
    overflow: auto;
    border-radius: 6px;
    background: var(--_fill);
    font-size: 0.75rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-align: left;
  }
  .waiting {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    list-style: none;
  }
  [part~='waiting-call'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px;
  }
  [part~='waiting-call'] .avatar {
    inline-size: 36px;
  }
  [part~='waiting-call'] .quiet {
    font-size: 0.8125rem;
  }
  .choose {
    gap: 8px;
  }
  .confirming .choose {
    flex-basis: 100%;
    gap: 8px;
  }
  .confirming .strong {
    flex: 1;
  }
  .sheet {
    padding-block-end: 14px;
  }
  .sheet h2 {
    font-size: inherit;
    font-weight: 600;
  }
  .sheet :is(dl, .quiet) {
    padding-inline: 14px;
  }
  .sheet .quiet {
    margin-block-start: 10px;
    font-size: 0.8125rem;
  }
  dl div {
    display: flex;
    gap: 12px;
    padding-block: 5px;
  }
  dt {
    flex: none;
    color: var(--_muted);
  }
  dd {
    flex: 1;
    text-align: end;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container call-panel (width >= 720px) {
    .sheet,
    [part~='waiting-call'] {
      background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
      box-shadow: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .message,
    .sheet,
    [part~='waiting-call'] {
      animation: none;
    }
  }
`;
