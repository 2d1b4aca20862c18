import type { Account, Scenario } from './walk.js';

export function report({ name }: Scenario, { worlds, ends, dearest, finding }: Account, ms: number): string {
  const account = `${name}: ${worlds.toLocaleString('en')} states, ${ends} ends, at most ${dearest} requests beyond the minimum, ${(ms / 1000).toFixed(1)} s`;
  return finding === null ? account : [account, `BROKEN: ${finding.problem}`, ...finding.trace.map((step, index) => `  ${index + 1}. ${step}`)].join('\n');
}
