import { resolveDialect } from '../protocol/resolve-dialect.js';
import type { Dialect } from '../protocol/dialect.js';
import { parseVideoCodecs } from '../rtc/codec-choice.js';
import { webRtcMediaEngine } from '../rtc/webrtc-media-engine.js';
import type { CreateMediaEngine } from '../session/ports.js';

/** The one place where the panel meets the browser's WebRTC. */
export interface MediaSettings {
  readonly rtcConfiguration: RTCConfiguration | null;
  readonly videoCodecs: string | null;
  readonly dialect: Partial<Dialect> | null;
}

/** The settings are read when a call begins, so that a change of them is heeded by the next call. */
export function mediaEngineFor(settings: () => MediaSettings): CreateMediaEngine {
  return (emit) => {
    const { rtcConfiguration, videoCodecs, dialect } = settings();
    const options = { dialect: resolveDialect(dialect), videoCodecs: codecNames(videoCodecs) };
    return webRtcMediaEngine(rtcConfiguration === null ? options : { ...options, rtcConfiguration })(emit);
  };
}

/** Attributes already warned about: each call reads its attribute again, but its mistakes are told once. */
const warned = new Set<string>();

function codecNames(attribute: string | null): readonly string[] {
  return parseVideoCodecs(attribute, (warning: string) => {
    if (!warned.has(warning)) {
      warned.add(warning);
      console.warn(warning);
    }
  });
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
