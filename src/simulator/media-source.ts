/** A track, and the way to end it and all that makes it. */
export interface MediaSource {
  readonly track: MediaStreamTrack;
  stop(): void;
}
