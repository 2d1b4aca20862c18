import type { TemplateResult } from 'lit';
import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { gradeOf } from './grade.js';

/** How good the connection is and which codecs are in use, and which of these shall be. */
export function connectionRows(view: View, kit: Kit): TemplateResult {
  const { html } = kit;
  const { words, call, audioOnly } = view;
  const texts = words.extras;
  const quality = connection(view);
  const inUse = call === null || call.phase === 'ended' || audioOnly ? null : call.videoCodec;
  const row = (name: string | undefined, value: string | undefined) => html`<div><dt>${name}</dt><dd title=${value ?? ''}>${value}</dd></div>`;
  return html`<dl>
    ${quality === null ? '' : row(words.texts.connection, quality)}
    ${inUse && [row(texts['codec-sent'], inUse.sending ?? texts.none), row(texts['codec-received'], inUse.receiving ?? texts.none)]}
    ${audioOnly ? '' : html`<div><dt id="codec">${texts['video-codec']}</dt><dd>${codecSelect(view, kit)}</dd></div>`}
  </dl>`;
}

/** One codec is only wished for first: with none beside it there would be no picture for who lacks it. */
function codecSelect(view: View, { html, codecChoices, host }: Kit): TemplateResult {
  const { videoCodecs } = view;
  const texts = view.words.extras;
  const { presets, codecs } = codecChoices();
  const choices = new Map<string, string | undefined>([['', texts['codec-any']]]);
  for (const preset of presets) choices.set(preset, texts[`codec-${preset}`]);
  for (const codec of codecs) choices.set([codec, ...codecs.filter((other) => other !== codec)].join(' '), codec);
  if (!choices.has(videoCodecs)) choices.set(videoCodecs, videoCodecs); // the page's own order
  const choose = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) host.setVideoCodecs(currentTarget.value).catch(() => undefined); // the message says what went wrong
  };
  return html`<select part="select codec-select" aria-labelledby="codec" @change=${choose}>
    ${[...choices].map(([value, name]) => html`<option value=${value} .selected=${value === videoCodecs}>${name}</option>`)}
  </select>`;
}

function connection({ call, words, language }: View): string | null {
  const grade = gradeOf(call?.quality ?? null);
  const roundTrip = call?.quality?.roundTripMs ?? null;
  const parts = [
    grade === null ? '' : words.texts[`quality-${grade}`],
    roundTrip === null ? '' : new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(roundTrip),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.map((part) => `\u2068${part}\u2069`).join(' · '); // isolated: Hebrew writes “ms” in Latin
}
