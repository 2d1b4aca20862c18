import { still } from './still.js';

/** A picture that moves, in place of a camera: a head and shoulders in front of a wall. */
export function film(width: number, height: number, hue: number, name: string): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const draw = () => {
    const sway = still ? 0 : Math.sin(performance.now() / 900) * width * 0.01;
    pen.fillStyle = still ? `hsl(${hue} 32% 60%)` : wall(pen, width, height, hue); // one colour makes a smaller photograph
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = `hsl(${hue + 170} 35% 34%)`;
    pen.beginPath();
    pen.ellipse(width / 2 + sway, height * 1.02, width * 0.42, height * 0.36, 0, 0, 7);
    pen.fill();
    pen.fillStyle = 'hsl(26 42% 68%)';
    pen.beginPath();
    pen.ellipse(width / 2 + sway, height * 0.46, width * 0.17, width * 0.22, 0, 0, 7);
    pen.fill();
    requestAnimationFrame(draw);
  };
  draw();
  const stream = canvas.captureStream(10);
  for (const track of stream.getTracks()) Object.defineProperty(track, 'label', { value: name });
  return stream;
}

function wall(pen: CanvasRenderingContext2D, width: number, height: number, hue: number): CanvasGradient {
  const gradient = pen.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, `hsl(${hue} 35% 72%)`);
  gradient.addColorStop(1, `hsl(${hue + 40} 30% 48%)`);
  return gradient;
}
