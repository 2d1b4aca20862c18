import { executeServerCommand } from '@web/test-runner-commands';

/** What `storm-seed-plugin.mjs` answers. */
interface Replay {
  readonly seed: number | null;
  /** Whether a seed nobody has seen is wanted as well: not where a run has to say the same twice (CI). */
  readonly drawsOne: boolean;
}

/**
 * The seeds to run: those given and, except in CI, one more drawn now, which is printed; or, with `STORM_SEED=123 npx wtr --files 'test/storm/*.test.ts'`,
 * that one alone.
 */
export async function seedsToRun(given: readonly number[]): Promise<readonly number[]> {
  const { seed, drawsOne } = await replay();
  if (seed !== null) return [seed];
  return drawsOne ? [...given, Math.floor(Math.random() * 1_000_000_000)] : given;
}

/** A runner without the plugin replays nothing. */
async function replay(): Promise<Replay> {
  try {
    return await executeServerCommand<Replay, undefined>('storm-seed');
  } catch {
    return { seed: null, drawsOne: true };
  }
}
