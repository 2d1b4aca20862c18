import type { CallErrorCode } from '../../protocol/call-error.js';
import type { CallWarningCode } from '../../session/ports.js';
import type { CallPhase, EndReason } from '../../session/snapshot.js';
import type { CodecPreset } from '../media-engine.js';

/**
 * Everything the panel says, in one language. Plain data, so that a language is one small file and a host can hand in its
 * own. `{name}` stands for the consumer, `{time}` for a duration or a time of day.
 */
export interface Words {
  /** The status line. */
  readonly phases: Readonly<Record<CallPhase | 'idle', string>>;
  /** What happened, then what to do about it (which English has only once it is loaded). */
  readonly errors: Readonly<Record<CallErrorCode, readonly [happened: string, help?: string]>>;
  readonly ends: Readonly<Record<EndReason, string>>;
  readonly warnings: Readonly<Record<CallWarningCode, string>>;
  /** While a change is under way. */
  readonly pending: Readonly<Record<PendingKind, string>>;
  /** Names of buttons, shown under their icons where there is room. */
  readonly buttons: Readonly<Record<ButtonName, string>>;
  /** What a button does now, shown on hover. */
  readonly hints: Readonly<Record<HintName, string>>;
  /** Why the panel, or one of its buttons, cannot be used. */
  readonly impossible: Readonly<Record<ImpossibleReason, string>>;
  /** Everything else that is shown or announced. What devices and codecs are called has an English of its own, in `devices.ts`. */
  readonly texts: Readonly<Record<TextName, string> & Partial<Record<DeviceTextName, string>>>;
}

export type PendingKind = 'accept' | 'camera-on' | 'camera-off' | 'screen-on' | 'screen-off';

export type ButtonName =
  | 'dial'
  | 'dial-again'
  | 'accept'
  | 'accept-video'
  | 'decline'
  | 'hang-up'
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'devices'
  | 'unlock'
  | 'done'
  | 'dismiss'
  | 'copy'
  | 'accept-waiting'
  | 'back'
  | 'hide-self'
  | 'show-self';

export type HintName = 'microphone-on' | 'microphone-off' | 'camera-on' | 'camera-off' | 'screen-on' | 'screen-off' | 'devices' | 'move-self';

export type ImpossibleReason =
  | 'no-call'
  | 'not-answered'
  | 'no-screen'
  | 'unsupported-browser'
  | 'no-adapter'
  | 'no-page'
  | 'no-consumer'
  | 'busy';

export type TextName =
  | 'panel'
  | 'controls'
  | 'nobody'
  | 'caller'
  | 'expecting'
  | 'may-call'
  | 'incoming'
  | 'answer-within'
  | 'lasted'
  | 'waiting'
  | 'waiting-since'
  | 'ends-current'
  | 'remote-muted'
  | 'camera-turned-on'
  | 'camera-turned-off'
  | 'self-view'
  | 'details'
  | 'connection'
  | 'quality-good'
  | 'quality-fair'
  | 'quality-poor';

export type DeviceTextName = 'none' | 'video-codec' | 'codec-sent' | 'codec-received' | 'codec-any' | `codec-${CodecPreset}` | 'other-device';

/** Some of the words, by group: what a host hands in to say things its own way. */
export type WordsOverride = { readonly [Group in keyof Words]?: Partial<Words[Group]> };

export function withOverride(words: Words, override: WordsOverride | null): Words {
  if (override === null || typeof override !== 'object') {
    return words;
  }
  const merged = structuredClone(words);
  for (const [group, texts] of Object.entries(merged)) {
    const own: unknown = Reflect.get(override, group);
    Object.assign(texts, own);
  }
  return merged;
}

/** Puts values into `{placeholders}`. Each is isolated, so that a name in the other direction leaves the sentence in order. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    return value === undefined ? placeholder : `\u2068${value}\u2069`;
  });
}
