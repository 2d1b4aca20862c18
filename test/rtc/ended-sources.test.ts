import { expect } from '@open-wc/testing';
import { acceptedCall, cleanUp, exchange, recordCaptures, stub, until, VIDEO, type TestCall } from './calls.js';

/** A call with its camera on, whose connection takes its time with the next change of a track. */
async function slowCall(): Promise<{ call: TestCall; camera: MediaStreamTrack | undefined; captured: MediaStreamTrack[]; goOn: () => void }> {
  const captured = recordCaptures();
  const call = await acceptedCall();
  await call.engine.setCamera(true);
  await exchange(call, VIDEO);
  const now = performance.now.bind(performance);
  stub(performance, 'now', () => now() + 10_000);
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  for (const sender of call.connection.getSenders()) {
    const replace = sender.replaceTrack.bind(sender);
    stub(sender, 'replaceTrack', async (track) => {
      await held;
      await replace(track);
    });
  }
  return { call, camera: captured.find(({ kind }) => kind === 'video'), captured, goOn };
}

const cameras = (tracks: readonly MediaStreamTrack[]) => tracks.filter(({ kind }) => kind === 'video').map(({ readyState }) => readyState);

describe('a camera that is pulled out', () => {
  afterEach(cleanUp);

  it('leaves no other one on when the agent turns it off at the same moment', async () => {
    const { call, camera, captured, goOn } = await slowCall();
    camera?.stop();
    camera?.dispatchEvent(new Event('ended'));
    const off = call.engine.setCamera(false);
    goOn();
    await off;
    await until(() => cameras(captured).length === 2, 'another camera was on its way');
    await until(() => cameras(captured).every((state) => state === 'ended'), 'no camera is on');
    expect(call.connection.getSenders().filter(({ track }) => track?.kind === 'video' && track.readyState === 'live')).to.deep.equal([]);
    expect(call.events.filter(({ type }) => type === 'source-ended')).to.deep.equal([]);
  });

  it('leaves no other one on when the call ends at the same moment', async () => {
    const { call, camera, captured, goOn } = await slowCall();
    camera?.stop();
    camera?.dispatchEvent(new Event('ended'));
    const closed = call.engine.close();
    goOn();
    await closed;
    await until(() => cameras(captured).length === 2, 'another camera was on its way');
    await until(() => cameras(captured).every((state) => state === 'ended'), 'no camera is on');
  });
});
