import type { CallError } from '../protocol/call-error.js';
import type { MediaEngine } from '../session/ports.js';

/** Stands in where no engine can be had: everything that would start something rejects with `error`. */
export function unusableEngine(error: CallError): MediaEngine {
  const refuse = (): Promise<never> => Promise.reject(error);
  return {
    remoteStream: null,
    localStream: null,
    prepare: refuse,
    createOffer: refuse,
    applyAnswer: refuse,
    applyOffer: refuse,
    rollback: refuse,
    openMicrophone: refuse,
    setMicrophoneEnabled: () => undefined,
    setCamera: refuse,
    setScreenShare: refuse,
    setVideoCodecs: refuse,
    close: () => Promise.resolve({ firstAudioAt: null, firstVideoAt: null, audio: {}, video: {} }),
  };
}
