import type { Kit } from '../extras.js';
import { adopt } from './adopt.js';
import type { CallPart } from './call-part.js';
import { pictureStyles } from './watch-pictures.css.js';

/** A picture that has not changed for so long (ms) is dimmed: what it shows is past. */
const STILL_AFTER = 3000;

interface Watched {
  /** Whether a frame has been shown since the picture was turned on. */
  seen: boolean;
  asked: boolean;
  lastFrameAt: number;
}

/**
 * A picture that is announced is shown when its first frame is there: until then the avatar stays, and the self-view is not a
 * black box. A browser that does not tell of frames shows it at once.
 */
export function watchPictures({ root, host }: Kit, roots: ReadonlySet<ShadowRoot>): CallPart {
  adopt(root, pictureStyles);
  const watched = new WeakMap<HTMLVideoElement, Watched>();
  /** A picture may have played for a while when this file comes: it is left alone. */
  let isNew = true;

  const watch = (video: HTMLVideoElement) => {
    if (video.closest('[hidden]') !== null) {
      watched.delete(video);
      video.classList.remove('waiting', 'still');
      return;
    }
    const now = performance.now();
    const known = watched.get(video);
    const state = known ?? { seen: isNew && video.videoWidth > 0, asked: false, lastFrameAt: now };
    if (known === undefined) {
      watched.set(video, state);
      video.classList.toggle('waiting', !state.seen);
    }
    if (video.ownerDocument.hidden) state.lastFrameAt = now; // nothing is drawn there, so nothing is told either
    video.classList.toggle('still', state.seen && now - state.lastFrameAt > STILL_AFTER);
    if (state.asked) return;
    state.asked = true;
    video.requestVideoFrameCallback(() => {
      const first = !state.seen;
      Object.assign(state, { seen: true, asked: false, lastFrameAt: performance.now() });
      if (watched.get(video) !== state) return;
      video.classList.remove('waiting', 'still');
      if (first) host.requestUpdate(); // now its size is known
    });
  };

  return {
    updated() {
      if (!('requestVideoFrameCallback' in HTMLVideoElement.prototype)) return;
      for (const drawn of roots) drawn.querySelectorAll<HTMLVideoElement>('[part~="remote-video"], [part~="self-view"] video').forEach(watch);
      isNew = false;
    },
  };
}
