const [WIDTH, HEIGHT] = [270, 480];
const FRAMES_PER_SECOND = 15;

/** A camera of one's own for a simulated phone (`devices.camera`): Jonas, who sways and blinks for as long as the track lives. */
export function jonasCamera(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const brush = canvas.getContext('2d');
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (brush === null || track === undefined) throw new Error('This page cannot draw a picture.');
  const draw = (): void => drawJonas(brush, performance.now() / 1_000);
  draw();
  const timer = setInterval(() => {
    if (track.readyState === 'live') draw();
    else clearInterval(timer);
  }, 1_000 / FRAMES_PER_SECOND);
  return track;
}

/** As in portraits/jonas.svg, in a square of 96 with the face around (48, 45), and with eyes and a mouth. */
function drawJonas(brush: CanvasRenderingContext2D, seconds: number): void {
  const sway = Math.sin(seconds * 1.1);
  brush.resetTransform();
  brush.fillStyle = '#cfe0e4';
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  brush.setTransform(3.9, 0, 0, 3.9, WIDTH / 2 + sway * 2, 232 + Math.sin(seconds * 1.7));
  brush.translate(-48, -46);
  fill(brush, '#2f4d63', 'M7 145c0-26 1-44 7-54 6-12 18-16 34-16s28 4 34 16c6 10 7 28 7 54z');
  fill(brush, '#d9a78b', 'M39 58h18v15c0 5-4 8-9 8s-9-3-9-8z');
  brush.rotate(sway * 0.015);
  disc(brush, '#e6b598', 30.8, 46, 2.6, 4);
  disc(brush, '#e6b598', 65.2, 46, 2.6, 4);
  disc(brush, '#efc4a8', 48, 45, 17, 20);
  fill(brush, '#b07b40', 'M31 45c0 16 7 23.5 17 23.5S65 61 65 45c-1 6-4 9-8 9.5-6-1.5-12-1.5-18 0-4-.5-7-3.5-8-9.500z');
  fill(brush, '#a06f36', 'M30.5 43c-2-16 7-23 18-23s18.5 7 17 23c-2-6-4-10-7-12-7 3-16 2.5-21 0-3.5 2-5.5 6-7 12z');
  const isClosed = seconds % 4.3 > 4.1;
  for (const x of [41.2, 54.8]) {
    disc(brush, '#4a3424', x, 44, 1.8, isClosed ? 0.4 : 2.1);
    curve(brush, '#8a5c2b', x, 39, 3, -1.6);
  }
  curve(brush, '#c9906f', 48, 50, 1.6, 1.4);
  curve(brush, '#8d4338', 48, 58, 5, 3 + Math.max(0, Math.sin(seconds * 0.9)) * 1.5);
}

function fill(brush: CanvasRenderingContext2D, colour: string, path: string): void {
  brush.fillStyle = colour;
  brush.fill(new Path2D(path));
}

function disc(brush: CanvasRenderingContext2D, colour: string, x: number, y: number, wide: number, high: number): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  brush.fill();
}

/** A brow, a nose or a smile: `half` to each side of `x`, bent downwards. */
function curve(brush: CanvasRenderingContext2D, colour: string, x: number, y: number, half: number, bend: number): void {
  brush.strokeStyle = colour;
  brush.lineWidth = 1.2;
  brush.lineCap = 'round';
  brush.beginPath();
  brush.moveTo(x - half, y);
  brush.quadraticCurveTo(x, y + bend, x + half, y);
  brush.stroke();
}
