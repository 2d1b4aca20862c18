/** The headless part: calls, adapters and types, without an element. Needs no DOM to be imported. */
export { CALL_ERROR_CODES, CallError, type CallErrorCode, type CallErrorDetails } from './protocol/call-error.js';
export { DEFAULT_DIALECT, type Dialect, type Platform } from './protocol/dialect.js';
export type * from './protocol/events.js';
export { readPermission } from './protocol/permissions.js';
export { readReply } from './protocol/read-reply.js';
export type * from './protocol/replies.js';
export type * from './protocol/requests.js';
export { resolveDialect } from './protocol/resolve-dialect.js';
export { parseWebhook } from './protocol/webhooks.js';
export { redactDescription } from './sdp/redact.js';
export type * from './session/ports.js';
export type * from './session/snapshot.js';
export { wireTrace, type WireBodies, type WireEntry, type WireTrace } from './session/wire-trace.js';
export { Switchboard, type SwitchboardOptions } from './session/switchboard.js';
export { systemClock } from './session/system-clock.js';
export { createHttpAdapter } from './signaling/http-adapter.js';
export { createHttpPermissions, type HttpPermissionsOptions } from './signaling/http-permissions.js';
