export interface LevelMeter {
  /** How loud it is now, 0 to 1, as an ear would say. */
  readonly read: () => number;
  readonly stop: () => void;
}

/** In decibels: what counts as silence, and how much above it is as loud as can be. */
const FLOOR = -60;
const RANGE = 55;

/** Measures a copy of the track, so that it also says what a muted microphone hears. The copy keeps the device open: it has to be stopped. */
export function levelMeter(track: MediaStreamTrack): LevelMeter {
  const copy = track.clone();
  copy.enabled = true;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const source = context.createMediaStreamSource(new MediaStream([copy]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    copy.stop();
    source.disconnect();
    context.close().catch(() => undefined);
  };
  return {
    read() {
      if (track.readyState === 'ended') stop();
      if (stopped) return 0;
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.max(0, (10 * Math.log10(power) - FLOOR) / RANGE));
    },
    stop,
  };
}
