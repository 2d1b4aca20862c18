import type { PlatformDialect } from './platform-dialect.js';
import { type Json, shapeSession } from './respond.js';

/** What webhooks say about a call, before the dialect gives it its shape. Times in ms since 1970. */
export type WebhookContent =
  | { readonly event: 'connect'; readonly direction: 'user_initiated' | 'business_initiated'; readonly psid: string; readonly startedAt: number }
  | { readonly event: 'call_status'; readonly status: 'ringing' | 'accepted'; readonly psid: string; readonly at: number }
  | { readonly event: 'media_update'; readonly version: number; readonly offer: string; readonly at: number }
  | {
      readonly event: 'terminate';
      readonly status: 'Completed' | 'Failed';
      readonly startedAt: number;
      readonly endedAt: number;
      /** In seconds; null when the business never connected. */
      readonly duration: number | null;
    };

export function shapeCall(dialect: PlatformDialect, pageId: string, callId: string, content: WebhookContent): Json {
  const time = (ms: number) => shapeTime(dialect, ms);
  switch (content.event) {
    case 'connect':
      // The Page is `to` and the consumer `from` whoever calls whom: so the connect webhook's own table says.
      return {
        id: callId,
        to: pageId,
        from: content.psid,
        event: 'connect',
        timestamp: time(content.startedAt),
        call_direction: shapeEnum(dialect, content.direction),
      };
    case 'call_status':
      return {
        id: callId,
        event: 'call_status',
        timestamp: time(content.at),
        recipient_id: content.psid,
        call_status: shapeEnum(dialect, content.status),
      };
    case 'media_update':
      return {
        id: callId,
        event: 'media_update',
        timestamp: time(content.at),
        session: shapeSession(dialect, { renegotiation: content.offer }, shapeVersion(dialect, content.version)),
      };
    case 'terminate':
      return {
        id: callId,
        event: 'terminate',
        timestamp: time(content.endedAt),
        status: shapeEnum(dialect, content.status),
        start_time: time(content.startedAt),
        end_time: time(content.endedAt),
        ...(content.duration === null ? {} : { duration: content.duration }),
      };
  }
}

/** The payload that one call object travels in. */
export function wrapCall(dialect: PlatformDialect, pageId: string, call: Json): Json {
  return dialect.envelope === 'call' ? call : wrapEntry(dialect, { id: pageId, time: shapeTime(dialect, Date.now()), calls: [call] });
}

/** Permission replies stand directly on an entry, without its `id` and `time`: that is therefore the least that can be delivered. */
export function permissionReply(
  dialect: PlatformDialect,
  pageId: string,
  reply: { readonly psid: string; readonly response: 'approve' | 'reject'; readonly expiresAt: number | null },
): Json {
  const entry = {
    sender: { id: reply.psid },
    recipient: { id: pageId },
    timestamp: shapeTime(dialect, Date.now()),
    call_permission_reply: {
      response: reply.response,
      ...(reply.expiresAt === null ? {} : { expiration_timestamp: shapeTime(dialect, reply.expiresAt) }),
    },
  };
  return wrapEntry(dialect, entry);
}

function wrapEntry(dialect: PlatformDialect, entry: Json): Json {
  return dialect.envelope === 'envelope' ? { object: 'page', entry: [entry] } : entry;
}

function shapeTime(dialect: PlatformDialect, ms: number): number | string {
  const seconds = Math.floor(ms / 1_000);
  switch (dialect.timestamps) {
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return ms;
    case 'text':
      return String(seconds);
  }
}

function shapeVersion(dialect: PlatformDialect, version: number): Json {
  switch (dialect.webhookVersion) {
    case 'integer':
      return { version };
    case 'text':
      return { version: String(version) };
    case 'absent':
      return {};
  }
}

function shapeEnum(dialect: PlatformDialect, documented: string): string {
  switch (dialect.enumCase) {
    case 'documented':
      return documented;
    case 'lower':
      return documented.toLowerCase();
    case 'upper':
      return documented.toUpperCase();
    case 'capitalized':
      return documented.charAt(0).toUpperCase() + documented.slice(1).toLowerCase();
  }
}
