/* Payloads spoiled by a program: the same ones on every run. */

/** A generator of numbers from 0 up to 1 that a failing test can be run again with. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DELETE = Symbol('delete');

/** What a field is replaced with: wrong types, odd numbers, long text, deep nesting, and values that strike back. */
export const GARBAGE: readonly unknown[] = [
  DELETE,
  undefined,
  null,
  '',
  ' ',
  'garbage',
  'x'.repeat(70_000),
  '€'.repeat(30_000),
  '{"sdp":',
  '{"__proto__":{"polluted":true}}',
  '\u0000\uD800',
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  10n,
  true,
  false,
  [],
  [null],
  [[[]]],
  {},
  { length: 1e9 },
  { sdp: { sdp: { sdp: 1 } } },
  { toString: () => 'connect', valueOf: () => 1 },
  JSON.parse('{"__proto__":{"id":"x"},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  Object.create({ id: 'inherited', event: 'connect', sdp: 'v=0' }) as unknown,
  nested(500),
  Symbol('garbage'),
  throwing,
  new Date(0),
  new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing }),
];

function throwing(): never {
  throw new Error('a property that throws');
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? { entry: [value] } : { calls: value };
  return value;
}

export type Path = readonly (string | number)[];

/** Every place in a value, the value itself first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

/** A copy of `value` in which what stands at `path` is `replacement`. */
export function replaced(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement === DELETE ? undefined : replacement;
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as readonly unknown[])];
    return rest.length === 0 && replacement === DELETE ? items.filter((_, index) => index !== key) : items.map((item, index) => (index === key ? replaced(item, rest, replacement) : item));
  }
  const entries = Object.entries(value ?? {}).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    return rest.length === 0 && replacement === DELETE ? [] : [[name, replaced(inner, rest, replacement)]];
  });
  return Object.fromEntries(entries);
}

/** `value` with one to four places spoiled: replaced, deleted, wrapped, or exchanged with another. */
export function spoiled(value: unknown, random: () => number): unknown {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  let result = value;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    let places: Path[];
    try {
      places = placesIn(result).slice(0, 200);
    } catch {
      return result; // it holds a value that throws already
    }
    const path = pick(places) ?? [];
    const old = valueAt(result, path);
    const kind = random();
    if (kind < 0.6) result = replaced(result, path, pick(GARBAGE));
    else if (kind < 0.7) result = replaced(result, path, [old]);
    else if (kind < 0.8) result = replaced(result, path, { session: old, sdp: old, error: old });
    else if (kind < 0.9) result = replaced(result, path, valueAt(result, pick(places) ?? []));
    else result = replaced(result, path, safeJson(old));
  }
  return result;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

function safeJson(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return 'unserializable';
  }
}
