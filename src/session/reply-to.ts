import type { Dialect } from '../protocol/dialect.js';
import { readFailure, readReply } from '../protocol/read-reply.js';
import type { CallsReply } from '../protocol/replies.js';
import type { CallAction } from '../protocol/requests.js';

/** Asks an adapter and reads its answer. Never rejects, whatever the adapter does: it may also throw at once. */
export async function replyTo(action: CallAction, ask: () => Promise<unknown>, dialect: Pick<Dialect, 'collisionCodes'>): Promise<CallsReply> {
  try {
    return readReply(action, await ask(), dialect);
  } catch (error) {
    return readFailure(action, error);
  }
}
