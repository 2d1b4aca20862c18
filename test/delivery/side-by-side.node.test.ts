import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sideBySide } from '../../scripts/lib/side-by-side.mjs';

interface Check {
  readonly name: string;
  readonly cores?: number;
  readonly long?: boolean;
  readonly after?: string;
}

/** What ran when, as `+name` for a start and `-name` for an end. Each ends when the others that could start have. */
async function timesOf(checks: readonly Check[], room: number): Promise<string> {
  const times: string[] = [];
  await sideBySide(checks, room, async ({ name }) => {
    times.push(`+${name}`);
    await new Promise(setImmediate);
    times.push(`-${name}`);
  });
  return times.join(' ');
}

describe('Checks side by side', () => {
  it('run one after the other where there is room for one', async () => {
    assert.equal(await timesOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 1), '+a -a +b -b +c -c');
  });

  it('run together as far as there is room', async () => {
    assert.equal(await timesOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2), '+a +b -a +c -b -c');
  });

  it('let one pass that takes less room', async () => {
    assert.equal(await timesOf([{ name: 'a' }, { name: 'b', cores: 2 }, { name: 'c', cores: 0.5 }], 1.5), '+a +c -a -c +b -b');
  });

  it('begin with those that take long', async () => {
    assert.equal(await timesOf([{ name: 'a' }, { name: 'b', long: true }], 1), '+b -b +a -a');
  });

  it('wait for what they need, unless that is not to be run', async () => {
    const checks = [{ name: 'size', after: 'build' }, { name: 'build' }, { name: 'lint' }];
    assert.equal(await timesOf(checks, 9), '+build +lint -build +size -lint -size');
    assert.equal(await timesOf([{ name: 'size', after: 'build' }], 1), '+size -size');
  });

  it('run alone where one takes more room than there is', async () => {
    assert.equal(await timesOf([{ name: 'a', cores: 4 }, { name: 'b' }], 1), '+a -a +b -b');
  });

  it('do not wait for each other for ever', async () => {
    await assert.rejects(timesOf([{ name: 'a', after: 'b' }, { name: 'b', after: 'a' }], 1), /These wait for each other: a, b/);
  });
});
