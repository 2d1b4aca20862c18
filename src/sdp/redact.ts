import { isLive, readDescription, type SectionSummary } from './read-description.js';

const MAX_LINES = 16;
const MAX_CODECS = 8;

/**
 * What may be shown of a description in a log: a line for each section, without addresses, credentials, fingerprints or
 * msids. Whatever is printed is either a word of our own or a short run of letters, digits, dots and dashes. Never throws.
 */
export function redactDescription(sdp: string): string {
  try {
    const { sections } = readDescription(sdp);
    const lines = sections.slice(0, MAX_LINES).map(redactSection);
    if (sections.length > MAX_LINES) lines.push(`and ${sections.length - MAX_LINES} more`);
    return lines.join('\n') || 'no media section';
  } catch {
    return `unreadable (${sdp.length} characters)`;
  }
}

function redactSection(section: SectionSummary): string {
  const names = [...new Set(section.codecs.map((codec) => codec.name.toLowerCase().slice(0, 16)))].filter(Boolean);
  const direction = isLive(section) ? section.direction : 'refused';
  return [section.kind, direction, ...names.slice(0, MAX_CODECS)].join(' ');
}
