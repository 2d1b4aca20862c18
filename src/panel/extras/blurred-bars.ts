import type { Kit } from '../extras.js';
import { adopt } from './adopt.js';
import { barStyles } from './blurred-bars.css.js';
import type { CallPart } from './call-part.js';

/** So few pixels cost nothing to draw, and the browser scales them up softly. */
const SIZE = 32;
/** Drawn at these places at once, a picture is blurred: not every browser knows a blur of its own for a canvas. */
const AROUND = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));
/** Four times a second, each softly over the one before. */
const EVERY_MS = 250;
const SHARE = 0.35;
/** Bars that are a smaller part of the stage than this are left as they are. */
const WORTH_IT = 0.1;

/**
 * Where the picture leaves bars, as a phone held upright does on a wide stage, the same picture, blurred, lies behind it: on a
 * canvas of a few pixels. A second video with a blur by CSS costs as much as all the rest of the panel (measured).
 */
export function blurredBars({ html, root }: Kit, roots: ReadonlySet<ShadowRoot>): CallPart {
  adopt(root, barStyles);
  const calm = matchMedia('(prefers-reduced-motion), (forced-colors: active)');
  const sketches = [sketch(), sketch()] as const;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const drawAll = () => {
    let needed = false;
    for (const drawn of roots) needed = draw(drawn, sketches) || needed;
    return needed;
  };
  return {
    stage: () => html`<canvas class="blurred" width=${SIZE} height=${SIZE} aria-hidden="true"></canvas>`,
    updated() {
      if (calm.matches || !drawAll()) stop();
      else timer ??= setInterval(drawAll, EVERY_MS);
    },
    disconnected: stop,
  };
}

/** Returns whether there are bars to fill. */
function draw(root: ShadowRoot, [one, other]: readonly [Sketch, Sketch]): boolean {
  const video = root.querySelector<HTMLVideoElement>('[part~="remote-video"]');
  const canvas = root.querySelector<HTMLCanvasElement>('.blurred');
  if (video === null || canvas === null) return false;
  const shown = !video.hidden && !video.classList.contains('waiting') && barsOf(video) > WORTH_IT;
  const share = canvas.classList.contains('lit') ? SHARE : 1;
  canvas.classList.toggle('lit', shown);
  if (!shown || canvas.ownerDocument.hidden) return shown;
  const pen = canvas.getContext('2d');
  if (pen === null) return shown;
  one?.drawImage(video, 0, 0, SIZE, SIZE);
  blur(one, other, 3);
  blur(other, one, 2);
  pen.globalAlpha = share;
  if (one) pen.drawImage(one.canvas, 0, 0);
  return shown;
}

type Sketch = CanvasRenderingContext2D | null;

function sketch(): Sketch {
  return Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE }).getContext('2d');
}

function blur(from: Sketch, to: Sketch, by: number): void {
  if (from === null || to === null) return;
  // Each over those before it with such a weight that all count the same; a little larger, so that the edges stay covered.
  AROUND.forEach(([x, y], index) => {
    to.globalAlpha = 1 / (index + 1);
    to.drawImage(from.canvas, (x - 1) * by, (y - 1) * by, SIZE + 2 * by, SIZE + 2 * by);
  });
  to.globalAlpha = 1;
}

/** What share of the stage the picture leaves empty. */
function barsOf({ videoWidth, videoHeight, clientWidth, clientHeight }: HTMLVideoElement): number {
  const ratio = (videoWidth * clientHeight) / (videoHeight * clientWidth);
  return ratio > 0 ? 1 - Math.min(ratio, 1 / ratio) : 0;
}
