import type { View } from './view.js';

/**
 * Gives the sound and the pictures their streams. Not by the templates: a template sets an object at every render, and setting
 * `srcObject`, even to what it is already, starts playing anew (measured in Chromium: a gap in the sound twice a second).
 */
export function playStreams(root: ParentNode, view: View): void {
  const remote = isPlaying(view) ? view.remoteStream : null;
  // Chromium never starts to play a stream for which it had nothing to play when it was given one (measured).
  setStream(root, 'audio', remote?.getAudioTracks()[0] ? remote : null);
  setStream(root, '[part~="remote-video"]', remote);
  setStream(root, '[part~="self-view"] video', showsSelf(view) ? view.localStream : null);
}

export function isPlaying({ call }: View): boolean {
  return call !== null && call.phase !== 'ended';
}

export function showsSelf(view: View): boolean {
  const { call } = view;
  return isPlaying(view) && view.localStream !== null && (call?.camera.wanted === true || call?.screen.wanted === true);
}

function setStream(root: ParentNode, selector: string, stream: MediaStream | null): void {
  const element = root.querySelector<HTMLMediaElement>(selector);
  if (element !== null && element.srcObject !== stream) element.srcObject = stream;
}

/** A browser may hold back the sound until the page is touched; then only a click can let it out. */
export function playSound(root: ParentNode, blocked: (isBlocked: boolean) => void): void {
  const sound = root.querySelector('audio');
  if (sound?.srcObject && sound.paused) {
    sound.play().catch((refusal: unknown) => {
      blocked(refusal instanceof DOMException && refusal.name === 'NotAllowedError');
    });
  }
}
