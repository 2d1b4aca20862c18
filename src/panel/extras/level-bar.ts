import { openEar, type Ear } from './ear.js';

export interface LevelBar {
  /** Shows how loud the microphone of this stream is, until `end`, or another. */
  readonly show: (bar: HTMLElement | null, stream: MediaStream | null, track: MediaStreamTrack | null) => void;
  readonly end: () => void;
}

/** In decibels: what counts as silence, and how much above it is as loud as can be. */
const FLOOR = -60;
const RANGE = 55;

/** How much of a loud moment is left after one frame: a bar that drops at once cannot be read. */
const DECAY = 0.92;

/** Draws past the templates: a level that went through them would draw the whole panel sixty times a second. */
export function showLevel(): LevelBar {
  let ear: Ear | null = null;
  let shown: MediaStreamTrack | null = null;
  let element: HTMLElement | null = null;
  let frame = 0;
  let level = 0;

  const end = () => {
    cancelAnimationFrame(frame);
    ear?.close();
    ear = shown = element = null;
    level = 0;
  };

  const draw = () => {
    // The ear listens to a copy, which would keep the device open.
    if (shown?.readyState !== 'live') {
      end();
      return;
    }
    frame = requestAnimationFrame(draw);
    const now = ear === null ? 0 : Math.min(1, Math.max(0, (ear.decibels() - FLOOR) / RANGE));
    level = Math.max(now, level * DECAY);
    element?.style.setProperty('--level', level.toFixed(3));
    // Coarse, so that what reads it out is not flooded.
    element?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
  };

  return {
    show(bar, stream, track) {
      if (track !== shown) end();
      element = bar;
      if (track === null || track === shown) return;
      shown = track;
      ear = openEar();
      ear?.turnTo(stream);
      draw();
    },
    end,
  };
}
