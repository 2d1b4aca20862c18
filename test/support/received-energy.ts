const connections: RTCPeerConnection[] = [];

/** From here on, remembers every connection that the page makes, so that what it receives can be measured. */
export function watchConnections(): void {
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

/** Energy of the sound that has arrived for a stream of received tracks: none for silence, however long it is. */
export async function energyReceived(stream: unknown): Promise<number> {
  const tracks = stream instanceof MediaStream ? stream.getAudioTracks() : [];
  const receivers = connections.flatMap((connection) => connection.getReceivers()).filter(({ track }) => tracks.includes(track));
  let energy = 0;
  for (const receiver of receivers) {
    (await receiver.getStats()).forEach(({ type, totalAudioEnergy = 0 }: { readonly type: string; readonly totalAudioEnergy?: number }) => {
      if (type === 'inbound-rtp') energy += totalAudioEnergy;
    });
  }
  return energy;
}
