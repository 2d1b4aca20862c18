import { type DescriptionSummary, isSending, readDescription } from '../sdp/read-description.js';
import { describe, type Direction, directionOf, inferAnswer, offerForPlatform, type SectionRole } from './describe.js';
import { MediaDepartures, type MediaDeparturesOptions } from './media-departures.js';
import type { PlatformDialect } from './platform-dialect.js';
import { type Random, randomDigits, randomToken } from './random.js';
import { Refusal } from './refusal.js';

/** What the consumer's phone sends; null: nothing. */
export interface ConsumerMedia {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
}

/** What has arrived from the agent. */
export interface ReceivedMedia {
  readonly audioPackets: number;
  /** Sum of the sound's energy, as `totalAudioEnergy` of `getStats()`. Silence adds nothing. */
  readonly audioEnergy: number;
  readonly framesDecoded: number;
  /** `VP8`, `H264` …, or null before the first frame. */
  readonly videoCodec: string | null;
}

export const NOTHING_RECEIVED: ReceivedMedia = Object.freeze({ audioPackets: 0, audioEnergy: 0, framesDecoded: 0, videoCodec: null });

/** An offer of the platform's, as it is handed out. */
export interface PlatformOffer {
  readonly sdp: string;
  /** To be called when the agent's side has it: the media it announces may come then. */
  readonly handedOver: () => void;
}

export interface PeerOptions extends MediaDeparturesOptions {
  readonly rtcConfiguration: RTCConfiguration;
  /** Names of the codecs the platform can do. The agent's order of preference wins over this one. */
  readonly videoCodecs: readonly string[];
  readonly random: Random;
  /** The connection is lost for good. */
  readonly onFailed: () => void;
}

type ConsumerRole = 'microphone' | 'placeholder' | 'camera';

/** Host candidates come within milliseconds; a STUN server that does not answer must not hold a call up. */
const GATHERING_LIMIT_MS = 1_000;

/** What stands for a track in the section that the platform adds before the consumer's first video. */
const PLACEHOLDER_MSID = { stream: '-', track: 'D3F4U1T_F8_TR4CK' };

/**
 * The platform's media server towards the agent, played by one real connection: it answers the agent's offers, makes offers
 * of its own, and infers the answers to those.
 *
 *     stable ──answer (agent's offer)──▶ stable ;  stable ──offer (and the inferred answer)──▶ stable
 */
