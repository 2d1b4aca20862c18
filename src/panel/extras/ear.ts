/** Listens to a microphone, and says how loud it is. What it hears stays in this page. */
export interface Ear {
  /** Listens to the microphone in this stream, if there is one. */
  readonly turnTo: (stream: MediaStream | null) => void;
  /** Of the last few hundredths of a second, in dB; 0 is the loudest there is. */
  readonly decibels: () => number;
  readonly close: () => void;
}

/** It is heard by no one: where the browser knows how, it does not even open the loudspeaker. */
const SILENT: AudioContextOptions & { readonly sinkId: unknown } = { latencyHint: 'playback', sinkId: { type: 'none' } };

/** Null where the browser cannot, or not before the page is touched. */
export function openEar(): Ear | null {
  if (typeof AudioContext !== 'function' || !mayStart()) return null;
  const context = new AudioContext(SILENT);
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  const wave = new Float32Array(analyser.fftSize);
  let heard: MediaStreamTrack | null = null;
  let copy: MediaStream | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  let resuming: Promise<null> | null = null;

  const turnTo = (stream: MediaStream | null) => {
    const track = stream?.getAudioTracks().find(({ readyState }) => readyState === 'live') ?? null;
    if (track === heard) return;
    heard = track;
    source?.disconnect();
    for (const copied of copy?.getTracks() ?? []) copied.stop();
    source = copy = null;
    if (stream === null || track === null) return;
    copy = stream.clone();
    for (const other of copy.getVideoTracks()) {
      other.stop();
      copy.removeTrack(other);
    }
    // A copy is turned on by itself: it hears on while what is sent is muted (measured in Chromium and Firefox).
    for (const copied of copy.getTracks()) copied.enabled = true;
    source = new MediaStreamAudioSourceNode(context, { mediaStream: copy });
    source.connect(analyser);
  };

  /** Also after a telephone call that took the sound away for a while. */
  const resume = () => {
    resuming ??= context.resume().catch(() => undefined).then(() => (resuming = null));
  };

  return {
    turnTo,
    decibels() {
      if (context.state !== 'running') resume();
      analyser.getFloatTimeDomainData(wave);
      const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
      return 10 * Math.log10(power + 1e-10);
    },
    close() {
      turnTo(null);
      context.close().catch(() => undefined);
    },
  };
}

/** Before the page is touched, an attempt is only noted in the console as one that failed. */
function mayStart(): boolean {
  const activation: unknown = Reflect.get(navigator, 'userActivation');
  return !(activation instanceof Object && 'hasBeenActive' in activation) || activation.hasBeenActive === true;
}
