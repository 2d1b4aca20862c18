export type Platform = 'messenger' | 'instagram' | 'whatsapp';

/**
 * What nobody outside the platform knows for certain yet, or what its pages say in two ways: one named setting each.
 * With the defaults a call completes under every value of the other side (the simulator plays them all); a host sets one
 * only to save the first surprise of a call.
 */
export interface Dialect {
  /** Sent with every request. Pages: "Only Messenger is supported"; the schema lists three. */
  readonly platform: Platform;
  /** The guide shows versions as strings, the API schema as integers. Both are read; this one is sent. */
  readonly versionEncoding: 'integer' | 'string';
  /** Whether a change that needs no new offer (mute, camera off and on again) goes out as `tracks[]` alone, or always with an offer. */
  readonly trackChanges: 'tracks-only' | 'with-offer';
  /** Whether the platform counts a `tracks[]`-only update as a version. */
  readonly tracksOnlyCounts: boolean;
  /** Whether the renegotiation that comes with the reply to `accept` counts as a version. */
  readonly acceptRenegotiationCounts: boolean;
  /** Whether a renegotiation that comes with the reply to `media_update` counts as a version. */
  readonly replyRenegotiationCounts: boolean;
  /** Error codes (or subcodes) that mean "versions collided". None is published; any other code that is not known to be fatal is read as a collision too. */
  readonly collisionCodes: readonly number[];
  /** Whether the first offer may hold the agent's camera already, or the camera is added once the call is up. */
  readonly videoInFirstOffer: boolean;
  /** Screen sharing as the content of the one video track (documented as supported), or under the schema's `screen_video` label. */
  readonly screenShare: 'default-video' | 'screen-labels';
}

export const DEFAULT_DIALECT: Dialect = Object.freeze({
  platform: 'messenger',
  versionEncoding: 'integer',
  trackChanges: 'tracks-only',
  tracksOnlyCounts: false,
  acceptRenegotiationCounts: false,
  replyRenegotiationCounts: false,
  collisionCodes: Object.freeze([]),
  videoInFirstOffer: false,
  screenShare: 'default-video',
});
