/** A track of what is heard while nobody speaks. */
export function silence(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
  if (!track) {
    throw new Error('no sound can be made');
  }
  return track;
}
