import { CallError } from '../protocol/call-error.js';
import { deviceChoices } from './device-choice.js';

export type SourceName = 'microphone' | 'camera' | 'screen';

/** What a device is asked for, where nothing else was chosen. */
function constraintsOf(source: Exclude<SourceName, 'screen'>): MediaStreamConstraints {
  const { microphone, camera } = deviceChoices.current;
  return source === 'microphone'
    ? { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...microphone } }
    : { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 }, ...camera } };
}

/** Opens a device, or asks which screen to share. Rejects with a `CallError`. */
export async function capture(source: SourceName): Promise<MediaStreamTrack> {
  try {
    const devices = navigator.mediaDevices;
    const stream = await (source === 'screen' ? devices.getDisplayMedia({ video: true }) : devices.getUserMedia(constraintsOf(source)));
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
  return new CallError(source === 'screen' ? 'screen-denied' : `${source}-${troubleOf(cause)}`, undefined, { cause });
}

function troubleOf(cause: unknown): 'denied' | 'missing' | 'busy' {
  switch (cause instanceof Error && cause.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    default:
      return 'busy';
  }
}
