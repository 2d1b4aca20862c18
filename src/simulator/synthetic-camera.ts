import type { MediaSource } from './media-source.js';

const WIDTH = 270;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 15;

/** A portrait picture, as phones send: a face that sways on a ground that changes colour. */
export function syntheticCamera(): MediaSource {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('This page cannot draw the picture of the simulated camera.');
  draw(brush, 0);
  const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
  if (track === undefined) throw new Error('The simulated camera has no track.');
  const started = performance.now();
  // A timer rather than animation frames: those stop altogether in a page that is not seen.
  const timer = setInterval(() => draw(brush, (performance.now() - started) / 1_000), 1_000 / FRAMES_PER_SECOND);
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

function draw(brush: CanvasRenderingContext2D, seconds: number): void {
  const sway = Math.sin(seconds * 1.3);
  const centre = WIDTH / 2 + sway * 18;
  brush.fillStyle = `hsl(${200 + Math.sin(seconds / 4) * 40} 35% 32%)`;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  brush.fillStyle = 'hsl(210 30% 60%)';
  disc(brush, centre - sway * 8, HEIGHT + 40, 150);
  brush.fillStyle = 'hsl(28 45% 72%)';
  disc(brush, centre, HEIGHT * 0.45, 78);
  brush.fillStyle = 'hsl(20 30% 22%)';
  disc(brush, centre - 28, HEIGHT * 0.43, 7);
  disc(brush, centre + 28, HEIGHT * 0.43, 7);
  brush.beginPath();
  brush.ellipse(centre, HEIGHT * 0.52, 22, 6 + Math.abs(Math.sin(seconds * 5)) * 9, 0, 0, Math.PI * 2);
  brush.fill();
}

function disc(brush: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, Math.PI * 2);
  brush.fill();
}
