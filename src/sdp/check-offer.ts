import { CallError } from '../protocol/call-error.js';
import { exceedsBytes, MAX_SDP_BYTES } from '../protocol/limits.js';
import { isLive, isSending, readDescription, type SectionSummary } from './read-description.js';

const MAX_CANDIDATES = 64;
const MAX_SECTIONS = 16;

/** The codecs the platform's pages list: Opus alone, and several for video. */
const CODECS = { audio: /^opus$/i, video: /^(vp8|vp9|h26[45]|av1)$/i };
/** What may stand beside them. Key presses are no audio, and the platform lists them in its own offers; the rest repairs losses. */
const HELPERS = { audio: /^telephone-event$/i, video: /^(rtx|red|ulpfec|flexfec-03)$/i };

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
  const count = (lines: RegExp) => sdp.match(lines)?.length ?? 0;
  if (count(/^a=candidate:/gm) > MAX_CANDIDATES) return `The description holds more than ${MAX_CANDIDATES} candidates.`;
  if (count(/^m=/gm) > MAX_SECTIONS) return `The description holds more than ${MAX_SECTIONS} media sections.`;
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

  must(section.rtcpMux, 'lacks rtcp-mux');
  must(!isSending(section) || section.msid !== null, 'sends without an msid');
  const takes = CODECS[section.kind];
  const helps = HELPERS[section.kind];
  must(section.codecs.some(({ name }) => takes.test(name)), `offers no ${section.kind} codec the platform takes`);
  must(section.codecs.every(({ name }) => takes.test(name) || helps.test(name)), `offers ${section.kind} codecs the platform does not take`);
  return problems;
}

function wordsOf(cause: unknown): string {
  return cause instanceof CallError ? cause.message : 'The description cannot be parsed.';
}
