/** One value of one setting, by position: of the setting in the list, and of the value among its values. */
interface Choice {
  readonly setting: number;
  readonly value: number;
}

type Pair = readonly [Choice, Choice];
/** The position of the value chosen for each setting. */
type Row = readonly number[];

/**
 * Few combinations of settings in which every two values of two settings meet at least once: almost all faults of
 * configuration show where two settings meet, and all combinations would be thousands of calls.
 *
 * @param sizes How many values each setting has.
 */
export function pairwise(sizes: readonly number[]): readonly Row[] {
  const rows: Row[] = [];
  let open = allPairs(sizes);
  while (open.length > 0) {
    const row = bestRow(sizes, open);
    rows.push(row);
    open = open.filter((pair) => !pair.every(({ setting, value }) => row[setting] === value));
  }
  return rows;
}

function choicesOf(sizes: readonly number[], setting: number): readonly Choice[] {
  return Array.from({ length: sizes[setting] ?? 0 }, (_, value) => ({ setting, value }));
}

function allPairs(sizes: readonly number[]): readonly Pair[] {
  return sizes.flatMap((_, first) =>
    sizes.slice(first + 1).flatMap((__, offset) =>
      choicesOf(sizes, first).flatMap((a) => choicesOf(sizes, first + 1 + offset).map((b): Pair => [a, b])),
    ),
  );
}

/** Holds the first pair that is still open, and gives each other setting the value that covers most of the rest. */
function bestRow(sizes: readonly number[], open: readonly Pair[]): Row {
  const chosen = new Map<number, number>((open[0] ?? []).map(({ setting, value }) => [setting, value]));
  return sizes.map((_, setting) => {
    const value = chosen.get(setting) ?? bestValue(sizes, setting, chosen, open);
    chosen.set(setting, value);
    return value;
  });
}

function bestValue(sizes: readonly number[], setting: number, chosen: ReadonlyMap<number, number>, open: readonly Pair[]): number {
  const gains = choicesOf(sizes, setting).map((choice) => open.filter((pair) => joins(pair, choice, chosen)).length);
  return gains.indexOf(Math.max(...gains));
}

/** Whether the pair is made of this choice and one that is chosen already. */
function joins([a, b]: Pair, choice: Choice, chosen: ReadonlyMap<number, number>): boolean {
  const is = (one: Choice): boolean => one.setting === choice.setting && one.value === choice.value;
  const has = (one: Choice): boolean => chosen.get(one.setting) === one.value;
  return (is(a) && has(b)) || (is(b) && has(a));
}
