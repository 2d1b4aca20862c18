import { html, nothing, type TemplateResult } from 'lit';

/** What a press sets off says by itself, in the message, how it failed. */
export type Press = () => Promise<void> | void;

export interface ButtonOptions {
  /** Its part, beside `button`; also its class. */
  readonly part: string;
  readonly icon: unknown;
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
  readonly press: Press;
}

/** A disc with an icon. */
export function button({ part, icon, label, hint = label, pressed, struck, pending, why = null, press }: ButtonOptions): TemplateResult {
  return html`<button
    type="button"
    part="button ${part}"
    class="${part} ${struck && pressed === false && why === null ? 'struck' : ''}"
    title=${why ?? hint}
    aria-pressed=${pressed ?? nothing}
    aria-disabled=${why === null ? nothing : 'true'}
    aria-busy=${pending ? 'true' : nothing}
    @click=${() => why === null && run(press)}
  ><span class="disc">${icon}</span><span class="label" dir="auto">${label}</span></button>`;
}

/** A button of words alone. */
export function textButton(label: string, press: Press, kind = ''): TemplateResult {
  return html`<button type="button" class="text ${kind}" part="button" @click=${() => run(press)}>${label}</button>`;
}

async function run(press: Press): Promise<void> {
  try {
    await press();
  } catch {
    // Told by then.
  }
}
