import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons, type IconName } from './icons.js';

export type LogKind = 'request' | 'reply' | 'webhook' | 'version' | 'problem';

export interface LogLine {
  readonly kind: LogKind;
  readonly text: string;
  /** What goes to the right: the versions concerned. */
  readonly version?: string;
  /** What opens below. SDP must be redacted by whoever writes the line. */
  readonly body?: unknown;
}

interface Kept extends LogLine {
  readonly number: number;
  /** Milliseconds since the first line. */
  readonly at: number;
}

const KEPT_AT_MOST = 300;
/** In px: whoever has scrolled further up than this is reading, and stays there. */
const AT_THE_END = 40;

const KINDS: Readonly<Record<LogKind, { icon: IconName; words: string }>> = {
  request: { icon: 'out', words: 'Request' },
  reply: { icon: 'back', words: 'Reply' },
  webhook: { icon: 'bell', words: 'Webhook' },
  version: { icon: 'version', words: 'Version' },
  problem: { icon: 'problem', words: 'Problem' },
};

/** The live account of what the page and the platform say to each other, newest at the end. */
export class LogView {
  readonly #root: HTMLElement;
  #lines: readonly Kept[] = [];
  #begin: number | null = null;
  #count = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#render();
  }

  add(line: LogLine): void {
    const now = performance.now();
    this.#begin ??= now;
    this.#count += 1;
    this.#lines = [...this.#lines, { ...line, number: this.#count, at: now - this.#begin }].slice(-KEPT_AT_MOST);
    const list = this.#root.querySelector('.log-lines');
    const follows = list !== null && list.scrollTop + list.clientHeight > list.scrollHeight - AT_THE_END;
    this.#render();
    if (follows) list.scrollTop = list.scrollHeight;
  }

  #clear(): void {
    this.#lines = [];
    this.#begin = null;
    this.#render();
  }

  #render(): void {
    render(
      html`
        <header>
          <div>
            <h2>On the wire</h2>
            <p>Requests of the panel and webhooks of the platform. Descriptions are shortened: no address is shown.</p>
          </div>
          <button type="button" class="quiet-button" @click=${() => this.#clear()}>Clear</button>
        </header>
        <ol class="log-lines" tabindex="0" aria-label="On the wire">
          ${this.#lines.length === 0 ? html`<li class="log-empty">Nothing yet. Let one of the customers call.</li>` : repeat(this.#lines, ({ number }) => number, logLine)}
        </ol>
      `,
      this.#root,
    );
  }
}

function logLine(line: Kept): TemplateResult {
  const { icon, words } = KINDS[line.kind];
  const columns = html`
    <time>${(line.at / 1000).toFixed(3)}</time>
    ${icons[icon]}
    <span class="log-kind">${words}</span>
    <span class="log-text">${line.text}</span>
    ${line.version === undefined ? nothing : html`<span class="log-version">${line.version}</span>`}
  `;
  return line.body === undefined
    ? html`<li><div class="log-line ${line.kind}">${columns}</div></li>`
    : html`
        <li>
          <details>
            <summary class="log-line ${line.kind}">${columns}</summary>
            <pre class="log-body">${JSON.stringify(line.body, null, 2)}</pre>
          </details>
        </li>
      `;
}
