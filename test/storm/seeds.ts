import { executeServerCommand } from '@web/test-runner-commands';

/** What `storm-seed-plugin.mjs` answers. */
interface Replay {
  readonly seed: number | null;
}

/**
 * The seeds to run: those given and one more drawn now, which is printed; or, with `STORM_SEED=123 npx wtr --files 'test/storm/*.test.ts'`,
 * that one alone.
 */
export async function seedsToRun(given: readonly number[]): Promise<readonly number[]> {
  const seed = await replayedSeed();
  return seed === null ? [...given, Math.floor(Math.random() * 1_000_000_000)] : [seed];
}

/** A runner without the plugin replays nothing. */
async function replayedSeed(): Promise<number | null> {
  try {
    const { seed } = await executeServerCommand<Replay, undefined>('storm-seed');
    return seed;
  } catch {
    return null;
  }
}
