import type { html as Html, TemplateResult } from 'lit';
import type { icons } from '../icons.js';
import type { codecChoices } from '../media-engine.js';
import { deviceStyles } from '../styles/devices.css.js';
import type { View } from '../view.js';
import { DEVICE_TEXTS } from '../words/devices.js';
import type { button } from './button.js';
import type { gradeOf } from './header.js';

/** Handed in by the panel: this file is loaded when the sheet is first opened, and must not import the panel's own file back. */
export interface SheetTools {
  readonly html: typeof Html;
  readonly button: typeof button;
  readonly icons: typeof icons;
  readonly gradeOf: typeof gradeOf;
  readonly codecChoices: typeof codecChoices;
  readonly close: () => void;
  readonly chooseCodecs: (names: string) => Promise<void>;
}

export function adoptDeviceStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(deviceStyles);
  root.adoptedStyleSheets.push(sheet);
}

/** What is in use: devices, connection, codecs, and which of these shall be. */
export function devicesSheet(view: View, tools: SheetTools): TemplateResult {
  const { html, button, icons, close } = tools;
  const { words, call, audioOnly, localStream } = view;
  const texts = textsOf(view);
  const rows: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [words.buttons.microphone, labelOf(localStream?.getAudioTracks())],
    ...(audioOnly ? [] : [[words.buttons.camera, labelOf(localStream?.getVideoTracks())] as const]),
    [texts.connection, connection(view, tools)],
    [texts['codec-sent'], call?.videoCodec?.sending],
    [texts['codec-received'], call?.videoCodec?.receiving],
  ];
  return html`<section class="sheet" aria-label=${words.hints.devices}>
    <div class="say">
      <h2>${words.hints.devices}</h2>
      ${button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: close })}
    </div>
    <dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd title=${value ?? texts.none}>${value ?? texts.none}</dd></div>`)}
      ${audioOnly ? '' : html`<div><dt id="codec">${texts['video-codec']}</dt><dd>${codecSelect(view, tools)}</dd></div>`}
    </dl>
    <p class="quiet">${texts['other-device']}</p>
  </section>`;
}

/** A language brings its own; English is here. */
function textsOf({ words }: View) {
  return { ...DEVICE_TEXTS, ...words.texts };
}

/** One codec is only wished for first: with none beside it there would be no picture for who lacks it. */
function codecSelect(view: View, { html, codecChoices, chooseCodecs }: SheetTools): TemplateResult {
  const { videoCodecs } = view;
  const texts = textsOf(view);
  const { presets, codecs } = codecChoices();
  const choices = new Map<string, string>([['', texts['codec-any']]]);
  for (const preset of presets) choices.set(preset, texts[`codec-${preset}`]);
  for (const codec of codecs) choices.set([codec, ...codecs.filter((other) => other !== codec)].join(' '), codec);
  if (!choices.has(videoCodecs)) choices.set(videoCodecs, videoCodecs); // the page's own order
  const choose = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) chooseCodecs(currentTarget.value).catch(() => undefined); // the message says what went wrong
  };
  return html`<select part="codec-select" aria-labelledby="codec" @change=${choose}>
    ${[...choices].map(([value, name]) => html`<option value=${value} .selected=${value === videoCodecs}>${name}</option>`)}
  </select>`;
}

function labelOf(tracks: readonly MediaStreamTrack[] | undefined): string | undefined {
  return tracks?.find((track) => track.readyState === 'live')?.label;
}

function connection({ call, words, language }: View, { gradeOf }: SheetTools): string | null {
  const grade = gradeOf(call?.quality ?? null);
  const roundTrip = call?.quality?.roundTripMs ?? null;
  const parts = [
    grade === null ? '' : words.texts[`quality-${grade}`],
    roundTrip === null ? '' : new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(roundTrip),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.map((part) => `\u2068${part}\u2069`).join(' · '); // isolated: Hebrew writes “ms” in Latin
}
