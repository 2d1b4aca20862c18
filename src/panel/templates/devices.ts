import { html, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import { codecChoices } from '../media-engine.js';
import type { Actions, View } from '../view.js';
import { button } from './button.js';
import { gradeOf } from './header.js';

/** What is in use: devices, connection, codecs, and which of these shall be. */
export function devicesSheet(view: View, actions: Actions): TemplateResult | string {
  const { words, call } = view;
  if (!view.devicesOpen || call === null) {
    return '';
  }
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.buttons.microphone, labelOf(view.localStream?.getAudioTracks()) ?? words.texts.none],
    ...(view.audioOnly ? [] : [[words.buttons.camera, labelOf(view.localStream?.getVideoTracks()) ?? words.texts.none] as const]),
    [words.texts.connection, connection(view)],
    [words.texts['codec-sent'], call.videoCodec?.sending ?? words.texts.none],
    [words.texts['codec-received'], call.videoCodec?.receiving ?? words.texts.none],
  ];
  return html`<section class="sheet" aria-label=${words.hints.devices}>
    <div class="say">
      <h2>${words.hints.devices}</h2>
      ${button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: () => actions.toggleDevices() })}
    </div>
    <dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd title=${value}>${value}</dd></div>`)}
      ${view.audioOnly ? '' : html`<div><dt id="codec">${words.texts['video-codec']}</dt><dd>${codecSelect(view, actions)}</dd></div>`}
    </dl>
    <p class="quiet">${words.texts['other-device']}</p>
  </section>`;
}

/** One codec is only wished for first: with none beside it there would be no picture for who lacks it. */
function codecSelect({ words: { texts }, videoCodecs }: View, actions: Actions): TemplateResult {
  const { presets, codecs } = codecChoices();
  const choices = new Map<string, string>([['', texts['codec-any']]]);
  for (const preset of presets) choices.set(preset, texts[`codec-${preset}`]);
  for (const codec of codecs) choices.set([codec, ...codecs.filter((other) => other !== codec)].join(' '), codec);
  if (!choices.has(videoCodecs)) choices.set(videoCodecs, videoCodecs); // the page's own order
  return html`<select
    part="codec-select"
    aria-labelledby="codec"
    @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && actions.setVideoCodecs(currentTarget.value)}
  >${[...choices].map(([value, name]) => html`<option value=${value} .selected=${value === videoCodecs}>${name}</option>`)}</select>`;
}

function labelOf(tracks: readonly MediaStreamTrack[] | undefined): string | null {
  return tracks?.find((track) => track.readyState === 'live')?.label ?? null;
}

function connection({ call, words, language }: View): string {
  const grade = gradeOf(call?.quality ?? null);
  const roundTrip = call?.quality?.roundTripMs ?? null;
  const parts = [
    grade === null ? '' : words.texts[`quality-${grade}`],
    roundTrip === null ? '' : new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(roundTrip),
  ].filter((part) => part !== '');
  return parts.length === 0 ? words.texts.none : parts.join(' · ');
}
