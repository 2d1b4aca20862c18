import type { CallError } from '../protocol/call-error.js';
import type { PermissionReplyEvent } from '../protocol/events.js';
import type { CallWarningCode } from '../session/ports.js';
import type { CallPhase, CallSnapshot } from '../session/snapshot.js';

/** Every event of the panel bubbles and crosses shadow roots; all but `call-permission` carry the call as it is after the change. */
export interface CallEventDetail {
  readonly call: CallSnapshot;
}

export interface CallPhaseDetail extends CallEventDetail {
  /** Null for a call that has just begun. */
  readonly from: CallPhase | null;
}

export interface CallVersionDetail extends CallEventDetail {
  readonly from: number;
  readonly to: number;
  readonly cause: 'update' | 'webhook' | 'collision';
}

export interface CallWarningDetail extends CallEventDetail {
  readonly code: CallWarningCode;
}

export interface CallErrorDetail extends CallEventDetail {
  readonly error: CallError;
}

export type CallRating = 'good' | 'fair' | 'poor';

export interface CallRatingDetail extends CallEventDetail {
  readonly rating: CallRating;
}

/** What the consumer answered. It belongs to no call. */
export type CallPermissionDetail = PermissionReplyEvent;

export interface CallPanelEventMap {
  'call-incoming': CustomEvent<CallEventDetail>;
  'call-phase': CustomEvent<CallPhaseDetail>;
  'call-media': CustomEvent<CallEventDetail>;
  'call-version': CustomEvent<CallVersionDetail>;
  'call-warning': CustomEvent<CallWarningDetail>;
  'call-warning-cleared': CustomEvent<CallWarningDetail>;
  'call-error': CustomEvent<CallErrorDetail>;
  'call-ended': CustomEvent<CallEventDetail>;
  'call-permission': CustomEvent<CallPermissionDetail>;
  'call-rating': CustomEvent<CallRatingDetail>;
}

declare global {
  interface HTMLElementEventMap {
    'call-incoming': CallPanelEventMap['call-incoming'];
    'call-phase': CallPanelEventMap['call-phase'];
    'call-media': CallPanelEventMap['call-media'];
    'call-version': CallPanelEventMap['call-version'];
    'call-warning': CallPanelEventMap['call-warning'];
    'call-warning-cleared': CallPanelEventMap['call-warning-cleared'];
    'call-error': CallPanelEventMap['call-error'];
    'call-ended': CallPanelEventMap['call-ended'];
    'call-permission': CallPanelEventMap['call-permission'];
    'call-rating': CallPanelEventMap['call-rating'];
  }
}

/** Returns false when a listener prevented it; only `call-incoming` can be. */
export function announce(target: EventTarget, type: keyof CallPanelEventMap, detail: CallEventDetail | CallPermissionDetail): boolean {
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'call-incoming' }));
}
