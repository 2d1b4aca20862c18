import { readFileSync } from 'node:fs';

/** A description from `fixtures/`, with the line breaks it has on the wire (the files hold plain ones). */
export function description(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.sdp`, import.meta.url), 'utf8').replaceAll('\n', '\r\n');
}

/** Takes out or replaces every line that starts with `start`; throws when there is none, so that no test passes by a typo. */
export function withoutLines(sdp: string, start: string, replacement?: string): string {
  const lines = sdp.split('\r\n');
  if (!lines.some((line) => line.startsWith(start))) throw new Error(`no line starts with ${start}`);
  return lines.flatMap((line) => (line.startsWith(start) ? (replacement ?? []) : [line])).join('\r\n');
}
