/**
 * What a webhook means, once read. Times are milliseconds since 1970 by the platform's clock, whatever the payload's unit.
 */
export type PlatformEvent = ConnectEvent | CallStatusEvent | MediaUpdateEvent | TerminateEvent | PermissionReplyEvent;

export interface ConnectEvent {
  readonly type: 'connect';
  readonly callId: string;
  /** The Page the entry (or the call's own `to`/`from`) names. */
  readonly pageId: string;
  /** Whichever of `from` and `to` is not the Page. */
  readonly consumerId: string;
  readonly direction: 'user_initiated' | 'business_initiated';
  /** When the call started, or null when the payload does not say. */
  readonly startedAt: number | null;
  /** How long the platform itself had it before sending: entry `time` − call `timestamp`, never negative; 0 when unknown. In ms. */
  readonly platformAgeMs: number;
}

export interface CallStatusEvent {
  readonly type: 'call-status';
  readonly callId: string;
  readonly consumerId: string | null;
  readonly status: 'ringing' | 'accepted';
}

export interface MediaUpdateEvent {
  readonly type: 'media-update';
  readonly callId: string;
  /** `session.version`; null when absent, which counts one up. */
  readonly version: number | null;
  /** `session.sdp_renegotiation`: the platform's offer; null when the webhook carries none. */
  readonly offer: string | null;
}

export interface TerminateEvent {
  readonly type: 'terminate';
  readonly callId: string;
  readonly status: 'completed' | 'failed' | 'unknown';
  /** Seconds since the business connected; null if it never did. */
  readonly duration: number | null;
}

export interface PermissionReplyEvent {
  readonly type: 'permission-reply';
  readonly pageId: string | null;
  readonly consumerId: string;
  readonly response: 'approve' | 'reject';
  readonly expiresAt: number | null;
}

/** Something in a payload that was refused or passed over. Holds no personal data: it may be logged. */
export interface ProtocolProblem {
  readonly code: 'not-an-object' | 'missing-field' | 'bad-field' | 'unknown-event' | 'too-large' | 'wrong-page';
  /** Where, as a path into the payload: `entry[0].calls[1].event`. */
  readonly path: string;
  /** The name of an event that is not known. */
  readonly event?: string;
}

export interface ParsedWebhook {
  readonly events: readonly PlatformEvent[];
  readonly problems: readonly ProtocolProblem[];
}
