import { resolveDialect } from '../protocol/resolve-dialect.js';
import type { Dialect } from '../protocol/dialect.js';
import { CODEC_PRESETS, type CodecPreset } from '../rtc/codec-choice.js';
import { deviceChoices } from '../rtc/device-choice.js';
import type { DeviceDesk } from '../rtc/device-desk.js';
import { capture } from '../rtc/devices.js';
import { localSource } from '../rtc/local-source.js';
import { usableVideoCodecs } from '../rtc/video-codecs.js';
import { webRtcMediaEngine } from '../rtc/webrtc-media-engine.js';
import type { CreateMediaEngine } from '../session/ports.js';

/** The one place where the panel meets the browser's WebRTC. */
export interface MediaSettings {
  readonly rtcConfiguration: RTCConfiguration | null;
  readonly videoCodecs: string | null;
  readonly dialect: Partial<Dialect> | null;
}

/** The settings are read when a call begins; of those that change meanwhile, only the codecs are of interest to it. */
export function mediaEngineFor(settings: () => MediaSettings): CreateMediaEngine {
  return (emit) => {
    const { rtcConfiguration, videoCodecs, dialect } = settings();
    const options = { dialect: resolveDialect(dialect), videoCodecs: [videoCodecs ?? ''], warn };
    return webRtcMediaEngine(rtcConfiguration === null ? options : { ...options, rtcConfiguration })(emit);
  };
}

/** What the page was told already: each call reads its settings again, but a mistake in them is told once. */
const told = new Set<string>();

function warn(text: string): void {
  if (!told.has(text)) {
    told.add(text);
    console.warn(text);
  }
}

export { deviceChoices };
export type * from '../rtc/device-desk.js';
export type { CodecPreset };

/** Choosing devices comes in a file of its own. `key`: under which name the browser keeps what was chosen. */
export async function openDevices(key: string): Promise<DeviceDesk> {
  const { deviceDesk } = await import('../rtc/device-desk.js');
  return deviceDesk(key, { choices: deviceChoices, capture, localSource });
}

/** What an agent can choose from: a word that stands for an order, or a codec of this browser's. */
export function codecChoices(): { readonly presets: readonly CodecPreset[]; readonly codecs: readonly string[] } {
  return { presets: CODEC_PRESETS, codecs: usableVideoCodecs() };
}

/** Without a secure context, or in a browser without WebRTC, nobody can be heard. */
export function canCall(): boolean {
  return 'RTCPeerConnection' in globalThis && 'mediaDevices' in navigator;
}

export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

/** The session knows streams only as something a view can show. */
export function asStream(value: unknown): MediaStream | null {
  return value instanceof MediaStream ? value : null;
}
