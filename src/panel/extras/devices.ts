import type { TemplateResult } from 'lit';
import type { Kit, MakeExtra } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import { deviceStyles } from './devices.css.js';
import { gradeOf } from './grade.js';

export const extra: MakeExtra = (kit) => {
  adopt(kit.root, deviceStyles);
  return { side: (view) => (view.devicesOpen ? devicesSheet(view, kit) : null) };
};

/** What is in use: devices, connection, codecs, and which of these shall be. */
function devicesSheet(view: View, kit: Kit): TemplateResult {
  const { html, button, icons, actions } = kit;
  const { words, call, audioOnly, localStream } = view;
  const texts = view.words.extras;
  const rows: readonly (readonly [name: string | undefined, value: string | null | undefined])[] = [
    [words.buttons.microphone, labelOf(localStream?.getAudioTracks())],
    ...(audioOnly ? [] : [[words.buttons.camera, labelOf(localStream?.getVideoTracks())] as const]),
    [words.texts.connection, connection(view)],
    [texts['codec-sent'], call?.videoCodec?.sending],
    [texts['codec-received'], call?.videoCodec?.receiving],
  ];
  return html`<section class="sheet" aria-label=${words.hints.devices}>
    <div class="say">
      <h2>${words.hints.devices}</h2>
      ${button({ part: 'dismiss', icon: icons.close, label: words.buttons.dismiss, press: () => actions.set({ devicesOpen: false }) })}
    </div>
    <dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd title=${value ?? texts.none}>${value ?? texts.none}</dd></div>`)}
      ${audioOnly ? '' : html`<div><dt id="codec">${texts['video-codec']}</dt><dd>${codecSelect(view, kit)}</dd></div>`}
    </dl>
    ${view.draw('sheet')}
  </section>`;
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
  return html`<select part="codec-select" aria-labelledby="codec" @change=${choose}>
    ${[...choices].map(([value, name]) => html`<option value=${value} .selected=${value === videoCodecs}>${name}</option>`)}
  </select>`;
}

function labelOf(tracks: readonly MediaStreamTrack[] | undefined): string | undefined {
  return tracks?.find((track) => track.readyState === 'live')?.label;
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
