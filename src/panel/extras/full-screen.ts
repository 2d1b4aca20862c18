import type { Kit } from '../extras.js';
import { isUnderWay, type Tool } from './tool.js';

/** The whole panel, so that its layout sees the whole screen. Null where the browser or the frame does not allow it. */
export function fullScreen({ host }: Kit): Tool | null {
  if (!document.fullscreenEnabled) return null;
  const isOpen = () => host.matches(':fullscreen');
  host.addEventListener('fullscreenchange', () => host.requestUpdate());
  return {
    isOpen,
    isPossible: isUnderWay,
    toggle: () => (isOpen() ? document.exitFullscreen() : host.requestFullscreen()),
    updated({ phase }) {
      // How a call ended is looked at first; what comes after it belongs to the page.
      if (phase === 'idle' && isOpen()) document.exitFullscreen().catch(() => undefined);
    },
  };
}
