import type { ParsedWebhook, PermissionReplyEvent, PlatformEvent, ProtocolProblem } from './events.js';
import { readCall, type CallContext } from './read-call.js';
import { isEmpty, isRecord, oneOf, own, readId, readTime, type UnknownRecord } from './read-values.js';

const MAX_ENTRIES = 1000;
const MAX_CALLS = 1000;
const MAX_PROBLEMS = 100;

/**
 * Reads a webhook: the whole envelope, one entry, or one call object. `pageId`: whose calls are wanted; those of another Page
 * are refused (`wrong-page`). Never throws; what cannot be used is left out and named in `problems`.
 */
export function parseWebhook(payload: unknown, pageId?: string): ParsedWebhook {
  const reader = new WebhookReader(pageId === '' ? null : (pageId ?? null));
  try {
    reader.readPayload(payload);
  } catch {
    // A host may hand in any object, and a property of it may throw.
    reader.refuse('not-an-object', '');
  }
  return { events: reader.events, problems: reader.problems };
}

class WebhookReader {
  readonly events: PlatformEvent[] = [];
  /** Values are never repeated: a problem may be logged, a payload may not. */
  readonly problems: ProtocolProblem[] = [];
  readonly #pageId: string | null;
  #callsLeft = MAX_CALLS;

  constructor(pageId: string | null) {
    this.#pageId = pageId;
  }

  readPayload(payload: unknown): void {
    if (!isRecord(payload)) this.refuse('not-an-object', '');
    else if (own(payload, 'entry') !== undefined) this.#readList(own(payload, 'entry'), 'entry', MAX_ENTRIES, (entry, path) => { this.#readEntry(entry, path); });
    else if (own(payload, 'event') !== undefined) this.#readCall(payload, 'call', { pageId: this.#pageId, entryTime: null });
    else this.#readEntry(payload, 'entry');
  }

  /** Returns null, so that a reader can end with it. */
  refuse(code: ProtocolProblem['code'], path: string, event?: string): null {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(event === undefined ? { code, path } : { code, path, event });
    return null;
  }

  #readList(list: unknown, path: string, limit: number, read: (record: UnknownRecord, path: string) => void): void {
    if (!Array.isArray(list)) {
      this.refuse('bad-field', path);
      return;
    }
    if (list.length > limit) this.refuse('too-large', path);
    list.slice(0, limit).forEach((item: unknown, index) => {
      const where = `${path}[${index}]`;
      if (isRecord(item)) read(item, where);
      else this.refuse('not-an-object', where);
    });
  }

  #readEntry(entry: UnknownRecord, path: string): void {
    const calls = own(entry, 'calls');
    const reply = own(entry, 'call_permission_reply');
    // Entries about messages and the like come down the same road.
    if (calls === undefined && reply === undefined) this.refuse('unknown-event', path);
    if (reply !== undefined) this.#keep(this.#readPermissionReply(entry, reply, path));
    if (calls !== undefined) this.#readCalls(entry, calls, path);
  }

  #readCalls(entry: UnknownRecord, calls: unknown, path: string): void {
    const entryPageId = readId(own(entry, 'id'));
    if (this.#isOtherPage(entryPageId)) {
      this.refuse('wrong-page', `${path}.id`);
      return;
    }
    const entryTime = readTime(own(entry, 'time'));
    if (entryTime === null && !isEmpty(own(entry, 'time'))) this.refuse('bad-field', `${path}.time`);
    this.#readList(calls, `${path}.calls`, this.#callsLeft, (call, where) => {
      this.#callsLeft -= 1;
      this.#readCall(call, where, { pageId: entryPageId ?? this.#pageId, entryTime });
    });
  }

  #readCall(call: UnknownRecord, path: string, known: Omit<CallContext, 'refuse'>): void {
    this.#keep(readCall(call, { ...known, refuse: (code, field, event) => this.refuse(code, path + field, event) }));
  }

  /** Sits on an entry itself, between its sender and its recipient. */
  #readPermissionReply(entry: UnknownRecord, reply: unknown, path: string): PermissionReplyEvent | null {
    const at = `${path}.call_permission_reply`;
    if (!isRecord(reply)) return this.refuse('not-an-object', at);
    const consumerId = partyId(own(entry, 'sender'));
    if (consumerId === null) return this.refuse('missing-field', `${path}.sender.id`);
    const pageId = partyId(own(entry, 'recipient')) ?? readId(own(entry, 'id'));
    if (this.#isOtherPage(pageId)) return this.refuse('wrong-page', `${path}.recipient.id`);
    const response = oneOf(own(reply, 'response'), 'approve', 'reject');
    if (response === null) return this.refuse('bad-field', `${at}.response`);
    return { type: 'permission-reply', pageId, consumerId, response, expiresAt: readTime(own(reply, 'expiration_timestamp')) };
  }

  #isOtherPage(id: string | null): boolean {
    return id !== null && this.#pageId !== null && id !== this.#pageId;
  }

  #keep(event: PlatformEvent | null): void {
    if (event !== null) this.events.push(event);
  }
}

function partyId(party: unknown): string | null {
  return isRecord(party) ? readId(own(party, 'id')) : null;
}
