/** One unplugged hub is a dozen changes. */
const SETTLED_MS = 250;

export function inputKind(device: 'microphone' | 'camera'): MediaDeviceKind {
  return device === 'microphone' ? 'audioinput' : 'videoinput';
}

/** Chromium's entries that stand for another device: the system's default, and on Windows the one for calls. */
export function isPseudo({ deviceId }: MediaDeviceInfo): boolean {
  return deviceId === 'default' || deviceId === 'communications';
}

/**
 * Tells which devices there are, whenever that has changed. Returns what looks again at once, because a browser says neither names
 * nor ids before it has given leave to use a device, and nothing when it has.
 */
export function watchDeviceList(tell: (list: readonly MediaDeviceInfo[]) => void, over: AbortSignal): () => void {
  const { mediaDevices } = navigator;
  let timer = 0;
  let turn = 0;
  const look = () => {
    const ours = (turn += 1);
    mediaDevices.enumerateDevices().then(
      (list) => {
        if (!over.aborted && ours === turn) tell(list);
      },
      () => undefined, // none are known then, as before
    );
  };
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, SETTLED_MS);
  };
  mediaDevices.addEventListener('devicechange', wait, { signal: over });
  over.addEventListener('abort', () => clearTimeout(timer));
  return look;
}
