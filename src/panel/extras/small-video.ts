import type { Kit } from '../extras.js';
import type { Tool } from './tool.js';

/** The picture alone over other windows, for a browser, or a frame, that has no windows for more. Null where there is neither. */
export function smallVideo({ root, host }: Kit): Tool | null {
  if (!document.pictureInPictureEnabled) return null;
  let known: Element | null = null;
  const video = () => root.querySelector<HTMLVideoElement>('[part~="remote-video"]');
  const isOpen = () => root.pictureInPictureElement !== null;
  const changed = () => host.requestUpdate();
  return {
    isOpen,
    isPossible: () => video()?.hidden === false,
    async toggle() {
      await (isOpen() ? document.exitPictureInPicture() : video()?.requestPictureInPicture());
    },
    updated() {
      const shown = video();
      if (shown !== null && shown !== known) {
        known = shown;
        shown.addEventListener('enterpictureinpicture', changed);
        shown.addEventListener('leavepictureinpicture', changed);
      }
      if (shown?.hidden === true && isOpen()) document.exitPictureInPicture().catch(() => undefined);
    },
  };
}
