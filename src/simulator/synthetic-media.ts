/** A track and the way to end it and all that makes it. */
export interface MediaSource {
  readonly track: MediaStreamTrack;
  stop(): void;
}

const PITCH_HZ = 220;
/** Loud enough for a level meter, soft enough for a demonstration. */
const LOUDNESS = 0.08;
const SYLLABLES_PER_SECOND = 3;

const WIDTH = 270;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 15;

/** A hum that swells and fades like syllables, so that it can be told from a dial tone. */
export function syntheticMicrophone(): MediaSource {
  const context = new AudioContext();
  const voice = new OscillatorNode(context, { frequency: PITCH_HZ, type: 'triangle' });
  const loudness = new GainNode(context, { gain: LOUDNESS });
  const rhythm = new OscillatorNode(context, { frequency: SYLLABLES_PER_SECOND });
  const depth = new GainNode(context, { gain: LOUDNESS / 2 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  rhythm.connect(depth).connect(loudness.gain);
  voice.connect(loudness).connect(destination);
  voice.start();
  rhythm.start();
  // A page without a user's click yet may not make sound: then it starts with the first one that allows it.
  void context.resume().catch(() => undefined);
  const track = firstTrack(destination.stream);
  return {
    track,
    stop: () => {
      track.stop();
      if (context.state !== 'closed') void context.close();
    },
  };
}

/** A portrait picture, as phones send: a face that sways on a ground that changes colour. */
export function syntheticCamera(): MediaSource {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('This page cannot draw the picture of the simulated camera.');
  draw(brush, 0);
  const track = firstTrack(canvas.captureStream(FRAMES_PER_SECOND));
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

function firstTrack(stream: MediaStream): MediaStreamTrack {
  const track = stream.getTracks()[0];
  if (track === undefined) throw new Error('The simulated device has no track.');
  return track;
}
