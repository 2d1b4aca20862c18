import type { TemplateResult } from 'lit';
import type { Switch } from '../media-engine.js';
import type { View } from '../view.js';
import type { ExtraName } from '../words/words.js';
import type { Sheet } from './devices.js';

const SWITCHES: readonly (readonly [name: Switch, text: ExtraName])[] = [
  ['echoCancellation', 'echo-cancellation'],
  ['noiseSuppression', 'noise-suppression'],
  ['autoGainControl', 'auto-gain'],
  ['backgroundBlur', 'blur'],
];

/** What the browser does to sound and picture, as far as it can be switched. */
export function deviceSwitches({ words, audioOnly }: View, sheet: Sheet, camera: MediaStreamTrack | null): TemplateResult {
  const { html } = sheet.kit;
  const desk = sheet.desk();
  const rows = SWITCHES.map(([name, text]) => {
    const on = audioOnly && name === 'backgroundBlur' ? null : (desk?.isOn(name, camera) ?? null);
    if (on === null) return '';
    const turn = ({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) sheet.attempt(desk?.turn(name, currentTarget.checked));
    };
    return html`<label class="switch"><span>${words.extras[text]}</span><input type="checkbox" role="switch" part="switch" data-chosen=${on} .checked=${on} @change=${turn}></label>`;
  });
  return html`<div class="switches">${rows}</div>`;
}
