import { exceedsBytes, MAX_SDP_BYTES } from './limits.js';
import { isEmpty, isRecord, own, unwrapJson, type UnknownRecord } from './read-values.js';

/** A field that may be absent (`value: null`), and one that is there but is not to be used. */
export type FieldReading =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly code: 'bad-field' | 'too-large' };

const ABSENT: FieldReading = { ok: true, value: null };
const BAD: FieldReading = { ok: false, code: 'bad-field' };

/** `session`: an object on most pages, the JSON text of one on the video page. Empty when it is absent, null when it is not to be used. */
export function readSession(value: unknown): UnknownRecord | null {
  const session = isEmpty(value) ? {} : unwrapJson(value);
  return isRecord(session) ? session : null;
}

/**
 * `sdp_response` or `sdp_renegotiation`: `{sdp_type, sdp}`, the bare SDP, or the JSON text of the object. An empty one is an
 * absent one (the video page: "empty SDP response"). The field's name says whether it is an offer, so `sdp_type` is not asked.
 */
export function readSdpField(value: unknown): FieldReading {
  if (isEmpty(value)) return ABSENT;
  const unwrapped = unwrapJson(value);
  const sdp = isRecord(unwrapped) ? own(unwrapped, 'sdp') : unwrapped;
  if (isEmpty(sdp)) return ABSENT;
  if (typeof sdp !== 'string') return BAD;
  if (exceedsBytes(sdp, MAX_SDP_BYTES)) return { ok: false, code: 'too-large' };
  // What is left of JSON text that did not parse is no SDP either.
  return sdp.trimStart().startsWith('{') ? BAD : { ok: true, value: sdp };
}
