/*
 * The only two changes this package makes to the text of a description. Both are neutral in meaning, and doing one twice
 * changes nothing more. Everything else goes through the browser's own API.
 */
import { isFingerprint, splitSections } from './lines.js';

/** Inbound: Chromium refuses a description whose last line has no break, and a JSON string easily loses it. */
export function withFinalLineBreak(sdp: string): string {
  if (sdp.endsWith('\n')) return sdp;
  return sdp + (sdp.endsWith('\r') ? '\n' : '\r\n');
}

/**
 * Outbound: Firefox states the fingerprint once for the whole session. That covers every section that states none
 * (RFC 8122), but validators that look into sections only refuse it, so each section is given a copy.
 */
export function withSectionFingerprints(sdp: string): string {
  const { session, sections } = splitSections(sdp);
  const fingerprints = session.filter(isFingerprint);
  if (fingerprints.length === 0 || sections.every((section) => section.some(isFingerprint))) return sdp;

  const lines = [...session];
  for (const section of sections) {
    const end = section.findLastIndex((line) => line !== '') + 1; // the last section ends with the empty text after the final break
    const copies = section.some(isFingerprint) ? [] : fingerprints;
    lines.push(...section.slice(0, end), ...copies, ...section.slice(end));
  }
  return lines.join('\r\n');
}
