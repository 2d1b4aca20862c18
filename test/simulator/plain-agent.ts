import type { CallAction, CallsRequest, TrackEntry } from '../../src/protocol/requests.js';
import type { PlatformEvent } from '../../src/protocol/events.js';
import { readReply } from '../../src/protocol/read-reply.js';
import type { CallsReply, SuccessReply } from '../../src/protocol/replies.js';
import { parseWebhook } from '../../src/protocol/webhooks.js';
import { readDescription } from '../../src/sdp/read-description.js';
import { withSectionFingerprints } from '../../src/sdp/edits.js';
import type { Simulator } from '../../src/simulator.js';

export interface Received {
  readonly audioPackets: number;
  readonly audioEnergy: number;
  readonly framesDecoded: number;
}

type MediaUpdateOutcome = 'accepted' | 'collision';

const NO_COLLISION_CODES = { collisionCodes: [] };

/**
 * The other side of the wire with as little in it as a call needs: a peer connection, an adapter, and one queue. It knows
 * the wire's dialects only through the readers of src/protocol, and never retries.
 */
export class PlainAgent {
  readonly events: PlatformEvent[] = [];
  /** Versions of the offers that were applied. */
  readonly applied: number[] = [];
  version = 0;
  callId: string | null = null;
  connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  /** What the agent's own offers are like; set before one is made. */
  videoCodec: string | null = null;
  readonly #simulator: Simulator;
  readonly #stop: () => void;
  readonly #players: HTMLMediaElement[] = [];
  readonly #sources: MediaStreamTrack[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
    this.#stop = simulator.adapter.subscribe((payload) => this.#receive(payload));
    this.connection.addEventListener('track', ({ track }) => this.#listen(track));
  }

