/**
 * Everything about the platform that its pages leave open, say in two ways, or that differs from what they say in practice:
 * one setting each. A client that is right completes a call under every combination.
 */
export interface PlatformDialect {
  /** How `sdp_response` and `sdp_renegotiation` are written: as an object, as the bare SDP, as JSON text of the object, or the whole `session` as JSON text. Default `object`. */
  responseShape: 'object' | 'sdp-text' | 'json-text' | 'session-json-text';
  /** Where the reply to `connect` puts the new call's id: the guide says `id`, the schema `call_id`. Default `id`. */
  newCallId: 'id' | 'call_id' | 'both';
  /** The case of `call_direction`, `call_status` and `status`. Default `documented`: each as the webhook page writes it. */
  enumCase: 'documented' | 'lower' | 'upper' | 'capitalized';
  /** The unit of every time in a webhook; `text` is seconds as a numeric string. Default `seconds`. */
  timestamps: 'seconds' | 'milliseconds' | 'text';
  /** How `session.version` is written. Default `integer`. */
  webhookVersion: 'integer' | 'text' | 'absent';
  /** How much of the payload reaches the page: the whole envelope, one entry, or one call object. Default `envelope`. */
  envelope: 'envelope' | 'entry' | 'call';
  /** `{error: {...}}` as the Graph API does, or the bare error of the schema. Default `wrapped`. */
  errors: 'wrapped' | 'bare';
  /** Whether the number that tells errors apart is the `code`, or the `error_subcode` of code 100. Default `code`. */
  errorNumber: 'code' | 'subcode';
  /** How a `media_update` whose versions do not match is answered. Default `empty-success`. */
  collision: 'empty-success' | 'error';
  /** The error number of a collision. None is published; any will do. */
  collisionCode: number;
  /** Whether the renegotiation in the reply to `accept` counts as a version. Default false. */
  acceptRenegotiationCounts: boolean;
  /** When the reply to a `media_update` brings a renegotiation of its own: only to carry a change whose webhook did not come, or always. Default `when-needed`. */
  replyRenegotiation: 'when-needed' | 'always';
  /** Whether a renegotiation in the reply to `media_update` counts as a version. Default false. */
  replyRenegotiationCounts: boolean;
  /** Whether a `media_update` without an offer is carried out. Default `accepted`. */
  tracksOnly: 'accepted' | 'refused';
  /** Whether a `media_update` without an offer counts as a version. Default false. */
  tracksOnlyCounts: boolean;
  /** Whether the offer in `accept` and `connect` may hold video. Default `accepted`. */
  videoInFirstOffer: 'accepted' | 'refused';
  /** The codec of the consumer's camera: one the agent can decode, or one no browser knows, so that the agent has to refuse the section. Default `decodable`. */
  consumerVideo: 'decodable' | 'undecodable';
  /** Whether an audio section may list other codecs beside Opus (the guide: "only the Opus codec is supported"). Default `opus-only`. */
  audioOffer: 'opus-only' | 'any-with-opus';
}

/** A number in the calling range that no page gives a meaning to. */
const UNPUBLISHED_COLLISION_CODE = 2_018_499;

export const DEFAULT_PLATFORM_DIALECT: Readonly<PlatformDialect> = Object.freeze({
  responseShape: 'object',
  newCallId: 'id',
  enumCase: 'documented',
  timestamps: 'seconds',
  webhookVersion: 'integer',
  envelope: 'envelope',
  errors: 'wrapped',
  errorNumber: 'code',
  collision: 'empty-success',
  collisionCode: UNPUBLISHED_COLLISION_CODE,
  acceptRenegotiationCounts: false,
  replyRenegotiation: 'when-needed',
  replyRenegotiationCounts: false,
  tracksOnly: 'accepted',
  tracksOnlyCounts: false,
  videoInFirstOffer: 'accepted',
  consumerVideo: 'decodable',
  audioOffer: 'opus-only',
});
