import type { TemplateResult } from 'lit';
import type { Choice, DeviceDesk, NamedDevice, Output } from '../media-engine.js';
import type { View } from '../view.js';
import type { Sheet } from './devices.js';
import type { DeviceCheck } from './devices-check.js';

/** Stands for the browser's own window in which a loudspeaker is chosen. */
const ASK = '?';

/** One select each for microphone, camera, speaker and ringer; with the first two what shows that they work. */
export function devicePickers(view: View, sheet: Sheet, check: Pick<DeviceCheck, 'level' | 'picture'>): TemplateResult {
  const { kit } = sheet;
  const { html, textButton } = kit;
  const desk = sheet.desk();
  const { words, audioOnly } = view;
  const texts = words.extras;
  const hidden = desk !== null && (desk.hides('microphone') || (!audioOnly && desk.hides('camera')));
  const pick = (choice: Choice, name: string | undefined) => picker(view, sheet, choice, name);
  return html`
    ${hidden ? textButton(texts['allow-devices'] ?? '', () => sheet.attempt(desk.allow(audioOnly ? ['microphone'] : ['microphone', 'camera'])), 'wide') : ''}
    ${pick('microphone', words.buttons.microphone)} ${check.level(view)} ${audioOnly ? '' : pick('camera', words.buttons.camera)} ${check.picture(view)}
    ${desk?.canLead === false ? html`<p class="quiet">${texts['speaker-by-system']}</p>` : [pick('speaker', texts.speaker), pick('ringer', texts.ringer)]}`;
}

function picker(view: View, sheet: Sheet, choice: Choice, name: string | undefined): TemplateResult {
  const { html, fill } = sheet.kit;
  const desk = sheet.desk();
  const texts = view.words.extras;
  const devices = desk?.devicesFor(choice) ?? [];
  const chosen = desk?.chosenFor(choice) ?? null;
  const gone = chosen !== null && !devices.some(({ id }) => id === chosen.id);
  const none = desk?.known() === true && devices.length === 0 && chosen === null && isInput(choice) && !desk.hides(choice);
  const options: (readonly [value: string, name: string | undefined])[] = [
    ['', none ? texts['none-found'] : [texts['system-default'], desk?.systemDefault(choice)?.label].filter(Boolean).map((text) => `\u2068${text}\u2069`).join(' · ')],
    ...devices.map((device) => [device.id, nameOf(device, devices)] as const),
  ];
  if (gone) options.push([chosen.id, fill(texts['not-connected'] ?? '{name}', { name: chosen.label })]);
  if (!isInput(choice) && desk?.asksForSpeaker) options.push([ASK, texts['other-speaker']]);
  const pick = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement) || desk === null) return;
    const { value } = currentTarget;
    sheet.attempt(!isInput(choice) && value === ASK ? askFor(desk, choice, currentTarget) : desk.choose(choice, value || null));
  };
  const value = chosen?.id ?? '';
  return html`<div class="field">
    <label for="pick-${choice}">${name}</label>
    <select id="pick-${choice}" part="select ${choice}-select" data-chosen=${value} ?disabled=${desk === null || none} @change=${pick}>
      ${options.map(([id, text]) => html`<option value=${id} .selected=${id === value}>${text}</option>`)}
    </select>
    ${isInput(choice) ? '' : testButton(view, sheet, choice)}
  </div>`;
}

/** Who closes the browser's window without choosing keeps what was chosen. */
async function askFor(desk: DeviceDesk, output: Output, select: HTMLSelectElement): Promise<void> {
  await desk.askFor(output).catch(() => (select.value = select.dataset['chosen'] ?? ''));
}

function testButton({ words }: View, sheet: Sheet, output: Output): TemplateResult {
  const { button, icons } = sheet.kit;
  return button({ part: 'test-button', icon: icons.sound, label: words.extras['test-sound'] ?? '', press: () => sheet.desk()?.test(output) });
}

/** Two of the same make are told apart by a number. */
function nameOf(device: NamedDevice, devices: readonly NamedDevice[]): string {
  const same = devices.filter(({ label }) => label === device.label);
  return same.length > 1 || device.label === '' ? `${device.label} ${same.indexOf(device) + 1}`.trim() : device.label;
}

function isInput(choice: Choice): choice is 'microphone' | 'camera' {
  return choice === 'microphone' || choice === 'camera';
}
