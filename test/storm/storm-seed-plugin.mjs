/** Hands the environment's STORM_SEED to the tests in the browser: one of the test runner's plugins. */
export function stormSeedPlugin() {
  const seed = Number.parseInt(process.env.STORM_SEED ?? '', 10);
  return {
    name: 'storm-seed',
    executeCommand: ({ command }) => (command === 'storm-seed' ? { seed: Number.isNaN(seed) ? null : seed, drawsOne: process.env.CI !== 'true' } : undefined),
  };
}
