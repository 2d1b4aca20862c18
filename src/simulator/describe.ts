/*
 * The platform's descriptions: what a browser's own description becomes when a media server of the platform's kind hands it
 * out. The simulator's one user of sdp-transform.
 *
 * Each section is built anew from what may stand in it, rather than cleaned of what may not.
 */
import { type MediaDescription, parse, type SessionDescription, write } from 'sdp-transform';
import { linesOf } from '../sdp/lines.js';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What is said of a section beside what the browser's description says. */
export interface SectionRole {
  readonly direction: Direction;
  readonly msid: { readonly stream: string; readonly track: string } | null;
  /** Whether the consumer's media flow in it: then its SSRC is stated. */
  readonly carriesMedia: boolean;
  /** Whether it is to name a codec that no browser can decode. */
  readonly undecodable: boolean;
}

export interface Shaping {
  readonly roleOf: (mid: string, described: Direction) => SectionRole;
  /** Names of video codecs, the best first; a section holds the first of them that the browser listed. */
  readonly videoCodecs: readonly string[];
  /** The one stream of the consumer's, for `a=msid-semantic`; empty when nothing is sent. */
  readonly stream: string;
}

type Transport = Pick<MediaDescription, 'port' | 'connection' | 'candidates' | 'iceUfrag' | 'icePwd' | 'fingerprint'>;

/** Candidates repeated in each section are many soon, and clients rightly bound them. */
const MAX_CANDIDATES = 4;

/** Every section has a connection line, or Firefox refuses the description. */
const NO_ADDRESS = { version: 4, ip: '0.0.0.0' };

const HEADER_EXTENSIONS: readonly string[] = [
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:toffset',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/video-content-type',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
];

/** Not among the codecs of any browser. */
const UNDECODABLE_CODEC = 'H266';

/** What the platform's own descriptions ask of Opus. */
const OPUS_SETTINGS = 'maxaveragebitrate=20000;maxplaybackrate=16000;minptime=10;usedtx=1;useinbandfec=1';

/**
 * The agent's offer as the platform's connection gets it. The platform is always the DTLS server, so the choice that
 * `actpass` leaves to it is made here. SSRCs are left out, and found by mid: a track that comes back in another section keeps
 * its SSRC, and Firefox then receives nothing in the new one (measured in 153).
 */
export function offerForPlatform(agentOffer: string): string {
  const lines = linesOf(agentOffer).filter((line) => line !== '' && !line.startsWith('a=ssrc'));
  return lines.map((line) => `${line === 'a=setup:actpass' ? 'a=setup:active' : line}\r\n`).join('');
}

/** A description of the platform connection's own, as the platform hands it out. */
export function describe(local: string, shaping: Shaping): string {
  const session = parse(local);
  const transport = transportOf(session);
  return write({
    ...sessionPart(session),
    icelite: 'ice-lite',
    msidSemantic: { semantic: 'WMS', token: shaping.stream },
    // Unknown lines are normal in the platform's descriptions.
    invalid: [{ value: 'x-platform-feature:simulated' }],
    media: session.media.map((media) => describeSection(media, session, transport, shaping)),
  });
}

/**
 * The agent's answer, which is never sent: the platform infers it from its own offer (as handed out) and from what the
 * agent's last offer said about the agent.
 */
export function inferAnswer(offer: string, agentOffer: string, agentMsids: ReadonlyMap<string, SectionRole['msid']>): string {
  const session = withoutRefused(parse(offer));
  const agent = parse(agentOffer);
  const { iceUfrag, icePwd, fingerprint } = transportOf(agent);
  return write({
    ...sessionPart(session),
    media: session.media.map((media) => {
      const msid = agentMsids.get(midOf(media)) ?? null;
      const { type, port, protocol, payloads, mid, rtp, fmtp, rtcpFb, ext, rtcpMux, rtcpRsize } = media;
      return compact({
        ...{ type, port: port === 0 ? 0 : 9, protocol, payloads, mid, rtp, fmtp, rtcpFb, ext, rtcpMux, rtcpRsize },
        connection: NO_ADDRESS,
        setup: 'active',
        direction: answerTo(media.direction ?? 'sendrecv', msid !== null),
        msid: msid === null ? undefined : [{ id: msid.stream, appdata: msid.track }],
        ...{ iceUfrag, icePwd, fingerprint },
      });
    }),
  });
}

/** A client refuses a section with a codec it does not know: port 0, and out of the BUNDLE group. */
function withoutRefused(session: SessionDescription): SessionDescription {
  const media = session.media.map((section) => (section.rtp.some(({ codec }) => codec === UNDECODABLE_CODEC) ? { ...section, port: 0 } : section));
  const live = media.filter(({ port }) => port !== 0).map(midOf);
  return { ...session, groups: [{ type: 'BUNDLE', mids: live.join(' ') }], media };
}

