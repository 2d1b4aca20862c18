import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openEventStream } from '../../src/signaling/event-stream.js';

/** The pauses between `count` tries that all fail, with a clock that never waits. */
async function pauses(context: TestContext, count: number, random: number): Promise<number[]> {
  const waits: number[] = [];
  context.mock.method(Math, 'random', () => random);
  let stop = (): void => undefined;
  await new Promise<void>((resolve) => {
    context.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number) => {
      waits.push(ms);
      if (waits.length < count) setImmediate(run);
      else resolve();
    });
    stop = openEventStream(() => Promise.reject(new TypeError('offline')), () => assert.fail());
  });
  stop();
  context.mock.restoreAll();
  return waits;
}

describe('a stream that cannot be had', () => {
  it('is tried again after pauses that double up to half a minute', async (context) => {
    assert.deepEqual(await pauses(context, 8, 1), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is tried again by each browser at its own time, at most twice as soon', async (context) => {
    assert.deepEqual(await pauses(context, 3, 0), [500, 1000, 2000]);
    assert.deepEqual(await pauses(context, 3, 0.5), [750, 1500, 3000]);
  });

  it('is not tried again once it is stopped, even in the midst of a try', async () => {
    let tries = 0;
    const stop = openEventStream((_id, signal) => {
      tries += 1;
      return new Promise((_, reject) => { signal.addEventListener('abort', () => { reject(new Error('aborted')); }); });
    }, () => assert.fail());
    stop();
    await new Promise((resolve) => { setTimeout(resolve); }); // a pause that is none takes a timer of 0 ms
    assert.equal(tries, 1);
  });
});

describe('a listener that throws', () => {
  it('does not end the stream', async (context) => {
    const thrown: unknown[] = [];
    context.mock.method(globalThis, 'queueMicrotask', (run: () => void) => {
      Promise.resolve().then(run).catch((error: unknown) => thrown.push(error));
    });
    const seen: string[] = [];
    const body = new Blob(['data: 1\n\ndata: 2\n\n']).stream();
    await new Promise<void>((resolve) => {
      let first = true;
      const stop = openEventStream(() => {
        if (first) return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
        return Promise.reject(new Error('no more'));
      }, (data) => {
        first = false;
        seen.push(data);
        if (data === '2') {
          stop();
          resolve();
        }
        throw new Error('from the listener');
      });
    });
    assert.deepEqual(seen, ['1', '2']);
    await new Promise((resolve) => { setImmediate(resolve); });
    assert.equal(thrown.length, 2, 'and is heard of');
  });
});