export class PlatformPeer {
  readonly #connection: RTCPeerConnection;
  readonly #options: PeerOptions;
  readonly #departures: MediaDepartures;
  readonly #stream: string;
  readonly #consumer = new Map<ConsumerRole, { readonly transceiver: RTCRtpTransceiver; readonly track: string }>();
  #agentOffer = '';
  #agent: DescriptionSummary | null = null;
  #sending: ReadonlySet<ConsumerRole> = new Set();

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#stream = `${randomDigits(options.random, 9)}:${randomToken(options.random, 16)}:DEFAULT`;
    this.#connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...options.rtcConfiguration });
    this.#departures = new MediaDepartures(this.#connection, options);
    this.#connection.addEventListener('connectionstatechange', () => {
      if (this.#connection.connectionState === 'failed') options.onFailed();
    });
  }

  get connectionState(): RTCPeerConnectionState {
    return this.#connection.connectionState;
  }

  /** Applies an offer of the agent's and returns the answer as it is handed out. Throws a `Refusal`; nothing has changed then. */
  async answer(agentOffer: string): Promise<string> {
    const before = new Set(this.#connection.getTransceivers().map(({ mid }) => mid));
    const previous = { offer: this.#agentOffer, summary: this.#agent };
    const agent = readDescription(agentOffer);
    try {
      await this.#connection.setRemoteDescription({ type: 'offer', sdp: offerForPlatform(agentOffer) });
      this.#agentOffer = agentOffer;
      this.#agent = agent;
      this.#setDirections();
      const local = await this.#describeLocally();
      return this.#handOut(local, (mid) => {
        const section = agent.sections.find((candidate) => candidate.mid === mid);
        // A section the agent has just added is answered as if the platform could send in it too; the renegotiation that
        // follows `accept` takes that back.
        return section?.direction === 'sendrecv' && !before.has(mid) ? 'sendrecv' : null;
      });
    } catch (cause) {
      this.#agentOffer = previous.offer;
      this.#agent = previous.summary;
      if (this.#connection.signalingState === 'have-remote-offer') await this.#connection.setRemoteDescription({ type: 'rollback' });
      throw new Refusal('invalid-sdp', cause instanceof Error ? cause.message : 'the offer cannot be answered');
    }
  }

  /** Makes an offer that sends the consumer's media as given, completes it with the inferred answer, and returns it as it is handed out. */
  async offer(media: ConsumerMedia, video: PlatformDialect['consumerVideo'] = 'decodable'): Promise<PlatformOffer> {
    await this.#place(media);
    const handedOver = this.#departures.announce();
    this.#setDirections();
    const offer = this.#handOut(await this.#describeLocally(), () => null, video);
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: inferAnswer(offer, this.#agentOffer, this.#agentMsids()) });
    return { sdp: offer, handedOver };
  }

  /** Second tokens of the msids that an offer of the agent's sends, or of its last one. */
  sentMsids(offer?: string): readonly string[] {
    const summary = offer === undefined ? this.#agent : readDescription(offer);
    return (summary?.sections ?? []).flatMap((section) => (section.msid === null ? [] : [section.msid.track]));
  }

  /** The agent's tracks that are being received, without those whose msid is named. */
  receivedTracks(without: ReadonlySet<string>): readonly MediaStreamTrack[] {
    const msids = this.#agentMsids();
    return this.#connection.getTransceivers().flatMap((transceiver) => {
      const msid = msids.get(transceiver.mid ?? '');
      return msid && !without.has(msid.track) ? [transceiver.receiver.track] : [];
    });
  }

  async statistics(): Promise<ReceivedMedia> {
    const report = new Map<string, unknown>();
    (await this.#connection.getStats()).forEach((value: unknown, id: string) => report.set(id, value));
    return readStatistics(report);
  }

  close(): void {
    this.#departures.close();
    this.#connection.close();
  }

  /** Puts the consumer's tracks into transceivers, which are made when first needed and then kept. */
  async #place(media: ConsumerMedia): Promise<void> {
    const sending = new Set<ConsumerRole>();
    for (const role of ['microphone', 'camera'] as const) {
      const track = media[role];
      if (role === 'camera' && track && this.#transceiver('placeholder') === null) this.#add('placeholder', 'video');
      const transceiver = this.#transceiver(role) ?? (track && this.#add(role, role === 'camera' ? 'video' : 'audio'));
      if (transceiver) await this.#departures.put(transceiver.sender, track);
      if (track) sending.add(role);
    }
    this.#sending = sending;
  }

  #add(role: ConsumerRole, kind: 'audio' | 'video'): RTCRtpTransceiver {
    const transceiver = this.#connection.addTransceiver(kind, { direction: 'sendonly' });
    this.#consumer.set(role, { transceiver, track: randomDigits(this.#options.random, 18) });
    return transceiver;
  }

  /** Null as well when the agent has refused the section: it is stopped then, and of no further use. */
  #transceiver(role: ConsumerRole): RTCRtpTransceiver | null {
    const transceiver = this.#consumer.get(role)?.transceiver ?? null;
    return transceiver === null || transceiver.currentDirection === 'stopped' ? null : transceiver;
  }

  #setDirections(): void {
    const msids = this.#agentMsids();
    for (const transceiver of this.#connection.getTransceivers()) {
      if (transceiver.direction === 'stopped' || transceiver.currentDirection === 'stopped') continue;
      transceiver.direction = directionOf(this.#sends(transceiver), Boolean(msids.get(transceiver.mid ?? '')));
    }
  }

  #sends(transceiver: RTCRtpTransceiver): boolean {
    const role = this.#roleOf((candidate) => candidate === transceiver);
    return role === 'placeholder' || (role !== null && this.#sending.has(role));
  }

  #roleOf(matches: (transceiver: RTCRtpTransceiver) => boolean): ConsumerRole | null {
    for (const [role, { transceiver }] of this.#consumer) if (matches(transceiver)) return role;
    return null;
  }

  /** By mid: the msid of each section the agent sends in. */
  #agentMsids(): ReadonlyMap<string, SectionRole['msid']> {
    const sending = (this.#agent?.sections ?? []).filter(isSending);
    return new Map(sending.flatMap(({ mid, msid }) => (mid === null ? [] : [[mid, msid]])));
  }

  async #describeLocally(): Promise<string> {
    await this.#connection.setLocalDescription();
    await this.#gathered();
    const description = this.#connection.localDescription;
    if (description === null) throw new Error('The platform connection was closed.');
    return description.sdp;
  }

  /** After an ICE restart the state says for a moment more that the gathering before it is complete. */
  get #hasGathered(): boolean {
    return this.#connection.iceGatheringState === 'complete' && this.#connection.localDescription?.sdp.includes('a=candidate:') === true;
  }

  async #gathered(): Promise<void> {
    if (this.#hasGathered) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        if (this.#hasGathered) finish();
      };
      const finish = () => {
        clearTimeout(timer);
        this.#connection.removeEventListener('icegatheringstatechange', done);
        resolve();
      };
      const timer = setTimeout(finish, GATHERING_LIMIT_MS);
      this.#connection.addEventListener('icegatheringstatechange', done);
    });
  }

  #handOut(local: string, override: (mid: string) => Direction | null, video: PlatformDialect['consumerVideo'] = 'decodable'): string {
    const msids = this.#agentMsids();
    return describe(local, {
      stream: this.#sending.size > 0 ? this.#stream : '',
      videoCodecs: this.#videoCodecs(),
      roleOf: (mid, described) => {
        const role = this.#roleOf((transceiver) => transceiver.mid === mid);
        const agentMsid = msids.get(mid);
        return {
          direction: override(mid) ?? described,
          msid: role !== null ? this.#msidOf(role) : agentMsid ? { stream: '-', track: agentMsid.track } : null,
          undecodable: video === 'undecodable' && (role === 'camera' || role === 'placeholder'),
          carriesMedia: role !== null && role !== 'placeholder' && this.#sending.has(role),
        };
      },
    });
  }

  #msidOf(role: ConsumerRole): SectionRole['msid'] {
    if (role === 'placeholder') return PLACEHOLDER_MSID;
    const track = this.#consumer.get(role)?.track;
    return track === undefined ? null : { stream: this.#stream, track };
  }

  /** What the platform can do, in the agent's order as far as the agent has stated one. */
  #videoCodecs(): readonly string[] {
    const able = this.#options.videoCodecs;
    const listed = (this.#agent?.sections ?? []).filter(({ kind }) => kind === 'video').flatMap(({ codecs }) => codecs.map(({ name }) => name));
    const preferred = listed.flatMap((name) => able.find((codec) => codec.toUpperCase() === name.toUpperCase()) ?? []);
    return [...new Set([...preferred, ...able])];
  }
}

function readStatistics(report: ReadonlyMap<string, unknown>): ReceivedMedia {
  let received = NOTHING_RECEIVED;
  for (const value of report.values()) {
    if (!isRecord(value) || value['type'] !== 'inbound-rtp') continue;
    const count = (name: string) => (typeof value[name] === 'number' ? value[name] : 0);
    const codec = report.get(String(value['codecId']));
    const name = isRecord(codec) && typeof codec['mimeType'] === 'string' ? codec['mimeType'].split('/')[1] : undefined;
    received = {
      audioPackets: received.audioPackets + (value['kind'] === 'audio' ? count('packetsReceived') : 0),
      audioEnergy: received.audioEnergy + count('totalAudioEnergy'),
      framesDecoded: received.framesDecoded + count('framesDecoded'),
      videoCodec: count('framesDecoded') > 0 ? (name ?? received.videoCodec) : received.videoCodec,
    };
  }
  return received;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
