import type { ConnectionState } from '../session/ports.js';

/** Tells every change of the connection as a whole, once. */
export function watchConnection(pc: RTCPeerConnection, tell: (state: ConnectionState) => void, over: AbortSignal): void {
  let last: ConnectionState = 'new';
  const check = () => {
    const state = stateOf(pc.connectionState, pc.iceConnectionState);
    if (state === last) return;
    last = state;
    tell(state);
  };
  pc.addEventListener('connectionstatechange', check, { signal: over });
  pc.addEventListener('iceconnectionstatechange', check, { signal: over });
}

/**
 * The worse of the two. Chromium can say `failed` for the connection (DTLS) while ICE is merely disconnected, and Firefox
 * moves the two one after the other.
 */
export function stateOf(connection: RTCPeerConnectionState, ice: RTCIceConnectionState): ConnectionState {
  if (connection === 'failed' || ice === 'failed') return 'failed';
  if (connection === 'disconnected' || connection === 'closed' || ice === 'disconnected') return 'disconnected';
  return connection;
}
