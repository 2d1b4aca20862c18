import type { MediaSource } from './media-source.js';

const PITCH_HZ = 220;
/** Loud enough for a level meter, soft enough for a demonstration. */
const LOUDNESS = 0.08;
const SYLLABLES_PER_SECOND = 3;

const SAMPLE_RATE = 16_000;
/** A whole number of syllables and of waves, so that the recording repeats without a click. */
const RECORDING_SECONDS = 2;

/** How long an audio context may take to start. Where it can start at all it does so within a tenth of that. */
const START_LIMIT_MS = 250;

/**
 * A hum that swells and fades like syllables, so that it can be told from a dial tone. Played by an audio context; where that
 * does not start, as in a Firefox without any sound device (measured), from a recording made on the spot.
 */
export async function syntheticMicrophone(): Promise<MediaSource> {
  const context = new AudioContext();
  const hum = playHum(context);
  await started(context);
  if (context.state === 'running') return hum;
  const recorded = await playRecording();
  if (recorded === null) return hum;
  hum.stop();
  return recorded;
}

function playHum(context: AudioContext): MediaSource {
  const voice = new OscillatorNode(context, { frequency: PITCH_HZ });
  const loudness = new GainNode(context, { gain: LOUDNESS / 2 });
  const rhythm = new OscillatorNode(context, { frequency: SYLLABLES_PER_SECOND });
  const depth = new GainNode(context, { gain: LOUDNESS / 2 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  rhythm.connect(depth).connect(loudness.gain);
  voice.connect(loudness).connect(destination);
  voice.start();
  rhythm.start();
  const track = audioTrack(destination.stream);
  return {
    track,
    stop: () => {
      track.stop();
      if (context.state !== 'closed') void context.close();
    },
  };
}

async function started(context: AudioContext): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, START_LIMIT_MS);
    // A page that may not make sound yet makes it with the user's first click.
    context.resume().then(resolve, resolve).finally(() => clearTimeout(timer));
  });
}

/** Null where an element's sound cannot be captured, or may not be played. */
async function playRecording(): Promise<MediaSource | null> {
  const player = new Audio();
  const capture: unknown = Reflect.get(player, 'captureStream') ?? Reflect.get(player, 'mozCaptureStream');
  if (typeof capture !== 'function') return null;
  const address = URL.createObjectURL(recording());
  player.loop = true;
  player.src = address;
  const release = () => {
    player.pause();
    player.removeAttribute('src');
    URL.revokeObjectURL(address);
  };
  try {
    await player.play();
    const stream: unknown = capture.call(player);
    if (!(stream instanceof MediaStream)) throw new TypeError('No stream.');
    const track = await capturedTrack(stream);
    return {
      track,
      stop: () => {
        track.stop();
        release();
      },
    };
  } catch {
    release();
    return null;
  }
}

/** Firefox adds the track to a captured stream a moment later. */
async function capturedTrack(stream: MediaStream): Promise<MediaStreamTrack> {
  if (stream.getAudioTracks().length === 0) {
    await new Promise((resolve) => stream.addEventListener('addtrack', resolve, { once: true }));
  }
  return audioTrack(stream);
}

/** The same hum as a WAV file: 16 bits, one channel. */
function recording(): Blob {
  const count = SAMPLE_RATE * RECORDING_SECONDS;
  const samples = Int16Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / SAMPLE_RATE;
    const loudness = (LOUDNESS / 2) * (1 + Math.sin(turn * SYLLABLES_PER_SECOND));
    return loudness * Math.sin(turn * PITCH_HZ) * 32_767;
  });
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) => [...word].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
  const bytes = samples.byteLength;
  text(0, 'RIFF');
  header.setUint32(4, 36 + bytes, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, SAMPLE_RATE, true);
  header.setUint32(28, SAMPLE_RATE * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, bytes, true);
  return new Blob([header, samples], { type: 'audio/wav' });
}

function audioTrack(stream: MediaStream): MediaStreamTrack {
  const track = stream.getAudioTracks()[0];
  if (track === undefined) throw new Error('The simulated microphone has no track.');
  return track;
}
