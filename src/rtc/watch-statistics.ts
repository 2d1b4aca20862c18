import type { MediaEngineEvent } from '../session/ports.js';
import type { Figures, StatisticsView } from './statistics.js';
import { codecName } from './video-codecs.js';

const NOTHING: Figures = { audio: {}, video: {} };

/**
 * Statistics are beside the call: their code comes in a file of its own while the call is set up, and a call without it lacks the
 * quality and the codecs in use, nothing else. Returns what reads the last figures.
 */
export function watchStatistics(pc: RTCPeerConnection, view: () => StatisticsView, emit: (event: MediaEngineEvent) => void, over: AbortSignal): () => Promise<Figures> {
  let read = () => Promise.resolve(NOTHING);
  import('./statistics.js').then(
    ({ sampleStatistics }) => {
      if (!over.aborted) read = sampleStatistics(pc, view, emit, over, codecName);
    },
    () => undefined,
  );
  return () => read();
}
