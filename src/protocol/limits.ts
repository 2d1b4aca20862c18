/** SDP longer than this is refused on every way in: a description of a real call holds 2 to 8 KiB. */
export const MAX_SDP_BYTES = 64 * 1024;

/** Whether `text` needs more than `limit` bytes as UTF-8. Counted by hand: this room has no TextEncoder. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes > limit;
}
