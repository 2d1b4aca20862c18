/** Connections that the page makes from now on, in order, until `stop`. */
export interface RecordedConnections {
  readonly made: readonly RTCPeerConnection[];
  readonly stop: () => void;
}

export function recordConnections(): RecordedConnections {
  const made: RTCPeerConnection[] = [];
  const { RTCPeerConnection: Original } = globalThis;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
  return { made, stop: () => void (globalThis.RTCPeerConnection = Original) };
}

/** What `make` returns, and the connection that it makes meanwhile. */
export function withItsConnection<T>(make: () => T): readonly [T, RTCPeerConnection] {
  const { made, stop } = recordConnections();
  try {
    const result = make();
    const [connection] = made;
    if (!connection) throw new Error('No connection was made.');
    return [result, connection];
  } finally {
    stop();
  }
}
