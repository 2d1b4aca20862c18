export interface Film {
  readonly stream: MediaStream;
  /** From now on nothing moves, and no frame comes. */
  readonly freeze: () => void;
}

/** A stream with a picture that changes, so that an element has something to play: red on the left, blue on the right. */
export function film(width = 64, height = 48): Film {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  let shade = 0;
  const timer = setInterval(() => {
    if (pen === null) return;
    shade = (shade + 4) % 64;
    pen.fillStyle = `rgb(${String(190 + shade)}, 0, 0)`;
    pen.fillRect(0, 0, width / 2, height);
    pen.fillStyle = `rgb(0, 0, ${String(190 + shade)})`;
    pen.fillRect(width / 2, 0, width / 2, height);
  }, 40);
  const freeze = () => clearInterval(timer);
  const stream = canvas.captureStream(25);
  stream.getTracks()[0]?.addEventListener('ended', freeze);
  return { stream, freeze };
}