function answerTo(offered: Direction, agentSends: boolean): Direction {
  const sends = agentSends && (offered === 'sendrecv' || offered === 'recvonly');
  const receives = offered === 'sendrecv' || offered === 'sendonly';
  return directionOf(sends, receives);
}

export function directionOf(sends: boolean, receives: boolean): Direction {
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}

function sessionPart(session: SessionDescription): Omit<SessionDescription, 'media'> {
  const { version, origin, name, timing, groups } = session;
  return compact({ version, origin, name, timing, groups });
}

function describeSection(media: MediaDescription, session: SessionDescription, transport: Transport, shaping: Shaping): MediaDescription {
  const { type, protocol, payloads, mid, rtp, fmtp, rtcpMux, rtcpRsize } = media;
  const refused = media.port === 0 && media.bundleOnly === undefined;
  if (refused) {
    return compact({ type, port: 0, protocol, payloads, mid, rtp, fmtp, rtcpMux, connection: NO_ADDRESS, direction: 'inactive' as const });
  }
  const role = shaping.roleOf(midOf(media), media.direction ?? session.direction ?? 'sendrecv');
  return compact({
    ...{ type, protocol, mid, rtcpMux, rtcpRsize },
    ...(role.undecodable ? undecodable(media) : chooseCodec(media, shaping.videoCodecs)),
    ...transport,
    iceOptions: 'simulated-1',
    setup: 'passive',
    ext: media.ext?.filter(({ uri }) => HEADER_EXTENSIONS.includes(uri)),
    direction: role.direction,
    msid: role.msid === null ? undefined : [{ id: role.msid.stream, appdata: role.msid.track }],
    xGoogleFlag: 'conference' as const,
    ssrcs: role.carriesMedia ? statedSsrc(media) : undefined,
  });
}

/** The SSRC of the media with its cname, and nothing of the browser's ids. */
function statedSsrc(media: MediaDescription): MediaDescription['ssrcs'] {
  return media.ssrcs?.filter(({ attribute }) => attribute === 'cname').slice(0, 1);
}

/** The platform settles on one codec in each section: Opus, or the best video codec that is listed. */
function chooseCodec(media: MediaDescription, videoCodecs: readonly string[]) {
  const wanted = media.type === 'audio' ? ['OPUS'] : videoCodecs.map((name) => name.toUpperCase());
  const order = textOf(media.payloads).split(' ').map(Number);
  const listed = order.flatMap((payload) => media.rtp.find((entry) => entry.payload === payload) ?? []);
  const chosen = wanted
    .map((name) => listed.find(({ codec }) => codec.toUpperCase() === name))
    .find((entry) => entry !== undefined);
  const entry = chosen ?? listed[0];
  if (entry === undefined) throw new Error('A description of the browser lists no codec.');
  const own = ({ payload }: { payload: number | string }) => payload === entry.payload;
  const settings = media.type === 'audio' ? [{ payload: entry.payload, config: OPUS_SETTINGS }] : media.fmtp.filter(own);
  return { payloads: String(entry.payload), rtp: [entry], fmtp: settings, rtcpFb: media.rtcpFb?.filter(own) };
}

function undecodable(media: MediaDescription) {
  const payload = media.rtp[0]?.payload ?? 96;
  return { payloads: String(payload), rtp: [{ payload, codec: UNDECODABLE_CODEC, rate: 90_000 }], fmtp: [] };
}

/** All sections share one transport (BUNDLE), and the platform states it in full in each. */
function transportOf(session: SessionDescription): Transport {
  const owner = session.media.find(({ iceUfrag, port, bundleOnly }) => iceUfrag !== undefined && (port !== 0 || bundleOnly !== undefined));
  const candidates = session.media
    .flatMap((media) => media.candidates ?? [])
    .filter(({ component, transport }) => component === 1 && transport.toLowerCase() === 'udp')
    .filter((candidate, index, all) => all.findIndex(({ ip, port }) => ip === candidate.ip && port === candidate.port) === index)
    .slice(0, MAX_CANDIDATES);
  const address = candidates.find(({ ip }) => /^[\d.]+$/.test(ip));
  return compact({
    port: address?.port ?? 9,
    connection: address === undefined ? NO_ADDRESS : { version: 4, ip: address.ip },
    candidates,
    iceUfrag: owner?.iceUfrag ?? session.iceUfrag,
    icePwd: owner?.icePwd ?? session.icePwd,
    fingerprint: owner?.fingerprint ?? session.fingerprint,
  });
}

function midOf(media: MediaDescription): string {
  return textOf(media.mid);
}

/** sdp-transform makes a number of whatever looks like one, whatever its types say: hence `unknown`. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

type Compact<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Leaves out what is undefined: an attribute that is not there, rather than one without a value. */
function compact<T extends object>(fields: T): Compact<T>;
function compact(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
