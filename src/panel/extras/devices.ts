import type { TemplateResult } from 'lit';
import type { Kit, MakeExtra } from '../extras.js';
import type { DeviceDesk } from '../media-engine.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import { deviceHelp } from './device-help.js';
import { connectionRows } from './devices-connection.js';
import { deviceCheck, type DeviceCheck } from './devices-check.js';
import { devicePickers } from './devices-pickers.js';
import { deviceSwitches } from './devices-switches.js';
import { deviceStyles } from './devices.css.js';
import { heedChoice } from './remembered-devices.js';
import { deskToCome } from './remembered.js';

/** What the parts of the sheet share. */
export interface Sheet {
  readonly kit: Kit;
  /** Null until its file has come. */
  readonly desk: () => DeviceDesk | null;
  /** Does what was asked for; what goes wrong is said in the sheet. */
  readonly attempt: (work: Promise<unknown> | undefined) => void;
}

/** Devices, how they are heard and seen, and what the connection is like. */
export const extra: MakeExtra = (kit) => {
  adopt(kit.root, deviceStyles);
  const { host, actions } = kit;
  let problem: unknown = null;
  const redraw = () => host.requestUpdate();

  const sheet: Sheet = {
    kit,
    desk: () => desk.now(),
    attempt(work) {
      problem = null;
      work?.catch((error: unknown) => {
        problem = error;
        redraw();
      });
    },
  };
  const check = deviceCheck(sheet);
  const desk = deskToCome(kit, { change: redraw, using: check.tell });
  const heeding = heedChoice(kit, desk); // where nothing can be remembered, too
  const help = deviceHelp(kit);
  let open = false;

  return {
    side: (view) => (view.devicesOpen ? draw(view, sheet, check, problemText(view, problem ?? check.problem(), help)) : null),
    updated(view) {
      if (open && !view.devicesOpen) problem = null;
      open = view.devicesOpen;
      check.updated(view);
      heeding.updated?.(view);
      if (open) holdChoices(kit.root);
    },
    disconnected() {
      check.disconnected();
      heeding.disconnected?.();
      if (open) actions.set({ devicesOpen: false });
    },
  };
};

function draw(view: View, sheet: Sheet, check: DeviceCheck, problem: string): TemplateResult {
  const { html, button, icons, actions } = sheet.kit;
  const { words } = view;
  return html`<section class="sheet" aria-label=${words.hints.devices}>
    <div class="say">
      <h2>${words.hints.devices}</h2>
      ${button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: () => actions.set({ devicesOpen: false }) })}
    </div>
    <div class="fields">
      <p class="problem" role="alert">${problem}</p>
      ${devicePickers(view, sheet, check)} ${deviceSwitches(view, sheet, check.camera(view))}
    </div>
    ${connectionRows(view, sheet.kit)} ${view.draw('sheet')}
  </section>`;
}

/** What happened and what to do, in the words of the panel's messages. */
function problemText(view: View, problem: unknown, help: ReturnType<typeof deviceHelp>): string {
  if (problem === null) return '';
  const { errors } = view.words;
  const code = typeof problem === 'object' && 'code' in problem ? problem.code : null;
  const [happened, general = ''] = (typeof code === 'string' && isKey(errors, code) ? errors[code] : null) ?? errors['microphone-denied'];
  return `${happened}. ${help(view, problem) ?? general}`;
}

function isKey<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}

/** What the agent clicked on shows it at once; when it could not be had, this shows again what is chosen. */
function holdChoices(root: ShadowRoot): void {
  for (const select of root.querySelectorAll('select')) {
    const { chosen } = select.dataset;
    if (chosen !== undefined && select.value !== chosen) select.value = chosen;
  }
  for (const box of root.querySelectorAll<HTMLInputElement>('input[role="switch"]')) {
    const { chosen } = box.dataset;
    if (chosen !== undefined) box.checked = chosen === 'true';
  }
}
