import { DEFAULT_DIALECT, parseWebhook, readPermission, readReply, redactDescription, type CallAction, type CallsReply, type PlatformEvent } from '../src/core.js';
import type { LogEntry } from '../src/simulator.js';
import type { LogLine } from './log-view.js';

/** One line of the log for what the simulator says has passed, whatever its dialect. */
export function logLine(entry: LogEntry): LogLine {
  const struck = entry.faults.length === 0 ? '' : ` (${entry.faults.join(', ')})`;
  return {
    kind: entry.kind,
    text: `${summary(entry)}${struck}`,
    ...(entry.version === null ? {} : { version: `v${entry.version}` }),
    ...(entry.body === null ? {} : { body: withoutDescriptions(entry.body) }),
  };
}

function summary({ kind, name, body }: LogEntry): string {
  switch (kind) {
    case 'request':
      return requestSummary(name, body);
    case 'reply':
      return `${name}: ${body === null ? 'no reply' : isAction(name) ? replySummary(readReply(name, body, DEFAULT_DIALECT)) : permissionSummary(body)}`;
    case 'webhook':
      return body === null ? name : parseWebhook(body).events.map(eventSummary).join(', ');
  }
}

function requestSummary(name: string, body: unknown): string {
  if (!isRecord(body) || name !== 'media_update') return name;
  const tracks = Array.isArray(body.tracks) ? body.tracks.filter(isRecord) : [];
  const states = tracks.map(({ label, status }) => `${String(label)} ${String(status)}`);
  const versions = `${String(body.from_version)} to ${String(body.to_version)}`;
  return [`${name} ${versions}`, ...(body.session === undefined ? [] : ['offer']), ...states].join(', ');
}

function replySummary(reply: CallsReply): string {
  if (reply.type === 'failure') return `${reply.verdict}, ${reply.error.code}`;
  const parts = [reply.answer === null ? null : 'answer', reply.renegotiation === null ? null : 'renegotiation'].filter((part) => part !== null);
  return parts.length === 0 ? 'success' : parts.join(' and ');
}

function permissionSummary(body: unknown): string {
  const permission = readPermission(body);
  if (permission === null) return isRecord(body) && 'message_id' in body ? 'sent' : 'refused';
  return permission.mayCall ? 'may call' : permission.mayAsk ? 'may ask' : 'may neither call nor ask';
}

function eventSummary(event: PlatformEvent): string {
  switch (event.type) {
    case 'connect':
      return `connect, ${event.direction}`;
    case 'call-status':
      return `call_status, ${event.status}`;
    case 'media-update':
      return `media_update to ${event.version ?? 'an unsaid version'}`;
    case 'terminate':
      return `terminate, ${event.status}${event.duration === null ? '' : ` after ${event.duration} s`}`;
    case 'permission-reply':
      return `call_permission_reply, ${event.response}`;
  }
}

/** A description holds addresses and keys: of each, the log shows what kind of media it speaks of. */
function withoutDescriptions(value: unknown): unknown {
  if (typeof value === 'string') return shortened(value);
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutDescriptions(part)]));
}

function shortened(text: string): unknown {
  if (text.startsWith('v=0')) return redactDescription(text).split('\n');
  return text.startsWith('{') && text.includes('v=0') ? withoutDescriptions(JSON.parse(text)) : text;
}

function isAction(name: string): name is CallAction {
  return ['connect', 'accept', 'reject', 'terminate', 'media_update'].includes(name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
