/*
 * How a value from outside is read. Own properties only, so that nothing put on a prototype can pass for a field; a value
 * of the wrong type or beyond its bound reads as null, never as something near it.
 */

const MAX_ID_LENGTH = 512;
const MAX_WORD_LENGTH = 64;
/** The schema calls it an integer; no call comes near the end of 32 bits. */
const MAX_INTEGER = 2 ** 31 - 1;
/** Below this a timestamp counts seconds (until the year 5138), from here on milliseconds (since 1973). */
const FIRST_MILLISECONDS = 1e11;
const LAST_MILLISECONDS = 8.64e15;

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function own(record: UnknownRecord, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}

/** JSON has several ways to say "nothing here". An empty array is how the platform's own language writes an empty object. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Ids are opaque and case-sensitive. A server that parsed one as a number may hand it on as a number. */
export function readId(value: unknown): string | null {
  if (typeof value === 'string') return value.length > 0 && value.length <= MAX_ID_LENGTH ? value : null;
  return Number.isSafeInteger(value) && Number(value) >= 0 ? String(value) : null;
}

/** Both names are in use: `id` and `call_id`. */
export function readCallId(record: UnknownRecord): string | null {
  return readId(own(record, 'id')) ?? readId(own(record, 'call_id'));
}

/** A number, or text that is nothing but one. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,16}(\.\d{1,9})?$/.test(value) ? Number(value) : null;
}

/** A whole number from 0 on. */
export function readInteger(value: unknown): number | null {
  const number = readNumber(value);
  return number !== null && Number.isInteger(number) && number >= 0 && number <= MAX_INTEGER ? number : null;
}

/** Seconds or milliseconds since 1970, as a number or as text; in milliseconds. */
export function readTime(value: unknown): number | null {
  const number = readNumber(value);
  if (number === null || number <= 0 || number > LAST_MILLISECONDS) return null;
  return Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
}

/** A value of an enumeration, in lower case: the pages spell them both ways. */
export function readWord(value: unknown): string | null {
  return typeof value === 'string' && value.length <= MAX_WORD_LENGTH ? value.toLowerCase() : null;
}

/** A value of an enumeration if it is one of `words`. */
export function oneOf<Word extends string>(value: unknown, ...words: readonly Word[]): Word | null {
  return words.find((word) => word === readWord(value)) ?? null;
}

export function readFlag(value: unknown): boolean | null {
  const flag = typeof value === 'string' ? value.toLowerCase() : value;
  if (flag === true || flag === 'true' || flag === 1) return true;
  return flag === false || flag === 'false' || flag === 0 ? false : null;
}

/** At most `limit` characters of a text; null for an empty one, and for anything that is no text. */
export function readText(value: unknown, limit: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, limit) : null;
}

/** Text that looks like a JSON object, parsed; anything else as it is. Unparseable text stays text. */
export function unwrapJson(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
