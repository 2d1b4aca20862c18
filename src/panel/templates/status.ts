import type { CallSnapshot } from '../../session/snapshot.js';
import { clock } from '../format.js';
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
  const { call, words, phase } = view;
  if (view.error !== null) {
    return { tone: 'danger', text: words.errors[view.error.code][0], time: null };
  }
  if (call === null) {
    return { tone: 'quiet', text: words.phases.idle, time: null };
  }
  if (phase === 'reconnecting') {
    return { tone: 'warning', text: words.phases.reconnecting, time: null };
  }
  const [warning] = call.warnings;
  if (warning !== undefined && phase === 'active') {
    return { tone: 'warning', text: words.warnings[warning], time: null };
  }
  const pending = pendingKind(call);
  if (pending !== null) {
    return { tone: 'quiet', text: words.pending[pending], time: null };
  }
  return { tone: phase === 'active' ? 'good' : 'quiet', text: words.phases[phase], time: timeOf(view) };
}

/** A camera turned on while it still rings is waiting for the consumer, not for anything the agent need know about. */
function pendingKind({ phase, pending, camera, screen }: CallSnapshot): PendingKind | null {
  if (pending !== null || phase !== 'active') {
    return phase === 'ended' ? null : pending;
  }
  if (screen.wanted !== screen.acknowledged) {
    return screen.wanted ? 'screen-on' : 'screen-off';
  }
  if (camera.wanted !== camera.acknowledged) {
    return camera.wanted ? 'camera-on' : 'camera-off';
  }
  return null;
}

function timeOf({ call, phase, now, language }: View): string | null {
  switch (phase) {
    case 'active':
      return call?.startedAt == null ? null : clock(now - call.startedAt, language);
    case 'incoming':
    case 'ringing':
      return call === null ? null : clock(now - call.createdAt, language);
    case 'ended':
      return call?.end?.duration == null ? null : clock(call.end.duration * 1000, language);
    case 'idle':
    case 'dialing':
    case 'connecting':
    case 'reconnecting':
      return null;
  }
}

/** What a screen reader is told: the same line without its digits, so that it speaks only when the state changes. */
export function spokenStatus(view: View): string {
  const { call, words, person } = view;
  const name = person?.name ?? '';
  if (view.error !== null || call === null) {
    return ''; // the message speaks for itself, and nobody needs to hear that nothing happens
  }
  if (view.phase === 'incoming') {
    return fill(words.texts.incoming, { name });
  }
  if (call.end !== null) {
    return fill(words.ends[call.end.reason], { name });
  }
  const { tone, text } = statusOf(view);
  return tone === 'warning' ? text : words.phases[call.phase]; // what is pending was asked for by the agent a moment ago
}
