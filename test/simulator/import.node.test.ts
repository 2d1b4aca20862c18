import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the simulator can be imported and made where there is no page', async () => {
  const { createSimulator } = await import('../../src/simulator.js');
  const simulator = createSimulator({ consumer: { name: 'Noor' } });
  assert.equal(simulator.consumer.phase, 'idle');
  assert.equal(simulator.consumer.name, 'Noor');
  const body = await simulator.adapter.permissions.check(simulator.consumer.psid);
  assert.deepEqual(Object.keys(body as object), ['permission', 'actions']);
  simulator.close();
});

test('the same seed makes the same ids', async () => {
  const { createSimulator } = await import('../../src/simulator.js');
  const identity = (seed: number) => {
    const simulator = createSimulator({ seed });
    simulator.close();
    return [simulator.pageId, simulator.consumer.psid];
  };
  assert.deepEqual(identity(5), identity(5));
  assert.notDeepEqual(identity(5), identity(6));
});
