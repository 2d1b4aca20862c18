import type { ParsedWebhook, PermissionReplyEvent, PlatformEvent } from './events.js';
import { readCall, type CallContext } from './read-call.js';
import { isEmpty, isRecord, own, readId, readTime, readWord, type UnknownRecord } from './read-values.js';
import { ProblemList } from './webhook-problems.js';

const MAX_ENTRIES = 1000;
const MAX_CALLS = 1000;

/**
 * Reads a webhook: the whole envelope, one entry, or one call object. `pageId`: whose calls are wanted; those of another Page
 * are refused (`wrong-page`). Never throws; what cannot be used is left out and named in `problems`.
 */
export function parseWebhook(payload: unknown, pageId?: string): ParsedWebhook {
  const reader = new WebhookReader(pageId === '' ? undefined : pageId);
  try {
    reader.readPayload(payload);
  } catch {
    // A host may hand in any object, and a property of it may throw.
    reader.problems.add('not-an-object', '');
  }
  return { events: reader.events, problems: reader.problems.problems };
}

class WebhookReader {
  readonly events: PlatformEvent[] = [];
  readonly problems = new ProblemList();
  readonly #pageId: string | null;
  #callsLeft = MAX_CALLS;

  constructor(pageId: string | undefined) {
    this.#pageId = pageId ?? null;
  }

  readPayload(payload: unknown): void {
    if (!isRecord(payload)) this.problems.add('not-an-object', '');
    else if (own(payload, 'entry') !== undefined) this.#readEntries(own(payload, 'entry'));
    else if (own(payload, 'event') !== undefined) this.#readLoneCall(payload);
    else this.#readEntry(payload, 'entry');
  }

  #readEntries(entries: unknown): void {
    if (!Array.isArray(entries)) {
      this.problems.add('bad-field', 'entry');
      return;
    }
    if (entries.length > MAX_ENTRIES) this.problems.add('too-large', 'entry');
    entries.slice(0, MAX_ENTRIES).forEach((entry: unknown, index) => {
      if (isRecord(entry)) this.#readEntry(entry, `entry[${index}]`);
      else this.problems.add('not-an-object', `entry[${index}]`);
    });
  }

  #readEntry(entry: UnknownRecord, path: string): void {
    const calls = own(entry, 'calls');
    const reply = own(entry, 'call_permission_reply');
    // Entries about messages and the like come down the same road.
    if (calls === undefined && reply === undefined) this.problems.add('unknown-event', path);
    if (reply !== undefined) this.#keep(this.#readPermissionReply(entry, reply, path));
    if (calls !== undefined) this.#readCalls(entry, calls, path);
  }

  #readCalls(entry: UnknownRecord, calls: unknown, path: string): void {
    const entryPageId = readId(own(entry, 'id'));
    if (this.#isOtherPage(entryPageId)) {
      this.problems.add('wrong-page', `${path}.id`);
      return;
    }
    if (!Array.isArray(calls)) {
      this.problems.add('bad-field', `${path}.calls`);
      return;
    }
    if (calls.length > this.#callsLeft) this.problems.add('too-large', `${path}.calls`);
    const read = calls.slice(0, this.#callsLeft);
    this.#callsLeft -= read.length;
    const context = { entryPageId, entryTime: readTime(own(entry, 'time')) };
    if (context.entryTime === null && !isEmpty(own(entry, 'time'))) this.problems.add('bad-field', `${path}.time`);
    read.forEach((call: unknown, index) => {
      const where = this.#context(`${path}.calls[${index}]`, context);
      if (isRecord(call)) this.#keep(readCall(call, where));
      else this.problems.add('not-an-object', where.path);
    });
  }

  #readLoneCall(call: UnknownRecord): void {
    this.#keep(readCall(call, this.#context('call', { entryPageId: null, entryTime: null })));
  }

  /** Sits on an entry itself, between its sender and its recipient. */
  #readPermissionReply(entry: UnknownRecord, reply: unknown, path: string): PermissionReplyEvent | null {
    const at = `${path}.call_permission_reply`;
    if (!isRecord(reply)) return this.problems.add('not-an-object', at);
    const consumerId = partyId(own(entry, 'sender'));
    if (consumerId === null) return this.problems.add('missing-field', `${path}.sender.id`);
    const pageId = partyId(own(entry, 'recipient')) ?? readId(own(entry, 'id'));
    if (this.#isOtherPage(pageId)) return this.problems.add('wrong-page', `${path}.recipient.id`);
    const response = readWord(own(reply, 'response'));
    if (response !== 'approve' && response !== 'reject') return this.problems.add('bad-field', `${at}.response`);
    return { type: 'permission-reply', pageId, consumerId, response, expiresAt: readTime(own(reply, 'expiration_timestamp')) };
  }

  #isOtherPage(id: string | null): boolean {
    return id !== null && this.#pageId !== null && id !== this.#pageId;
  }

  #context(path: string, known: Pick<CallContext, 'entryPageId' | 'entryTime'>): CallContext {
    return { path, ...known, wantedPageId: this.#pageId, problems: this.problems };
  }

  #keep(event: PlatformEvent | null): void {
    if (event !== null) this.events.push(event);
  }
}

function partyId(party: unknown): string | null {
  return isRecord(party) ? readId(own(party, 'id')) : null;
}
