import { css } from 'lit';

export const toolbarStyles = css`
  [part~='toolbar'] {
    grid-area: toolbar;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 64px;
    padding: var(--_gap) calc(var(--_gap) + 4px);
  }
  .media,
  .decide,
  .choose {
    display: flex;
    gap: 4px;
  }
  .decide {
    margin-inline-start: auto;
    gap: 12px;
  }
  .decide .disc {
    inline-size: 56px;
  }
  .decide .icon {
    inline-size: 26px;
    block-size: 26px;
  }
  .incoming .decide {
    flex: 1;
  }
  .incoming .decline-button {
    margin-inline-start: auto;
  }

  @container call-panel (width >= 480px) and (height >= 320px) {
    [part~='toolbar'] {
      min-block-size: 88px;
      padding-block: 12px;
    }
    [part~='toolbar'] button {
      min-inline-size: 76px;
    }
    [part~='toolbar'] .label {
      position: static;
      inline-size: auto;
      block-size: auto;
      max-inline-size: 88px;
      clip-path: none;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 0.75rem;
      line-height: 1.25;
      color: var(--_muted);
    }
    .media {
      gap: 0;
    }
  }
  @container call-panel (width < 560px) {
    .incoming .media {
      display: none;
    }
  }
  @container call-panel (width < 480px) or (height < 320px) {
    .incoming .accept-button {
      flex: 0 1 9rem;
      flex-direction: row;
      justify-content: center;
      gap: 0;
      min-inline-size: 0;
      padding-inline-end: 18px;
      background: var(--_bg);
      color: var(--_fg);
    }
    .incoming .accept-button .disc {
      inline-size: auto;
      padding-inline: 16px 8px;
      background: none;
    }
    [part~='toolbar'].incoming .accept-button .label {
      all: unset;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: 600;
    }
  }
  @container call-panel (width >= 560px) {
    .incoming .decide {
      flex: none;
    }
    .incoming .decline-button {
      margin-inline-start: 24px;
    }
  }
  @container call-panel (width >= 720px) and (height >= 320px) {
    [part~='toolbar'] {
      justify-content: center;
    }
    .decide {
      margin-inline-start: 32px;
    }
  }
  @container call-panel (height < 320px) {
    [part~='toolbar'] {
      min-block-size: 56px;
      padding-block: 6px;
    }
  }
`;
