import { CallError } from '../protocol/call-error.js';
import { deviceChoices } from './device-choice.js';

export type SourceName = 'microphone' | 'camera' | 'screen';

/** What a device is asked for, where nothing else was chosen. `anyone`: whichever device was. */
function constraintsOf(source: Exclude<SourceName, 'screen'>, anyone?: MediaTrackConstraints): MediaStreamConstraints {
  const { microphone, camera } = deviceChoices.current;
  return source === 'microphone'
    ? { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...microphone, ...anyone } }
    : { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 }, ...camera, ...anyone } };
}

/**
 * Opens a device, or asks which screen to share. Rejects with a `CallError`. The chosen device is asked for as `exact`, because
 * Chromium pays no heed to an ideal one (measured in 156); where it is gone, the default takes its place.
 */
export async function capture(source: SourceName, anyone?: MediaTrackConstraints): Promise<MediaStreamTrack> {
  try {
    const devices = navigator.mediaDevices;
    const stream = await (source === 'screen' ? devices.getDisplayMedia({ video: true }) : devices.getUserMedia(constraintsOf(source, anyone)));
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('No track', 'NotFoundError');
    if (source === 'screen') track.contentHint = 'detail'; // text stays sharp, at the price of frames
    return track;
  } catch (cause) {
    const error = captureError(source, cause);
    if (!anyone && error.code.endsWith('missing')) return capture(source, { deviceId: '' });
    throw error;
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
