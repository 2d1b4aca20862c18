import type { MediaSource } from './media-source.js';

const WIDTH = 270;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 15;

/** A portrait picture, as phones send: somebody at home by a window, who sways, blinks, smiles and talks now and then. */
export function syntheticCamera(): MediaSource {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('This page cannot draw the picture of the simulated camera.');
  const room = paintedRoom();
  const shapes = portraitShapes();
  const draw = (seconds: number): void => {
    brush.resetTransform();
    brush.drawImage(room, 0, 0);
    drawPerson(brush, shapes, seconds);
  };
  draw(0);
  const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
  if (track === undefined) throw new Error('The simulated camera has no track.');
  const started = performance.now();
  // A timer rather than animation frames: those stop altogether in a page that is not seen.
  const timer = setInterval(() => draw((performance.now() - started) / 1_000), 1_000 / FRAMES_PER_SECOND);
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** What stands still is painted once: a wall in the light of a window, and a plant. */
function paintedRoom(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d');
  if (brush === null) return canvas;
  const wall = brush.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wall.addColorStop(0, '#f6e6d6');
  wall.addColorStop(0.55, '#ecd2bd');
  wall.addColorStop(1, '#d9b89f');
  brush.fillStyle = wall;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  const glow = brush.createRadialGradient(40, 110, 10, 40, 110, 190);
  glow.addColorStop(0, '#fffaf0');
  glow.addColorStop(1, '#fffaf000');
  brush.fillStyle = glow;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  brush.fillStyle = '#8fae8b';
  for (const [x, y, turn] of [[236, 236, -0.5], [258, 214, 0.1], [250, 262, -1], [274, 246, 0.6]] as const) ellipse(brush, x, y, 13, 40, turn);
  brush.fillStyle = '#b5775a';
  brush.fill(new Path2D('M222 286h60v64h-50z'));
  return canvas;
}

type Shapes = ReturnType<typeof portraitShapes>;

/** Drawn in a square of 96, as portraits are, with the face around (48, 47). Made when needed: a page on a server has no paths. */
function portraitShapes() {
  return {
    hair: new Path2D('M25 90c-3-14 0-27 0-43 0-18 9-28 23-28s23 10 23 28c0 16 3 29 0 43-12 6-34 6-46 0z'),
    body: new Path2D('M8 150c-1-26 0-46 6-56 5-9 15-13 26-15l8 3 8-3c11 2 21 6 26 15 6 10 7 30 6 56z'),
    neck: new Path2D('M41 58h14v17c4 2 5 4 2 7-5 4-13 4-18 0-3-3-2-5 2-7z'),
    fringe: new Path2D('M31.5 48c-1-16 6-24 16.5-24s17.5 8 16.5 24c-1-7-3.5-12-9-16-6 4-14 6-19.5 7-2 2-4 5-4.5 9z'),
    strand: new Path2D('M31 50c-4 14-7 28-4 43 4 4 10 2 10-4 0-11-5-21-4-35z'),
  };
}

function drawPerson(brush: CanvasRenderingContext2D, shapes: Shapes, seconds: number): void {
  const sway = Math.sin(seconds * 1.1);
  toSquare(brush, sway * 0.5, Math.sin(seconds * 1.7) * 0.3, sway * 0.004);
  const square = brush.getTransform();
  const turnHead = (): void => {
    brush.setTransform(square);
    turnAround(brush, 48, 76, Math.sin(seconds * 0.8) * 0.035 + sway * 0.015);
  };
  turnHead();
  fill(brush, shapes.hair, '#4b2b22');
  brush.setTransform(square);
  fill(brush, shapes.body, '#c2584a');
  fill(brush, shapes.neck, '#cf9270');
  turnHead();
  brush.fillStyle = '#b97c5d';
  ellipse(brush, 48, 65.5, 6.2, 4.6);
  brush.fillStyle = '#e0a884';
  ellipse(brush, 48, 47.5, 16, 19);
  drawFace(brush, seconds);
  fill(brush, shapes.fringe, '#57342a');
  fill(brush, shapes.strand, '#57342a');
  turnOver(brush, 48);
  fill(brush, shapes.strand, '#57342a');
}

function drawFace(brush: CanvasRenderingContext2D, seconds: number): void {
  brush.fillStyle = '#e58b7155';
  for (const x of [38.5, 57.5]) ellipse(brush, x, 54, 4, 2.6);
  drawEyes(brush, seconds);
  line(brush, '#c08362', 0.9, [47, 52.5], [48.5, 54.2], [50, 52.7]);
  drawMouth(brush, seconds);
}

/** The eyes look around a little, and close for two frames or three every few seconds. */
function drawEyes(brush: CanvasRenderingContext2D, seconds: number): void {
  const isClosed = seconds % 3.7 > 3.53;
  const look = Math.sin(seconds * 0.6) * 0.5;
  for (const x of [41.2, 54.8]) {
    line(brush, '#4b2b22', 1.1, [x - 3.2, 42.3], [x, 40.3], [x + 3.2, 42.3]);
    if (isClosed) {
      line(brush, '#3a211b', 1, [x - 2.6, 47], [x, 48.8], [x + 2.6, 47]);
      continue;
    }
    brush.fillStyle = '#fdf6ef';
    ellipse(brush, x, 47, 3, 2.4);
    brush.fillStyle = '#3a211b';
    ellipse(brush, x + look, 47, 1.9, 2.2);
    brush.fillStyle = '#ffffff';
    ellipse(brush, x + look + 0.7, 46.2, 0.6, 0.6);
    line(brush, '#3a211b', 0.9, [x - 3.2, 46.2], [x, 43.3], [x + 3.2, 46.2]);
  }
}

/** A smile, that opens and closes in words while something is said. */
function drawMouth(brush: CanvasRenderingContext2D, seconds: number): void {
  const talking = Math.max(0, Math.sin(seconds * 0.9 + 0.6));
  const open = talking * (0.5 + 0.5 * Math.sin(seconds * 9)) * 3.2;
  if (open < 0.4) return line(brush, '#a2503f', 1.1, [42.4, 57.8], [48, 61.8], [53.6, 57.8]);
  const deep = 2.4 + open;
  fill(brush, new Path2D(`M42.6 57.6q5.4 1.8 10.8 0q-1 ${deep} -5.4 ${deep}t-5.4 ${-deep}z`), '#8e4038');
  fill(brush, new Path2D('M43.8 58.1q4.2 1.2 8.4 0q-.6 1.7-4.2 1.7t-4.2-1.7z'), '#fdf6ef');
}

/** From the square to the picture: a little to the side, a little up or down, and turned. */
function toSquare(brush: CanvasRenderingContext2D, right: number, down: number, turn: number): void {
  brush.setTransform(3.9, 0, 0, 3.9, WIDTH / 2, 226);
  brush.translate(right, down);
  brush.rotate(turn);
  brush.translate(-48, -47);
}

function turnAround(brush: CanvasRenderingContext2D, x: number, y: number, turn: number): void {
  brush.translate(x, y);
  brush.rotate(turn);
  brush.translate(-x, -y);
}

/** Left for right. */
function turnOver(brush: CanvasRenderingContext2D, x: number): void {
  brush.transform(-1, 0, 0, 1, 2 * x, 0);
}

type Point = readonly [x: number, y: number];

function line(brush: CanvasRenderingContext2D, colour: string, width: number, from: Point, over: Point, to: Point): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.lineCap = 'round';
  brush.beginPath();
  brush.moveTo(...from);
  brush.quadraticCurveTo(...over, ...to);
  brush.stroke();
}

function fill(brush: CanvasRenderingContext2D, shape: Path2D, colour: string): void {
  brush.fillStyle = colour;
  brush.fill(shape);
}

function ellipse(brush: CanvasRenderingContext2D, x: number, y: number, wide: number, high: number, turn = 0): void {
  brush.beginPath();
  brush.ellipse(x, y, wide, high, turn, 0, Math.PI * 2);
  brush.fill();
}
