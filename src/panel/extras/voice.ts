import type { Kit } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { openEar, type Ear } from './ear.js';
import { hear, QUIET, type Speech } from './speech.js';
import { voiceStyles } from './voice.css.js';

const EVERY_MS = 66;
/** Who wants no motion sees the level in so many steps, and for at least so long each. */
const STEPS = 3;
const STEP_MS = 500;

/** The agent's own voice: how loud it is, as an arc on the rim of the microphone's button; and a word when it speaks while muted. */
export function voice({ html, root, host }: Kit, roots: ReadonlySet<ShadowRoot>): CallPart {
  adopt(root, voiceStyles);
  const calm = matchMedia('(prefers-reduced-motion)');
  let ear: Ear | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let muted = false;
  let speech: Speech = QUIET;
  let shown = 0;
  let shownAt = 0;

  const listen = () => {
    if (ear === null) return;
    const now = performance.now();
    if (muted) {
      const before = speech.speaking;
      speech = hear(speech, ear.decibels(), now);
      if (speech.speaking !== before) host.requestUpdate();
    } else if (!root.ownerDocument.hidden || roots.size > 1) {
      const level = levelOf(ear.decibels());
      if (!calm.matches) show(Math.max(level, shown < 0.02 ? 0 : shown * 0.7));
      else if (now - shownAt >= STEP_MS) show(Math.round(level * STEPS) / STEPS);
    }
  };

  /** Straight into the drawing: the panel is not drawn anew fifteen times a second. */
  const show = (level: number) => {
    if (level === shown) return;
    shown = level;
    shownAt = performance.now();
    for (const drawn of roots) {
      const arc = drawn.querySelector('.level circle');
      arc?.setAttribute('stroke-dasharray', `${(level * 100).toFixed(1)} 100`);
      arc?.setAttribute('transform', `rotate(${(90 - level * 180).toFixed(1)} 22 22)`); // grows from below, to both sides
      arc?.toggleAttribute('hidden', level === 0);
    }
  };

  const close = () => {
    clearInterval(timer);
    ear?.close();
    ear = null;
    speech = QUIET;
  };

  return {
    updated(view) {
      if (!isInCall(view)) {
        close();
        return;
      }
      const nowMuted = view.call?.microphone.wanted === false;
      if (nowMuted !== muted) {
        muted = nowMuted;
        speech = QUIET;
        show(0);
      }
      if (ear === null) {
        ear = openEar();
        if (ear !== null) timer = setInterval(listen, EVERY_MS);
      }
      ear?.turnTo(view.localStream);
    },
    disconnected: close,
    microphone: ({ phase, call }) =>
      phase === 'active' && call?.microphone.wanted
        ? html`<svg class="level" viewBox="0 0 44 44" aria-hidden="true"><circle cx="22" cy="22" r="20.75" pathLength="100" stroke-dasharray="0 100" hidden/></svg>`
        : null,
    warning: (view) => (isInCall(view) && view.call?.microphone.wanted === false && speech.speaking ? view.words.extras['speaking-muted'] : null),
  };
}

/** A microphone is listened to during a call, and not a moment longer. */
function isInCall({ phase }: View): boolean {
  return phase === 'active' || phase === 'reconnecting';
}

/** From −55 dB, which is a quiet room, to −15 dB, which is a loud voice. */
function levelOf(decibels: number): number {
  return Math.min(1, Math.max(0, (decibels + 55) / 40));
}
