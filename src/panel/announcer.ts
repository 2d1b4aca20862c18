import { spokenStatus } from './templates/status.js';
import type { View } from './view.js';
import { fill } from './words/words.js';

/** What a screen reader is told beside the message: changes only. In between the words stay, so that a running timer says nothing. */
export class Announcer {
  #spoken = '';
  #status = '';
  #remoteVideo = false;

  speak(view: View): string {
    if (view.error !== null) {
      return (this.#spoken = ''); // the message speaks for itself, and the phase is no news when that is dismissed
    }
    const status = spokenStatus(view);
    const video = view.call?.remote.video ?? false;
    if (status !== this.#status) {
      this.#spoken = status;
    } else if (video !== this.#remoteVideo && view.phase === 'active') {
      this.#spoken = fill(view.words.texts[video ? 'camera-turned-on' : 'camera-turned-off'], { name: view.person?.name ?? '' });
    }
    this.#remoteVideo = video;
    this.#status = status;
    return this.#spoken;
  }
}
