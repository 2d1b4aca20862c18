import type { CallErrorCode } from '../../protocol/call-error.js';
import type { CallWarningCode } from '../../session/ports.js';
import type { CallPhase, EndReason } from '../../session/snapshot.js';
import type { CodecPreset } from '../media-engine.js';
import { en } from './en.js';

/**
 * Everything the panel says, in one language. Plain data, so that a language is one small file and a host can hand in its
 * own. `{name}` stands for the consumer, `{time}` for a duration or a time of day.
 */
export interface Words {
  /** The status line. */
  readonly phases: Readonly<Record<CallPhase | 'idle', string>>;
  /** What happened, then what to do about it. */
  readonly errors: Readonly<Record<CallErrorCode, readonly [happened: string, help: string]>>;
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
}

export type PendingKind = 'accept' | 'hang-up' | 'camera-on' | 'camera-off' | 'screen-on' | 'screen-off';

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
  | 'none'
  | 'connection'
  | 'quality-good'
  | 'quality-fair'
  | 'quality-poor'
  | 'round-trip'
  | 'video-codec'
  | 'codec-sent'
  | 'codec-received'
  | 'codec-any'
  | `codec-${CodecPreset}`
  | 'other-device';

/** Some of the words, by group: what a host hands in to say things its own way. */
export type WordsOverride = { readonly [Group in keyof Words]?: Partial<Words[Group]> };

/** One entry a language. Each is loaded when a panel first needs it; English is always there. */
const languages: Readonly<Record<string, () => Promise<Words>>> = {};

const loaded = new Map<string, Words>([['en', en]]);

/** `pt-BR` before `pt`; null when there is no such language. */
function matchLanguage(tag: string): string | null {
  const wanted = tag.toLowerCase();
  const known = [...loaded.keys(), ...Object.keys(languages)];
  const [base = ''] = wanted.split('-');
  return known.find((key) => key.toLowerCase() === wanted) ?? known.find((key) => key.toLowerCase() === base) ?? null;
}

/** The words of a language, at once when they are there; until they are loaded, and when there are none, English. */
export function wordsFor(tag: string, whenLoaded: () => void): Words {
  const key = matchLanguage(tag) ?? 'en';
  const ready = loaded.get(key);
  if (ready) {
    return ready;
  }
  languages[key]?.().then(
    (words) => {
      loaded.set(key, words);
      whenLoaded();
    },
    () => undefined, // the file did not come: the panel stays in English, and asks again when it renders next
  );
  return en;
}

export function withOverride(words: Words, override: WordsOverride | null): Words {
  return override === null || typeof override !== 'object'
    ? words
    : {
        phases: { ...words.phases, ...override.phases },
        errors: { ...words.errors, ...override.errors },
        ends: { ...words.ends, ...override.ends },
        warnings: { ...words.warnings, ...override.warnings },
        pending: { ...words.pending, ...override.pending },
        buttons: { ...words.buttons, ...override.buttons },
        hints: { ...words.hints, ...override.hints },
        impossible: { ...words.impossible, ...override.impossible },
        texts: { ...words.texts, ...override.texts },
      };
}

/** The nearest `lang` attribute, through shadow roots; a tag that `Intl` accepts, `en` when there is none. */
export function nearestLanguage(element: Element): string {
  let from: Element | null = element;
  while (from !== null) {
    const holder: Element | null = from.closest('[lang]');
    if (holder !== null) {
      return canonicalTag(holder.getAttribute('lang') ?? '');
    }
    const root: Node = from.getRootNode();
    from = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}

function canonicalTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en'; // not a language tag at all
  }
}

/** Puts values into `{placeholders}`. Each is isolated, so that a name in the other direction leaves the sentence in order. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    return value === undefined ? placeholder : `\u2068${value}\u2069`;
  });
}
