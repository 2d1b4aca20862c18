import type { Kit } from '../extras.js';
import type { View } from '../view.js';

/** Where a browser lets it sound, a ring has begun by then, in ms. */
const BEGUN_MS = 400;

/**
 * After a reload the browser holds sound back until the page is touched: then somebody calls, and nothing is heard. The agent is
 * shown the button that turns the sound on; wherever the page is touched first, the ring is let out.
 */
export function blockedRing({ actions, deviceChoices }: Kit): { updated: (view: View) => void; end: () => void } {
  let watching: AbortController | null = null;
  let told = false;

  const tell = (soundBlocked: boolean) => {
    if (soundBlocked === told) return;
    told = soundBlocked;
    queueMicrotask(() => actions.set({ soundBlocked })); // another drawing, after the one that found out
  };

  /** The ring that should be heard and is not. */
  const heldRing = () => {
    const { ringer } = deviceChoices.sounds;
    return ringer !== undefined && isHeld(ringer) ? ringer : null;
  };

  const watch = ({ signal }: AbortController) => {
    const look = () => tell(heldRing() !== null);
    const letOut = () => {
      const ring = heldRing();
      if (ring !== null) begin(ring).then(look, () => undefined);
    };
    setTimeout(() => {
      if (signal.aborted) return;
      look();
      // A finger lets sound out when it is lifted, not when it is put down.
      for (const gesture of ['pointerdown', 'pointerup', 'keydown']) document.addEventListener(gesture, letOut, { signal, capture: true });
    }, BEGUN_MS);
  };

  const end = () => {
    watching?.abort();
    watching = null;
    tell(false);
  };

  return {
    updated({ call }) {
      if (call?.phase !== 'incoming' || call.pending !== null) end();
      else if (watching === null) watch((watching = new AbortController()));
    },
    end,
  };
}

/** What rang before is over: a file was taken away from its element, notes were closed. */
function isHeld(sound: HTMLMediaElement | AudioNode): boolean {
  return sound instanceof AudioNode ? sound.context.state === 'suspended' : sound.paused && sound.hasAttribute('src');
}

function begin(sound: HTMLMediaElement | AudioNode): Promise<void> {
  if (!(sound instanceof AudioNode)) return sound.play();
  return sound.context instanceof AudioContext ? sound.context.resume() : Promise.resolve();
}
