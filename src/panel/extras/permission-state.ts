import type { CallPermission, PermissionLimit } from '../../protocol/permissions.js';

/** Whether the consumer may be called, as far as the panel knows. */
export type Permission =
  /** There is nobody to call. */
  | { readonly is: 'unknown' }
  | { readonly is: 'checking' }
  | { readonly is: 'failed' }
  /** `until` is in ms since 1970; null when no end is stated. */
  | { readonly is: 'granted'; readonly until: number | null; readonly limit: PermissionLimit | null }
  /** They agreed, but there can be no more calls for now. */
  | { readonly is: 'used-up'; readonly limit: PermissionLimit | null }
  | { readonly is: 'none' | 'rejected'; readonly mayAsk: boolean; readonly limit: PermissionLimit | null }
  | { readonly is: 'asked' };

/** What happened here that the platform's answer does not tell: it knows who agreed, but not who was asked or said no. */
export interface Heard {
  readonly of: 'asked' | 'rejected' | 'approved';
  readonly expiresAt: number | null;
  /** In ms since 1970. */
  readonly at: number;
}

/** So long (ms) after word of an approval the platform may still answer as before. */
const CATCHING_UP_MS = 10_000;
/** So long (ms) a consumer who was asked is left to answer; then they can be asked once more, where the platform allows it. */
const LEFT_ALONE_MS = 60 * 60_000;

/** What the platform's answer comes to. */
export function permissionOf({ granted, mayCall, mayAsk, expiresAt, limits }: CallPermission, heard: Heard | undefined, now: number): Permission {
  if (mayCall) return { is: 'granted', until: expiresAt, limit: tightest(limits, 'start_call') };
  if (granted) return { is: 'used-up', limit: tightest(limits, 'start_call') };
  const limit = tightest(limits, 'send_call_permission_request');
  switch (heard?.of) {
    case 'approved':
      return now - heard.at < CATCHING_UP_MS ? { is: 'granted', until: heard.expiresAt, limit: null } : { is: 'none', mayAsk, limit };
    case 'asked':
      return now - heard.at < LEFT_ALONE_MS ? { is: 'asked' } : { is: 'none', mayAsk, limit };
    case 'rejected':
      return { is: 'rejected', mayAsk, limit };
    case undefined:
      return { is: 'none', mayAsk, limit };
  }
}

/** The limit that is reached first, when it is reached or nearly so: one before the last, or four fifths. */
function tightest(limits: readonly PermissionLimit[], action: PermissionLimit['action']): PermissionLimit | null {
  const left = ({ allowed, used }: PermissionLimit) => allowed - used;
  const near = limits.filter((limit) => limit.action === action && (left(limit) <= 1 || limit.used >= 0.8 * limit.allowed));
  return near.sort((a, b) => left(a) - left(b))[0] ?? null;
}
