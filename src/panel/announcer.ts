import { spokenStatus } from './templates/status.js';
import type { View } from './view.js';
import { fill } from './words/words.js';

/** What a screen reader is told beside the message: changes only. In between the words stay, so that a running timer says nothing. */
export class Announcer {
  #spoken = '';
  #status = '';
  #error: View['error'] = null;
  #remoteVideo = false;

  speak(view: View): string {
    const status = spokenStatus(view);
    const video = view.call?.remote.video ?? false;
    if (view.error !== this.#error) {
      this.#spoken = ''; // a message speaks for itself, and the phase is no news when that is dismissed
    } else if (status !== this.#status) {
      this.#spoken = status;
    } else if (video !== this.#remoteVideo && view.phase === 'active') {
      this.#spoken = fill(view.words.texts[video ? 'camera-turned-on' : 'camera-turned-off'], { name: view.person?.name ?? '' });
    }
    this.#error = view.error;
    this.#remoteVideo = video;
    this.#status = status;
    return this.#spoken;
  }
}
