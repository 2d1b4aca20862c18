/** `4:05`, or `1:04:05`, in the digits of the language. Negative times are shown as nothing left. */
export function clock(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return parts
    .map((part, index) => new Intl.NumberFormat(language, { minimumIntegerDigits: index === 0 ? 1 : 2, useGrouping: false }).format(part))
    .join(':');
}

/** `12 min 34 sec` as the language writes it; the two largest units that are not zero. */
export function duration(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const amounts = [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ] as const;
  const shown = amounts.filter(([, amount]) => amount > 0).slice(0, 2);
  return (shown.length > 0 ? shown : amounts.slice(2))
    .map(([unit, amount]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount))
    .join(' ');
}

/** First letters of the first and the last word; whole characters, so that no emoji or accent is cut in two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => [...(word ?? '')].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? '').join('').toUpperCase();
}

/** A hue of 0 to 359 degrees that is always the same for the same text. */
export function hueOf(text: string): number {
  let hash = 7;
  for (const character of text) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  }
  return (hash * 47) % 360;
}
