import { CallError } from '../protocol/call-error.js';
import { splitSections } from '../sdp/lines.js';
import {
  type DescriptionSummary,
  isLive,
  isSending,
  readDescription,
  type SectionSummary,
} from '../sdp/read-description.js';
import type { PlatformDialect } from './platform-dialect.js';
import { Refusal } from './refusal.js';

const VIDEO_CODECS: readonly string[] = ['VP8', 'VP9', 'H264', 'H265', 'AV1'];
const VIDEO_HELPERS: readonly string[] = ['RTX', 'RED', 'ULPFEC', 'FLEXFEC-03'];

/** Holds an offer of the agent's to what the platform's pages ask of one. Throws a `Refusal` (invalid SDP) that says what is wrong. */
export function validateOffer(sdp: string, dialect: PlatformDialect): { readonly hasVideo: boolean } {
  const { bundle, sections } = read(sdp);
  const lines = splitSections(sdp);
  const live = sections.filter(isLive);
  if (live.length === 0) throw new Refusal('invalid-sdp', 'no media section');
  if (lines.session.includes('a=ice-lite')) throw new Refusal('invalid-connection', 'both sides cannot be ICE-lite');
  sections.forEach((section, index) => {
    if (!isLive(section)) return;
    const setup = setupOf(lines.sections[index] ?? []) ?? setupOf(lines.session);
    const fault = setup === 'a=setup:actpass' ? faultOf(section, bundle, dialect) : 'must offer a=setup:actpass';
    if (fault !== null) throw new Refusal('invalid-sdp', `section ${section.mid ?? 'without mid'} ${fault}`);
  });
  return { hasVideo: live.some(({ kind }) => kind === 'video') };
}

function read(sdp: string): DescriptionSummary {
  try {
    return readDescription(sdp);
  } catch (cause) {
    throw new Refusal('invalid-sdp', cause instanceof CallError ? cause.message : 'not a session description');
  }
}

function faultOf(section: SectionSummary, bundle: readonly string[], dialect: PlatformDialect): string | null {
  if (section.mid === null || !bundle.includes(section.mid)) return 'is not in the BUNDLE group';
  if (!section.fingerprint) return 'has no fingerprint';
  if (!section.rtcpMux) return 'has no rtcp-mux';
  if (isSending(section) && section.msid === null) return 'sends without an msid';
  switch (section.kind) {
    case 'audio':
      return audioFault(section, dialect);
    case 'video':
      return videoFault(section);
    case 'application':
    case 'other':
      return 'is neither audio nor video';
  }
}

/** The DTLS role that the lines of a section, or those of the whole session, state. */
function setupOf(lines: readonly string[]): string | undefined {
  return lines.find((line) => line.startsWith('a=setup:'));
}

function codecNames(section: SectionSummary): string[] {
  return section.codecs.map(({ name }) => name.toUpperCase());
}

function audioFault(section: SectionSummary, dialect: PlatformDialect): string | null {
  const names = codecNames(section);
  if (!names.includes('OPUS')) return 'does not offer opus';
  const others = names.filter((name) => name !== 'OPUS' && name !== 'TELEPHONE-EVENT');
  return dialect.audioOffer === 'opus-only' && others.length > 0 ? 'offers audio codecs beside opus' : null;
}

function videoFault(section: SectionSummary): string | null {
  const names = codecNames(section);
  if (!names.some((name) => VIDEO_CODECS.includes(name))) return 'offers no video codec of the platform';
  const foreign = names.find((name) => !VIDEO_CODECS.includes(name) && !VIDEO_HELPERS.includes(name));
  return foreign === undefined ? null : 'offers a video codec the platform does not know';
}
