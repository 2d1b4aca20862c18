import { CallError } from '../protocol/call-error.js';
import { exceedsBytes, MAX_SDP_BYTES } from '../protocol/limits.js';
import { linesOf } from './lines.js';
import { isLive, isSending, readDescription, type SectionSummary } from './read-description.js';

const MAX_CANDIDATES = 64;
const MAX_SECTIONS = 16;

/** Opus is the only audio codec the platform takes. Key presses are no audio; the platform lists them in offers of its own. */
const AUDIO_CODECS: readonly string[] = ['opus', 'telephone-event'];

/** The video codecs the platform's video page lists, and what may stand beside them to repair losses. */
const VIDEO_CODECS: readonly string[] = ['vp8', 'vp9', 'h264', 'h265', 'av1'];
const VIDEO_HELPERS: readonly string[] = ['rtx', 'red', 'ulpfec', 'flexfec-03'];

/** What is wrong with an offer of ours, one sentence each. Empty: it may leave. Never throws. */
export function checkOffer(sdp: string): readonly string[] {
  try {
    const { bundle, sections } = readDescription(sdp);
    const live = sections.filter(isLive);
    if (live.length === 0) return ['The offer has no media section.'];
    return live.flatMap((section) => {
      const where = `Section ${section.mid ?? 'without mid'} (${section.kind})`;
      return problemsOf(section, bundle).map((problem) => `${where} ${problem}.`);
    });
  } catch (cause) {
    return [wordsOf(cause)];
  }
}

/**
 * Why a description from outside must not reach the browser, or null when it may. Chromium needs 16 s for 1,600
 * candidates (measured), so everything is counted before anything is parsed. Never throws.
 */
export function checkInbound(sdp: string): string | null {
  if (exceedsBytes(sdp, MAX_SDP_BYTES)) return 'The description is longer than 64 KiB.';
  const lines = linesOf(sdp);
  const count = (start: string) => lines.reduce((sum, line) => sum + (line.startsWith(start) ? 1 : 0), 0);
  if (count('a=candidate:') > MAX_CANDIDATES) return `The description holds more than ${MAX_CANDIDATES} candidates.`;
  if (count('m=') > MAX_SECTIONS) return `The description holds more than ${MAX_SECTIONS} media sections.`;
  try {
    return readDescription(sdp).sections.length === 0 ? 'The description has no media section.' : null;
  } catch (cause) {
    return wordsOf(cause);
  }
}

function problemsOf(section: SectionSummary, bundle: readonly string[]): string[] {
  const problems: string[] = [];
  const must = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  must(section.mid !== null && bundle.includes(section.mid), 'is outside the BUNDLE group');
  must(section.fingerprint, 'states no fingerprint');
  if (section.kind !== 'audio' && section.kind !== 'video') return problems;

  const codecs = section.codecs.map((codec) => codec.name.toLowerCase());
  must(section.rtcpMux, 'lacks rtcp-mux');
  must(!isSending(section) || section.msid !== null, 'sends without an msid');
  if (section.kind === 'audio') {
    must(codecs.includes('opus'), 'does not offer Opus');
    must(codecs.every((name) => AUDIO_CODECS.includes(name)), 'offers audio codecs beside Opus');
  } else {
    must(codecs.some((name) => VIDEO_CODECS.includes(name)), 'offers no video codec the platform takes');
    must(codecs.every((name) => VIDEO_CODECS.includes(name) || VIDEO_HELPERS.includes(name)), 'offers video codecs the platform does not take');
  }
  return problems;
}

function wordsOf(cause: unknown): string {
  return cause instanceof CallError ? cause.message : 'The description cannot be parsed.';
}
