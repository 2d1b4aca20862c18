import { css } from 'lit';

export const toolbarStyles = css`
  [part='toolbar'] {
    grid-area: toolbar;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 64px;
    padding: 6px calc(var(--_gap) + 4px);
  }
  .media,
  .decide {
    display: flex;
    gap: 4px;
  }
  .decide {
    margin-inline-start: auto;
    gap: 12px;
    .disc {
      inline-size: 56px;
    }
    .icon {
      inline-size: 26px;
    }
  }
  .incoming .decide {
    flex: 1;
    min-inline-size: 0;
  }
  .incoming .decline-button {
    margin-inline-start: auto;
  }

  @container (width < 560px) {
    .incoming .media {
      display: none;
    }
  }
  /* By letters too: larger ones leave no room for words under the icons. */
  @container (width >= 480px) and (width >= 30rem) and (height >= 320px) {
    [part='toolbar'] {
      min-block-size: 88px;
      button {
        min-inline-size: 76px;
      }
      .label {
        all: unset;
        max-inline-size: 88px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 0.75rem;
        color: var(--_muted);
      }
    }
    .media {
      gap: 0;
    }
  }
  @container (width < 480px) or (width < 30rem) or (height < 320px) {
    .incoming .decide {
      gap: 8px;
    }
    .incoming .accept-button {
      flex: 0 1 9rem;
      flex-direction: row;
      justify-content: center;
      gap: 0;
      min-inline-size: 0;
      padding-inline: 8px 12px;
      background: var(--_bg);
      color: var(--_fg);
      .disc {
        inline-size: 28px;
        justify-content: start;
        background: none;
      }
      .label {
        all: unset;
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    }
  }
  @container (width >= 480px) {
    .incoming .decide {
      flex: none;
    }
    .incoming .decline-button {
      margin-inline-start: 24px;
    }
  }
  @container (width >= 720px) and (height >= 320px) {
    [part='toolbar'] {
      justify-content: center;
    }
    .decide {
      margin-inline-start: 32px;
    }
  }
  @container (height < 320px) {
    header,
    [part='toolbar'] {
      min-block-size: 56px;
    }
  }
`;
