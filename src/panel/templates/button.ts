import { html, nothing, type TemplateResult } from 'lit';

export interface ButtonOptions {
  /** Its part, beside `button`; also its class. */
  readonly part: string;
  readonly icon: TemplateResult;
  /** Its name: shown where there is room, read out always. */
  readonly label: string;
  readonly hint?: string;
  /** Makes it a toggle. */
  readonly pressed?: boolean;
  /** A toggle that is filled and struck through while it is off. */
  readonly struck?: boolean;
  /** A change is under way. */
  readonly pending?: boolean;
  /** Why it cannot be used now. It keeps its place in the tab order, so that the reason can be heard. */
  readonly why?: string | null;
  readonly press: () => void;
}

export function button(options: ButtonOptions): TemplateResult {
  const why = options.why ?? null;
  const struck = options.struck === true && options.pressed === false && why === null;
  return html`<button
    type="button"
    part="button ${options.part}"
    class="${options.part} ${struck ? 'struck' : ''}"
    title=${why ?? options.hint ?? options.label}
    aria-pressed=${options.pressed ?? nothing}
    aria-disabled=${why === null ? nothing : 'true'}
    aria-busy=${options.pending ? 'true' : nothing}
    @click=${() => {
      if (why === null) options.press();
    }}
  ><span class="disc">${options.icon}</span><span class="label" dir="auto">${options.label}</span></button>`;
}