  async accept(options: { camera?: boolean } = {}): Promise<CallsReply> {
    const connect = this.events.find((event) => event.type === 'connect');
    if (connect === undefined) throw new Error('Nobody calls.');
    this.callId = connect.callId;
    return this.#serially(async () => {
      const offer = await this.firstOffer(options);
      return this.#settle(await this.send({ platform: 'messenger', action: 'accept', call_id: connect.callId, session: session(offer) }));
    });
  }

  async dial(psid: string): Promise<CallsReply> {
    return this.#serially(async () => {
      const offer = await this.firstOffer();
      const reply = await this.send({ platform: 'messenger', action: 'connect', to: psid, session: session(offer) });
      if (reply.type === 'success') this.callId = reply.callId;
      return this.#settle(reply);
    });
  }

  /** The local offer for `accept` and `connect`, set on the connection. */
  async firstOffer({ camera = false }: { camera?: boolean } = {}): Promise<string> {
    await this.#addTrack('audio');
    if (camera) await this.#addTrack('video');
    return this.offer();
  }

  async offer(): Promise<string> {
    for (const transceiver of this.connection.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'audio') onlyOpus(transceiver);
    }
    await this.connection.setLocalDescription();
    await gathered(this.connection);
    return withSectionFingerprints(this.connection.localDescription?.sdp ?? '');
  }

  /** Sends the camera with a new offer. */
  async turnCameraOn(): Promise<MediaUpdateOutcome> {
    return this.#serially(async () => {
      const isNew = !this.connection.getSenders().some(({ track }) => track?.kind === 'video');
      if (isNew) await this.#addTrack('video');
      return this.#update(await this.offer());
    });
  }

  /** A new offer that adds nothing. */
  async offerAgain(versions?: { from: number; to: number }): Promise<MediaUpdateOutcome> {
    return this.#serially(async () => this.#update(await this.offer(), undefined, versions));
  }

  /** Reports the status of the tracks without an offer. */
  async reportTracks(status: 'enabled' | 'disabled', versions?: { from: number; to: number }): Promise<MediaUpdateOutcome> {
    return this.#serially(() => this.#update(null, status, versions));
  }

  async reject(): Promise<CallsReply> {
    return this.send({ platform: 'messenger', action: 'reject', call_id: this.id });
  }

  async terminate(): Promise<CallsReply> {
    return this.send({ platform: 'messenger', action: 'terminate', call_id: this.id });
  }

  /** The id of the call under way, or of the one that has called. */
  get id(): string {
    return this.callId ?? this.events.find((event) => event.type === 'connect')?.callId ?? '';
  }

  async send(request: CallsRequest): Promise<CallsReply> {
    return readReply(request.action, await this.post(request), NO_COLLISION_CODES);
  }

  post(request: unknown, { pageId = this.#simulator.pageId, signal = new AbortController().signal } = {}): Promise<unknown> {
    return this.#simulator.adapter.callsApi(asRequest(request), { pageId, signal });
  }

  tracks(status: TrackEntry['status'] = 'enabled'): TrackEntry[] {
    const { sections } = readDescription(this.connection.localDescription?.sdp ?? '');
    return sections.flatMap(({ kind, msid, direction }) =>
      msid !== null && direction.startsWith('send')
        ? [{ msid: msid.track, label: kind === 'audio' ? 'default_audio' : 'default_video', status } as const]
        : [],
    );
  }

  async statistics(): Promise<Received> {
    const received = { audioPackets: 0, audioEnergy: 0, framesDecoded: 0 };
    const report = await this.connection.getStats();
    report.forEach((entry: Partial<Record<string, unknown>>) => {
      if (entry['type'] !== 'inbound-rtp') return;
      const count = (name: string) => (typeof entry[name] === 'number' ? entry[name] : 0);
      if (entry['kind'] === 'audio') received.audioPackets += count('packetsReceived');
      received.audioEnergy += count('totalAudioEnergy');
      received.framesDecoded += count('framesDecoded');
    });
    return received;
  }

  close(): void {
    this.#stop();
    for (const track of this.#sources) track.stop();
    for (const player of this.#players) player.srcObject = null;
    this.connection.close();
  }

  /** Chromium counts the energy of sound only while an element that is not muted plays it. */
  #listen(track: MediaStreamTrack): void {
    const player = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
    player.srcObject = new MediaStream([track]);
    player.play().catch(() => undefined);
    this.#players.push(player);
  }

  async #addTrack(kind: 'audio' | 'video'): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: true });
    const [track] = stream.getTracks();
    if (track === undefined) throw new Error(`There is no ${kind} device.`);
    this.#sources.push(track);
    // A camera's section must not receive: pictures of the consumer's that come before their offer would be taken for its own by Firefox.
    const direction = kind === 'audio' ? 'sendrecv' : 'sendonly';
    const transceiver = this.connection.addTransceiver(track, { direction, streams: [stream] });
    if (kind === 'video' && this.videoCodec !== null) preferCodec(transceiver, kind, this.videoCodec);
  }

  async #update(offer: string | null, status: TrackEntry['status'] = 'enabled', versions?: { from: number; to: number }): Promise<MediaUpdateOutcome> {
    const { from, to } = versions ?? { from: this.version, to: offer === null ? this.version : this.version + 1 };
    const reply = await this.send({
      platform: 'messenger',
      action: 'media_update',
      call_id: this.id,
      from_version: from,
      to_version: to,
      tracks: this.tracks(status),
      ...(offer === null ? {} : { session: session(offer) }),
    });
    const accepted = reply.type === 'success' && (offer === null || reply.answer !== null);
    if (!accepted) {
      if (this.connection.signalingState === 'have-local-offer') await this.connection.setLocalDescription({ type: 'rollback' });
      return 'collision';
    }
    this.version = to;
    await this.#settle(reply);
    return 'accepted';
  }

  async #settle(reply: CallsReply): Promise<CallsReply> {
    if (reply.type === 'success') await this.#apply(reply);
    return reply;
  }

  async #apply({ answer, renegotiation }: SuccessReply): Promise<void> {
    if (answer !== null) await this.connection.setRemoteDescription({ type: 'answer', sdp: answer });
    if (renegotiation !== null) await this.#applyOffer(renegotiation);
  }

  async #applyOffer(sdp: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    await this.connection.setLocalDescription();
  }

  #receive(payload: unknown): void {
    for (const event of parseWebhook(payload, this.#simulator.pageId).events) {
      this.events.push(event);
      if (event.type === 'media-update' && event.callId === this.callId) void this.#serially(() => this.#applyWebhook(event));
    }
  }

  async #applyWebhook({ version, offer }: { version: number | null; offer: string | null }): Promise<void> {
    const next = version ?? this.version + 1;
    if (next <= this.version || offer === null || this.connection.signalingState === 'closed') return;
    await this.#applyOffer(offer);
    this.version = next;
    this.applied.push(next);
  }

  #serially<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

export function session(sdp: string): { sdp_type: 'offer'; sdp: string } {
  return { sdp_type: 'offer', sdp };
}

/** A body that a program with a mistake might send: the adapter's type would not allow it. */
function asRequest(body: unknown): CallsRequest {
  return body as CallsRequest;
}

export function actionsOf(log: readonly { kind: string; name: string }[], kind: string): string[] {
  return log.filter((entry) => entry.kind === kind).map(({ name }) => name);
}

export type { CallAction };

/** In sections of the platform's too: a new offer lists every codec the browser has for them. */
function onlyOpus(transceiver: RTCRtpTransceiver): void {
  preferCodec(transceiver, 'audio', 'opus');
}

function preferCodec(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video', name: string): void {
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType.toLowerCase() === `${kind}/${name.toLowerCase()}`));
}

async function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === 'complete') return;
  await new Promise<void>((resolve) => {
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve();
    });
  });
}
