/* Webhooks in the shape the platform posts them, with ids made up here. */

export const PAGE = '100200300400500';
export const CONSUMER = '7000000000000001';
export const CALL = 'c_MadeUpCallId_1';
export const TIME = 1_700_000_000;
export const OFFER = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n';

export type Fields = Readonly<Record<string, unknown>>;

export function connect(changes: Fields = {}): Fields {
  return { id: CALL, to: PAGE, from: CONSUMER, event: 'connect', timestamp: TIME, call_direction: 'user_initiated', ...changes };
}

export function callStatus(changes: Fields = {}): Fields {
  return { id: CALL, event: 'call_status', timestamp: TIME, recipient_id: CONSUMER, call_status: 'ringing', ...changes };
}

export function mediaUpdate(session: unknown = { version: 1, sdp_renegotiation: { sdp_type: 'offer', sdp: OFFER } }): Fields {
  return { id: CALL, event: 'media_update', timestamp: TIME, session };
}

export function terminate(changes: Fields = {}): Fields {
  return { id: CALL, event: 'terminate', timestamp: TIME, status: 'Completed', start_time: TIME, end_time: TIME + 120, duration: 120, ...changes };
}

export function entry(calls: unknown, changes: Fields = {}): Fields {
  return { id: PAGE, time: TIME, calls, ...changes };
}

export function envelope(...calls: unknown[]): Fields {
  return { object: 'page', entry: [entry(calls)] };
}

export function permissionReply(changes: Fields = {}): Fields {
  return { sender: { id: CONSUMER }, recipient: { id: PAGE }, timestamp: TIME, call_permission_reply: { response: 'approve', expiration_timestamp: TIME + 604_800 }, ...changes };
}
