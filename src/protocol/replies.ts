import type { CallError } from './call-error.js';

/**
 * What a reply of `POST /{page-id}/calls` means, once read, whatever its dialect.
 * `verdict` says what a failed request tells about the platform's state, which is what decides about a retry.
 */
export type CallsReply = SuccessReply | FailureReply;

export interface SuccessReply {
  readonly type: 'success';
  /** `id` or `call_id`. */
  readonly callId: string | null;
  /** `session.sdp_response`. */
  readonly answer: string | null;
  /** `session.sdp_renegotiation`. */
  readonly renegotiation: string | null;
  /** Set when `session` held something that cannot be used (`answer` and `renegotiation` are null then): which field, and why. */
  readonly unusable?: string;
}

export interface FailureReply {
  readonly type: 'failure';
  /**
   * - `fatal`: repeating it cannot help.
   * - `over`: the call is already over (a success for `terminate` and `reject`).
   * - `transient`: the platform stumbled, or no reply was had: the request may or may not have been carried out.
   * - `refused`: refused for a reason that is not known to be fatal; for a `media_update`, a collision.
   */
  readonly verdict: 'fatal' | 'over' | 'transient' | 'refused';
  readonly error: CallError;
}
