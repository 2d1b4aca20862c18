import type { CallSnapshot, MediaChoice } from '../../session/snapshot.js';
import { clock } from '../format.js';
import { timerStart } from '../ticker.js';
import type { View } from '../view.js';
import { fill, type PendingKind } from '../words/words.js';

export interface Status {
  readonly tone: 'danger' | 'warning' | 'quiet' | 'good';
  readonly text: string;
  /** Digits beside the text, or in its place; null when nothing is counted. */
  readonly time: string | null;
}

/** The one line that tells the state: an error, else reconnecting, else a warning, else what is pending, else the phase and its timer. */
export function statusOf(view: View): Status {
  const { call, words, phase, error } = view;
  const without = (tone: Status['tone'], text: string): Status => ({ tone, text, time: null });
  if (error !== null) {
    return without('danger', words.errors[error.code][0]);
  }
  if (phase === 'reconnecting') {
    return without('warning', words.phases.reconnecting);
  }
  const [code] = phase === 'active' ? (call?.warnings ?? []) : [];
  const warning = code === undefined ? view.say('warning') : words.warnings[code];
  if (warning !== null) {
    return without('warning', warning);
  }
  if (view.ending) {
    return without('quiet', words.impossible.busy);
  }
  const pending = call && pendingKind(call);
  if (pending !== null) {
    return without('quiet', words.pending[pending]);
  }
  return { tone: phase === 'active' ? 'good' : 'quiet', text: words.phases[phase], time: timeOf(view) };
}

/** A camera turned on while it still rings is waiting for the consumer, not for anything the agent need know about. */
function pendingKind({ phase, pending, camera, screen }: CallSnapshot): PendingKind | null {
  if (pending !== null || phase !== 'active') {
    return phase === 'ended' ? null : pending;
  }
  return changeOf('screen', screen) ?? changeOf('camera', camera);
}

function changeOf(name: 'screen' | 'camera', { wanted, acknowledged }: MediaChoice): PendingKind | null {
  return wanted === acknowledged ? null : `${name}-${wanted ? 'on' : 'off'}`;
}

function timeOf({ call, now, language }: View): string | null {
  const since = call && timerStart(call);
  const ms = since === null ? call?.end?.duration && call.end.duration * 1000 : now - since;
  return ms == null ? null : clock(ms, language);
}

/** What a screen reader is told: the same line without its digits, so that it speaks only when the state changes. */
export function spokenStatus(view: View): string {
  const { call, words, person } = view;
  const name = person?.name ?? '';
  if (call === null) {
    return ''; // nobody needs to hear that nothing happens
  }
  if (view.phase === 'incoming') {
    return fill(words.texts.incoming, { name });
  }
  if (call.end !== null) {
    return view.ending ? words.impossible.busy : fill(words.ends[call.end.reason], { name });
  }
  const { tone, text } = statusOf(view);
  return tone === 'warning' ? text : words.phases[call.phase]; // what is pending was asked for by the agent a moment ago
}
