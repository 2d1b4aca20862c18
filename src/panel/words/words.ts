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
  /** Everything else that is shown or announced. */
  readonly texts: Readonly<Record<TextName, string>>;
  /** What only those parts say that come in files of their own; in English it is loaded, as other languages are. */
  readonly extras: Readonly<Partial<Record<ExtraName, string>>>;
}

/** A language whose file holds all of it. */
export interface WholeWords extends Words {
  readonly extras: Readonly<Record<ExtraName, string>>;
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

export type ExtraName = DeviceText | ShortcutText | AlertText | StageText | RatingText | PermissionText | NextStep | HelpText;

type DeviceText =
  | 'none'
  | 'video-codec'
  | 'codec-sent'
  | 'codec-received'
  | 'codec-any'
  | `codec-${CodecPreset}`
  | 'speaker'
  | 'ringer'
  | 'system-default'
  | 'not-connected'
  | 'none-found'
  | 'now-using'
  | 'allow-devices'
  | 'preview'
  | 'preview-end'
  | 'preview-picture'
  | 'level'
  | 'level-hint'
  | 'test-sound'
  | 'echo-cancellation'
  | 'noise-suppression'
  | 'auto-gain'
  | 'blur'
  | 'speaker-by-system'
  | 'other-speaker'
  | 'shortcuts';

/** What was set by a shortcut, for a screen reader. */
type ShortcutText = 'microphone-is-on' | 'microphone-is-off';

type AlertText = 'alert-notification' | 'alert-title' | 'alert-blocked';

type StageText = 'small-window' | 'small-window-close' | 'full-screen' | 'full-screen-leave' | 'speaking-muted';

type RatingText = 'rate' | 'rated';

type PermissionText =
  | 'permission-checking'
  | 'permission-granted'
  | 'permission-until'
  | 'permission-none'
  | 'permission-rejected'
  | 'permission-asked'
  | 'permission-ask'
  | 'permission-failed'
  | 'permission-check'
  | 'limit-calls'
  | 'limit-requests';

/** What to do after a call that nobody took. */
type NextStep = 'next-not-answered' | 'next-declined';

/** How to give leave for a device again, by what stands in the way. */
type HelpText = 'help-chromium' | 'help-firefox' | 'help-safari' | 'help-macos' | 'help-windows' | 'help-frame';

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
