const DAY_MS = 86_400_000;

/** A moment to come, as short as it is clear: a time today, “tomorrow”, a day, a day of another year. */
export function momentInWords(at: number, now: number, language: string): string {
  const date = new Date(at);
  const days = Math.round((midnightOf(at) - midnightOf(now)) / DAY_MS); // rounded: a day may have 23 hours
  if (days === 0) return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(date);
  if (days === 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day');
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(date);
}

function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const DURATION = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,4})S)?)?$/i;

/** `PT24H` as “24 hours”. What is no such duration stays as it is written. */
export function periodInWords(period: string, language: string): string {
  const [, ...amounts] = DURATION.exec(period.trim()) ?? [];
  const parts = UNITS.flatMap((unit, index) => {
    const amount = Number(amounts[index] ?? 0);
    return amount === 0 ? [] : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)];
  });
  return parts.length === 0 ? period : new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}
