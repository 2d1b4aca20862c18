import { html, type TemplateResult } from 'lit';

export type Options<Value extends string> = readonly (readonly [value: Value, words: string])[];

export function switchRow(words: string, set: (on: boolean) => void): TemplateResult {
  return html`
    <label class="switch">
      ${words}
      <input type="checkbox" role="switch" @change=${(event: Event) => set(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked)} />
    </label>
  `;
}

/** A menu of `options`; the first one stands when the page opens. */
export function choiceRow<Value extends string>(words: string, options: Options<Value>, choose: (value: Value) => void): TemplateResult {
  const onChange = (event: Event): void => {
    const index = event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.selectedIndex : 0;
    const option = options[index];
    if (option) choose(option[0]);
  };
  return html`
    <label class="choice">
      ${words}
      <select @change=${onChange}>
        ${options.map(([value, label]) => html`<option value=${value}>${label}</option>`)}
      </select>
    </label>
  `;
}
