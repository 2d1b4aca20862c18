/** The lines of a description without their breaks, whichever kind of break it uses. */
export function linesOf(sdp: string): string[] {
  return sdp.split(/\r\n|\r|\n/);
}

/** The lines before the first media section, then those of each section, its `m=` line first. */
export function splitSections(sdp: string): { session: string[]; sections: string[][] } {
  const session: string[] = [];
  const sections: string[][] = [];
  for (const line of linesOf(sdp)) {
    if (line.startsWith('m=')) sections.push([line]);
    else (sections.at(-1) ?? session).push(line);
  }
  return { session, sections };
}

export function isFingerprint(line: string): boolean {
  return line.startsWith('a=fingerprint:');
}
