import { isEmpty, isRecord, own, readFlag, readInteger, readText, readTime, readWord, type UnknownRecord } from './read-values.js';

const MAX_ACTIONS = 16;
const MAX_LIMITS = 16;
const MAX_PERIOD_LENGTH = 64;

export interface PermissionLimit {
  /** `start_call` or `send_call_permission_request`. */
  readonly action: string;
  /** As the platform writes it; empty when it does not say. */
  readonly period: string;
  readonly allowed: number;
  readonly used: number;
}

export interface CallPermission {
  /** Whether the consumer has agreed to be called. A limit may stand in the way all the same. */
  readonly granted: boolean;
  /** Whether a call to the consumer may be started now. */
  readonly mayCall: boolean;
  /** Whether the consumer may be asked for permission now. */
  readonly mayAsk: boolean;
  /** When the permission ends, in ms since 1970; null when there is none or it does not say. */
  readonly expiresAt: number | null;
  readonly limits: readonly PermissionLimit[];
}

/** Reads the body of `GET /{page}/messenger_call_permissions`. Null when it says nothing about permission. Never throws. */
export function readPermission(body: unknown): CallPermission | null {
  try {
    const record = unwrapData(body);
    return record === null ? null : readRecord(record);
  } catch {
    return null;
  }
}

/** An edge of the Graph API may wrap what it returns in `data`, as an object or a list of one. */
function unwrapData(body: unknown): UnknownRecord | null {
  if (!isRecord(body)) return null;
  const data: unknown = own(body, 'data');
  const inner: unknown = Array.isArray(data) ? data[0] : data;
  return isRecord(inner) ? inner : body;
}

function readRecord(record: UnknownRecord): CallPermission | null {
  const permission = own(record, 'permission');
  const status = isRecord(permission) ? readWord(own(permission, 'status')) : null;
  const actions = recordsOf(own(record, 'actions'), MAX_ACTIONS);
  const granted = status === 'has_permission' ? true : status === 'no_permission' ? false : null;
  const start = may(actions, 'start_call');
  if (granted === null && start === null) return null;
  const mayCall = granted !== false && start !== false;
  return {
    granted: granted ?? mayCall,
    mayCall,
    mayAsk: may(actions, 'send_call_permission_request') ?? !mayCall,
    expiresAt: isRecord(permission) ? readTime(own(permission, 'expiration_time')) : null,
    limits: actions.flatMap(readLimits),
  };
}

/** Both names are in use: `can_perform_action` in the guide, `can_perform` in generated code. */
function may(actions: readonly UnknownRecord[], name: string): boolean | null {
  const action = actions.find((candidate) => readWord(own(candidate, 'action_name')) === name);
  return action ? readFlag(either(action, 'can_perform_action', 'can_perform')) : null;
}

function readLimits(action: UnknownRecord): PermissionLimit[] {
  const name = readWord(own(action, 'action_name'));
  if (name === null) return [];
  return recordsOf(own(action, 'limits'), MAX_LIMITS).flatMap((limit) => {
    const allowed = readInteger(either(limit, 'max_allowed_per_user', 'max_allowed'));
    const used = readInteger(own(limit, 'current_usage'));
    const period = readText(own(limit, 'time_period'), MAX_PERIOD_LENGTH) ?? '';
    return allowed === null || used === null ? [] : [{ action: name, period, allowed, used }];
  });
}

function either(record: UnknownRecord, first: string, second: string): unknown {
  const value = own(record, first);
  return isEmpty(value) ? own(record, second) : value;
}

function recordsOf(list: unknown, limit: number): UnknownRecord[] {
  return Array.isArray(list) ? list.slice(0, limit).filter(isRecord) : [];
}
