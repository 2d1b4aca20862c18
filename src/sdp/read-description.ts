import { parse, type MediaDescription, type SessionDescription } from 'sdp-transform';
import { CallError } from '../protocol/call-error.js';
import { isFingerprint, splitSections } from './lines.js';

export type SectionKind = 'audio' | 'video' | 'application' | 'other';
export type SectionDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface CodecSummary {
  readonly payload: number;
  /** As the description spells it; empty for a payload it does not name. */
  readonly name: string;
}

export interface SectionSummary {
  readonly mid: string | null;
  readonly kind: SectionKind;
  /** 0 means refused, unless `bundleOnly`. */
  readonly port: number;
  readonly bundleOnly: boolean;
  readonly direction: SectionDirection;
  /** Null when there is no `a=msid` line, or it names no track. */
  readonly msid: { readonly stream: string; readonly track: string } | null;
  /** In the order of preference the `m=` line states. */
  readonly codecs: readonly CodecSummary[];
  readonly rtcpMux: boolean;
  /** Whether the section itself states a fingerprint, whatever the session level says. */
  readonly fingerprint: boolean;
}

export interface DescriptionSummary {
  /** The mids of the first BUNDLE group. */
  readonly bundle: readonly string[];
  readonly sections: readonly SectionSummary[];
}

/** Names of the payload types that need no `rtpmap` line (RFC 3551), as far as browsers offer them. */
const STATIC_PAYLOADS: Readonly<Record<number, string>> = { 0: 'PCMU', 8: 'PCMA', 9: 'G722', 13: 'CN' };
const KINDS: readonly SectionKind[] = ['audio', 'video', 'application'];

/**
 * What this package needs to know of a description. Throws a `CallError` (`invalid-sdp`) for text that is none.
 * `checkInbound` comes first for text from outside: nothing is bounded here.
 */
export function readDescription(sdp: string): DescriptionSummary {
  const { session, sections } = splitSections(sdp);
  if (session[0] !== 'v=0') throw new CallError('invalid-sdp', 'This is not a session description.');
  const parsed = parse(sdp);
  const group = parsed.groups?.find((candidate) => candidate.type === 'BUNDLE');
  return {
    bundle: words(group?.mids ?? ''),
    sections: parsed.media.map((media, index) => readSection(media, parsed, sections[index] ?? [])),
  };
}

/** A section nobody has refused. Port 0 with `a=bundle-only` is how Firefox writes one that it adds mid-call. */
export function isLive(section: SectionSummary): boolean {
  return section.port !== 0 || section.bundleOnly;
}

export function isSending(section: SectionSummary): boolean {
  return isLive(section) && (section.direction === 'sendrecv' || section.direction === 'sendonly');
}

function readSection(media: MediaDescription, session: SessionDescription, lines: readonly string[]): SectionSummary {
  if (!media.type || !media.protocol || asText(media.port) === '') throw new CallError('invalid-sdp', 'A media section is malformed.');
  return {
    mid: media.mid === undefined ? null : asText(media.mid),
    kind: KINDS.find((kind) => kind === media.type) ?? 'other',
    port: media.port,
    bundleOnly: lines.includes('a=bundle-only'),
    direction: media.direction ?? session.direction ?? 'sendrecv',
    msid: readMsid(lines),
    codecs: readCodecs(media),
    rtcpMux: lines.includes('a=rtcp-mux'),
    fingerprint: lines.some(isFingerprint),
  };
}

/**
 * Read here, because sdp-transform ends an msid at the first character outside `[\w-]`: the platform's stream ids hold
 * colons, and Firefox puts braces round both.
 */
function readMsid(lines: readonly string[]): SectionSummary['msid'] {
  for (const line of lines) {
    if (!line.startsWith('a=msid:')) continue;
    const [stream, track] = words(line.slice('a=msid:'.length));
    if (stream && track) return { stream, track };
  }
  return null;
}

function readCodecs(media: MediaDescription): CodecSummary[] {
  if (media.type !== 'audio' && media.type !== 'video') return []; // what follows `m=application 9 …` is no payload type
  return words(media.payloads ?? '').map((word) => {
    const payload = Number(word);
    const codec = media.rtp.find((candidate) => candidate.payload === payload)?.codec;
    return { payload, name: asText(codec ?? STATIC_PAYLOADS[payload] ?? '') };
  });
}

function words(text: unknown): string[] {
  return asText(text).split(' ').filter(Boolean);
}

/** sdp-transform turns text that looks like an integer into a number, whatever its types say: hence `unknown`. */
function asText(value: unknown): string {
  return String(value);
}
