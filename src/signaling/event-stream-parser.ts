/** A message above this is skipped: a webhook with the largest description allowed needs a tenth of it. */
const MAX_MESSAGE_LENGTH = 1024 * 1024;
/** What may be sent back in a header; any other id is passed over. */
const SENDABLE_ID = /^[\x20-\x7e]{0,1000}$/;

/** What a connection has told so far, beside its messages. */
export interface StreamState {
  /** Of the last complete message, on this connection or an earlier one; empty for none. */
  lastEventId: string;
  /** How long to wait before reconnecting, in ms: the server may ask for more or less. */
  retryMs: number;
  /** Whether the server sends comments, which is how it keeps a silent connection alive. */
  comments: boolean;
}

/**
 * Reads the text of one `text/event-stream`, wherever it was cut into chunks. The function returned takes the next chunk,
 * and returns the data of every message that is complete with it; what else the stream says goes into `state`.
 */
export function parseEventStream(state: StreamState): (chunk: string) => string[] {
  let rest = '';
  let data: string[] = [];
  let size = 0;
  let id = state.lastEventId;

  const readLine = (line: string): string[] => {
    if (line === '') {
      const message = size <= MAX_MESSAGE_LENGTH && data.length > 0 ? [data.join('\n')] : [];
      state.lastEventId = id;
      data = [];
      size = 0;
      return message;
    }
    size += line.length;
    if (size > MAX_MESSAGE_LENGTH) return [];
    const [, field, value = ''] = /^([^:]*):? ?(.*)/s.exec(line) ?? [];
    if (field === '') state.comments = true;
    if (field === 'data') data.push(value);
    if (field === 'id' && SENDABLE_ID.test(value)) id = value;
    if (field === 'retry' && /^\d{1,6}$/.test(value)) state.retryMs = Number(value);
    return [];
  };

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/); // a final \r waits: its \n may come with the next chunk
    rest = lines.pop() ?? '';
    const messages = lines.flatMap(readLine);
    if (rest.length > MAX_MESSAGE_LENGTH) {
      size = Infinity;
      rest = '';
    }
    return messages;
  };
}
