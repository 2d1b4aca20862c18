/** What has come in of one kind since a connection was made. */
export interface Inbound {
  readonly packets: number;
  readonly frames: number;
  /** Counted while an element plays the sound, in Chromium only one that is not muted. */
  readonly energy: number;
}

/** What has come in since a connection was made, as the simulated consumer tells it too. */
export interface Received {
  readonly audioPackets: number;
  readonly audioEnergy: number;
  readonly framesDecoded: number;
}

/**
 * Energy beyond this is sound. A fake microphone's beeps, made soft by the browser's noise suppression, bring a hundred times as much
 * in a second; a muted microphone brings nothing at all, once what was said before has faded (measured, half a second).
 */
export const SOUND = 1e-8;

const PICTURES = 5;
/** Of a sender without a track: Firefox goes on with a black picture every second, Chromium sends nothing (measured). */
const BLACK_PICTURES_PER_SECOND = 1;

export async function inboundOn(connection: RTCPeerConnection, kind: 'audio' | 'video'): Promise<Inbound> {
  return inboundOf(await connection.getStats(), kind);
}

export async function receivedOn(connection: RTCPeerConnection): Promise<Received> {
  const report = await connection.getStats();
  const audio = inboundOf(report, 'audio');
  return { audioPackets: audio.packets, audioEnergy: audio.energy, framesDecoded: inboundOf(report, 'video').frames };
}

export function growth(before: Received, after: Received): Received {
  return {
    audioPackets: after.audioPackets - before.audioPackets,
    audioEnergy: after.audioEnergy - before.audioEnergy,
    framesDecoded: after.framesDecoded - before.framesDecoded,
  };
}

/** A few pictures in `ms` are neither: they may be the last ones, or the first. `black`: so may be what a sender without a track sends. */
export function picturesIn({ framesDecoded }: Received, ms: number, { black }: { readonly black: boolean }): 'moving' | 'none' | 'a few' {
  const unsent = black ? Math.ceil((ms / 1_000) * BLACK_PICTURES_PER_SECOND) : 0;
  if (framesDecoded <= unsent) return 'none';
  return framesDecoded >= PICTURES ? 'moving' : 'a few';
}

function inboundOf(report: RTCStatsReport, kind: 'audio' | 'video'): Inbound {
  let [packets, frames, energy] = [0, 0, 0];
  report.forEach((entry: Readonly<Record<string, unknown>>) => {
    if (entry['type'] !== 'inbound-rtp' || entry['kind'] !== kind) return;
    packets += numberIn(entry, 'packetsReceived');
    frames += numberIn(entry, 'framesDecoded');
    energy += numberIn(entry, 'totalAudioEnergy');
  });
  return { packets, frames, energy };
}

function numberIn(entry: Readonly<Record<string, unknown>>, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
