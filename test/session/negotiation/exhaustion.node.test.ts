import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Negotiation } from '../../../src/session/negotiation/negotiation.js';
import { stepNegotiation } from '../../../src/session/negotiation/step.js';
import { report } from './prover/report.js';
import { SCENARIOS } from './prover/scenarios.js';
import { walk } from './prover/walk.js';
import type { StepFunction } from './prover/world.js';

describe('whatever the agent and the consumer do, in whatever order the network delivers it', () => {
  let worlds = 0;
  for (const scenario of SCENARIOS) {
    it(`both sides end with the same version and the media that was wanted: ${scenario.name}`, (test) => {
      const startedAt = performance.now();
      const account = walk(stepNegotiation, scenario);
      worlds += account.worlds;
      test.diagnostic(report(scenario, account, performance.now() - startedAt));
      assert.equal(account.finding, null, report(scenario, account, 0));
      assert.ok(account.ends > 1, 'nothing was walked');
    });
  }

  it('which is no small number of orders', (test) => {
    test.diagnostic(`${worlds.toLocaleString('en')} states visited`);
    assert.ok(worlds > 100_000);
  });
});

/** The product's step with one rule broken: what comes out of it is bent. */
const bent =
  (bend: (next: Negotiation, before: Negotiation) => Negotiation): StepFunction =>
  (state, event) => {
    const [next, effects] = stepNegotiation(state, event);
    return [bend(next, state), effects];
  };

const BROKEN_RULES: Readonly<Record<string, StepFunction>> = {
  'a webhook that takes our slot is taken for stale': (state, event) =>
    event.type === 'webhook' && state.activity.at === 'sent' && event.version === state.activity.update.to ? [state, []] : stepNegotiation(state, event),
  'a webhook during an offer is dropped': (state, event) => (event.type === 'webhook' && state.activity.at === 'offering' ? [state, []] : stepNegotiation(state, event)),
  'after a lost reply, tracks alone are trusted': bent((next) => ({ ...next, outcome: 'known' })),
  'a webhook does not move the version': bent((next, before) => (next.activity.at === 'applying' ? { ...next, ledger: before.ledger } : next)),
  'tracks alone that were accepted stand for the webhook of their version': bent((next) => ({ ...next, ledger: { ...next.ledger, applied: next.ledger.version } })),
  'a refusal teaches nothing': bent((next) => ({ ...next, ledger: { ...next.ledger, probe: 0 } })),
  'a lost offer is not rolled back': (state, event) => {
    const [next, effects] = stepNegotiation(state, event);
    const kept = effects.filter((effect) => effect.type !== 'rollback');
    return kept.length === effects.length ? [next, effects] : [{ ...next, activity: { at: 'rest' } }, kept];
  },
  'a wish during an update is forgotten': (state, event) => (event.type === 'want' && state.activity.at !== 'rest' ? [state, []] : stepNegotiation(state, event)),
  'the timer of a reply is left running': (state, event) => {
    const [next, effects] = stepNegotiation(state, event);
    return [next, effects.filter((effect) => effect.type !== 'cancel-timer')];
  },
};

describe('the walk finds a broken rule', () => {
  for (const [rule, step] of Object.entries(BROKEN_RULES)) {
    it(rule, (test) => {
      for (const scenario of SCENARIOS) {
        const account = walk(step, scenario);
        if (account.finding === null) continue;
        test.diagnostic(report(scenario, account, 0));
        assert.ok(account.finding.trace.length > 0);
        return;
      }
      assert.fail('nothing was found');
    });
  }
});
