/** `npm run prove`: the walk of the tests, further. Ends with exit code 1 and the shortest trace when a rule is broken. */
import { stepNegotiation } from '../../../../src/session/negotiation/step.js';
import { report } from './report.js';
import { FAR_SCENARIOS } from './scenarios.js';
import { walk } from './walk.js';

let worlds = 0;
for (const scenario of FAR_SCENARIOS) {
  const startedAt = performance.now();
  const account = walk(stepNegotiation, scenario);
  worlds += account.worlds;
  console.log(report(scenario, account, performance.now() - startedAt));
  if (account.finding !== null) process.exit(1);
}
console.log(`${worlds.toLocaleString('en')} states visited, no rule broken.`);
