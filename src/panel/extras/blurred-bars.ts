import type { Extra, Kit } from '../extras.js';
import { adopt } from './adopt.js';
import { barStyles } from './blurred-bars.css.js';

/** So small a picture costs nothing to draw, and is blurred anyway. */
const SIZE = 32;
/** Four times a second, each softly over the one before. */
const EVERY_MS = 250;
const SHARE = 0.35;
/** Bars that are a smaller part of the stage than this are left as they are. */
const WORTH_IT = 0.1;

/**
 * Where the picture leaves bars, as a phone held upright does on a wide stage, the same picture, blurred, lies behind it. A
 * canvas of a few pixels that the browser scales up: a second video would cost as much as the first.
 */
export function blurredBars({ html, root }: Kit, roots: ReadonlySet<ShadowRoot>): Extra {
  adopt(root, barStyles);
  const calm = matchMedia('(prefers-reduced-motion), (forced-colors: active)');
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    stage: () => html`<canvas class="blurred" width=${SIZE} height=${SIZE} aria-hidden="true"></canvas>`,
    updated() {
      let needed = false;
      for (const drawn of roots) needed = draw(drawn) || needed;
      if (!needed || calm.matches) stop();
      else timer ??= setInterval(() => {
        for (const drawn of roots) draw(drawn);
      }, EVERY_MS);
    },
    disconnected: stop,
  };
}

/** Returns whether there are bars to fill. */
function draw(root: ShadowRoot): boolean {
  const video = root.querySelector<HTMLVideoElement>('[part~="remote-video"]');
  const canvas = root.querySelector<HTMLCanvasElement>('.blurred');
  if (video === null || canvas === null) return false;
  const shown = !video.hidden && !video.classList.contains('waiting') && barsOf(video) > WORTH_IT;
  const wasShown = canvas.classList.contains('lit');
  canvas.classList.toggle('lit', shown);
  const pen = shown && !canvas.ownerDocument.hidden ? canvas.getContext('2d') : null;
  if (pen === null) return shown;
  pen.globalAlpha = wasShown ? SHARE : 1;
  pen.drawImage(video, 0, 0, SIZE, SIZE);
  return shown;
}

/** What share of the stage the picture leaves empty. */
function barsOf({ videoWidth, videoHeight, clientWidth, clientHeight }: HTMLVideoElement): number {
  const ratio = (videoWidth * clientHeight) / (videoHeight * clientWidth);
  return ratio > 0 ? 1 - Math.min(ratio, 1 / ratio) : 0;
}
