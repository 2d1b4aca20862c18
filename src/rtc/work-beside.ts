import type { MediaEngineEvent } from '../session/ports.js';
import { deviceChoices } from './device-choice.js';
import { capture } from './devices.js';
import type { LocalMedia } from './local-media.js';
import type { Figures, StatisticsView } from './statistics.js';
import { codecName } from './video-codecs.js';

const NOTHING: Figures = { audio: {}, video: {} };

export interface WorkBeside {
  /** The last figures. */
  figures: () => Promise<Figures>;
  /** To be called when another track is in use. */
  heed: () => void;
}

/**
 * Statistics and the following of devices are beside the call: their code comes in a file of its own while the call is set up. A call
 * without it lacks the quality and the codecs in use, and keeps the devices it began with, nothing else.
 */
export function workBeside(pc: RTCPeerConnection, local: LocalMedia, view: () => StatisticsView, emit: (event: MediaEngineEvent) => void, over: AbortSignal): WorkBeside {
  const beside: WorkBeside = { figures: () => Promise.resolve(NOTHING), heed: () => undefined };
  import('./beside-call.js').then(
    ({ sampleStatistics, followForCall }) => {
      if (over.aborted) return;
      beside.figures = sampleStatistics(pc, view, emit, over, codecName);
      beside.heed = followForCall(local, deviceChoices, capture, over);
    },
    () => undefined,
  );
  return beside;
}
