import { CallError } from '../protocol/call-error.js';

export type SourceName = 'microphone' | 'camera' | 'screen';

const CONSTRAINTS: Readonly<Record<Exclude<SourceName, 'screen'>, MediaStreamConstraints>> = {
  microphone: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
  camera: { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } },
};

/** Opens a device, or asks which screen to share. Rejects with a `CallError` whose message an agent can act on. */
export async function capture(source: SourceName): Promise<MediaStreamTrack> {
  try {
    const devices = navigator.mediaDevices;
    const stream = await (source === 'screen' ? devices.getDisplayMedia({ video: true }) : devices.getUserMedia(CONSTRAINTS[source]));
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('No track', 'NotFoundError');
    if (source === 'screen') track.contentHint = 'detail'; // text stays sharp, at the price of frames
    return track;
  } catch (cause) {
    throw captureError(source, cause);
  }
}

/** What the browser says about the microphone without asking; null where it does not know the question. */
export async function microphonePermission(): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: 'microphone' });
  } catch {
    return null;
  }
}

export function captureError(source: SourceName, cause: unknown): CallError {
  if (cause instanceof CallError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  const denied = name === 'NotAllowedError' || name === 'SecurityError';
  if (source === 'screen') {
    const words = denied ? 'No screen is shared: the browser was not given one.' : 'The screen could not be shared. Choose another window or screen.';
    return new CallError('screen-denied', words, { retryable: true, cause });
  }
  if (denied) {
    const words = `This page may not use the ${source}. Allow it beside the page's address, then try again.`;
    return new CallError(`${source}-denied`, words, { retryable: true, cause });
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new CallError(`${source}-missing`, `No ${source} was found. Connect one, then try again.`, { retryable: true, cause });
  }
  const words = `The ${source} could not be opened. Close other programs that use it, then try again.`;
  return new CallError(`${source}-busy`, words, { retryable: true, cause });
}
