import type { DevicePreview } from '../media-engine.js';
import type { View } from '../view.js';
import type { Sheet } from './devices.js';
import { isInUse } from './device-news.js';
import { showLevel } from './level-bar.js';
import { isUnderWay } from './tool.js';

export interface DeviceCheck {
  /** How loud the microphone is. */
  readonly level: (view: View) => unknown;
  /** The picture of the camera, and what begins and ends the check. */
  readonly picture: (view: View) => unknown;
  /** What keeps a device from being shown. */
  readonly problem: () => unknown;
  readonly camera: (view: View) => MediaStreamTrack | null;
  readonly updated: (view: View) => void;
  /** Hears which device has taken over. */
  readonly tell: (event: Event) => void;
  /** Releases what the check has opened. */
  readonly disconnected: () => void;
}

/** Shows that camera and microphone work: outside a call on demand, in a call those it uses anyway. */
export function deviceCheck(sheet: Sheet): DeviceCheck {
  const { fill, host, html, textButton, icons, root } = sheet.kit;
  const level = showLevel();
  let preview: DevicePreview | null = null;
  let looked: MediaStreamTrack | null = null;
  let using = '';

  const end = () => {
    preview?.end();
    preview = null;
    level.end();
    using = '';
  };
  const stop = () => {
    end();
    host.requestUpdate();
  };
  const start = ({ audioOnly }: View) => {
    preview = sheet.desk()?.preview(audioOnly ? ['microphone'] : ['microphone', 'camera']) ?? null;
    host.requestUpdate();
  };

  const tell = (event: Event) => {
    if (preview && isInUse(event)) using = event.detail.label;
    host.requestUpdate();
  };

  const streamOf = (view: View) => (isUnderWay(view) ? view.localStream : (preview?.stream ?? null));
  const microphone = (view: View) => liveTrack(streamOf(view)?.getAudioTracks());
  const camera = (view: View) => (view.call?.screen.wanted === true && isUnderWay(view) ? null : liveTrack(streamOf(view)?.getVideoTracks()));

  return {
    level(view) {
      const { words, call } = view;
      if (microphone(view) === null) return '';
      const muted = isUnderWay(view) && call?.microphone.wanted === false;
      return html`<div class="hearing ${muted ? 'struck' : ''}">
          ${muted ? icons.microphone : ''}
          <div class="gauge" role="meter" aria-label=${words.extras.level ?? ''} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"></div>
        </div>
        <p class="quiet">${words.extras['level-hint']}</p>`;
    },
    picture(view) {
      const { extras: texts } = view.words;
      const inCall = isUnderWay(view);
      return html`
        ${camera(view) && html`<video class="looking-glass" autoplay playsinline .muted=${true} aria-label=${texts['preview-picture'] ?? ''}></video>`}
        ${inCall || sheet.desk() === null
          ? ''
          : preview === null
            ? textButton(texts.preview ?? '', () => start(view), 'wide')
            : textButton(texts['preview-end'] ?? '', stop, 'wide')}
        ${inCall ? '' : html`<p class="quiet" role="status">${using && fill(texts['now-using'] ?? '', { name: using })}</p>`}`;
    },
    problem: () => preview?.problem('microphone') ?? preview?.problem('camera') ?? null,
    camera,
    updated(view) {
      const desk = sheet.desk();
      if (!view.devicesOpen) {
        if (preview || using) end();
        level.end();
        return;
      }
      // The call opens devices of its own: two pictures of one camera would only compete for it.
      if (preview && isUnderWay(view)) end();
      const track = microphone(view);
      if (track !== looked) {
        looked = track;
        desk?.look();
      }
      const stream = streamOf(view);
      level.show(root.querySelector('.gauge'), stream, track);
      const video = root.querySelector<HTMLVideoElement>('video.looking-glass');
      if (video && video.srcObject !== stream) video.srcObject = stream;
    },
    tell,
    disconnected: end,
  };
}

function liveTrack(tracks: readonly MediaStreamTrack[] | undefined): MediaStreamTrack | null {
  return tracks?.find((track) => track.readyState === 'live') ?? null;
}
