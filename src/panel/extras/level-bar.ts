import type { LevelMeter } from '../media-engine.js';

export interface LevelBar {
  /** Shows how loud the track is, until `end`, or another. */
  readonly show: (bar: HTMLElement | null, track: MediaStreamTrack | null, measure: ((track: MediaStreamTrack) => LevelMeter) | undefined) => void;
  readonly end: () => void;
}

/** How much of a loud moment is left after one frame: a bar that drops at once cannot be read. */
const DECAY = 0.92;

/** Draws past the templates: a level that went through them would draw the whole panel sixty times a second. */
export function showLevel(): LevelBar {
  let meter: LevelMeter | null = null;
  let shown: MediaStreamTrack | null = null;
  let element: HTMLElement | null = null;
  let frame = 0;
  let level = 0;

  const draw = () => {
    frame = requestAnimationFrame(draw);
    level = Math.max(meter?.read() ?? 0, level * DECAY);
    element?.style.setProperty('--level', level.toFixed(3));
    // Coarse, so that what reads it out is not flooded.
    element?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
  };
  const end = () => {
    cancelAnimationFrame(frame);
    meter?.stop();
    meter = shown = element = null;
    level = 0;
  };

  return {
    show(bar, track, measure) {
      element = bar;
      if (track === shown) return;
      end();
      element = bar;
      if (track === null || measure === undefined) return;
      shown = track;
      meter = measure(track);
      draw();
    },
    end,
  };
}
