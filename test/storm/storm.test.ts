import { expect } from '@open-wc/testing';
import { isSending, readDescription } from '../../src/sdp/read-description.js';
import { hastyClock } from './clocks.js';
import { LiveDesk } from './live-desk.js';
import { seedsToRun } from './seeds.js';
import { blow, lastWish, lossy, stormOf, unruly, type Gust } from './storm.js';

const GUSTS = 40;
const seeds = await seedsToRun([1, 20_260_101]);

describe('after a storm in which both sides turn camera, screen and microphone on and off', function () {
  this.timeout(60_000);
  let desk: LiveDesk;
  afterEach(() => desk.close());

  for (const seed of seeds) {
    it(`everything is as it was wanted last, and nothing was refused for good (seed ${seed})`, async () => {
      desk = new LiveDesk({ seed });
      await desk.takeCall();
      desk.goWrong(unruly(seed));
      const storm = stormOf(seed, GUSTS);
      const startedAt = performance.now();
      await blow(desk, storm);
      await desk.rests();
      console.log(`Storm ${seed}: ${account(desk, performance.now() - startedAt)}`);
      expect(desk.rejections, desk.describe()).to.deep.equal([]);
      expect(desk.errors).to.deep.equal([]);
      await isAsWanted(desk, storm);
    });

    it(`everything can be had again, though much was lost (seed ${seed})`, async () => {
      desk = new LiveDesk({ seed, clock: hastyClock(5) });
      await desk.takeCall();
      desk.goWrong(lossy(seed, desk));
      const storm = stormOf(seed, GUSTS);
      const startedAt = performance.now();
      await blow(desk, storm);
      await desk.comesToRest();
      console.log(`Storm with losses ${seed}: ${account(desk, performance.now() - startedAt)}`);
      expect(desk.errors.length > 0, 'what was given up is told').to.equal(desk.rejections.length > 0);
      desk.calmDown();
      // A webhook that is lost for good shows with the next change.
      desk.turn('microphone', !desk.call.microphone.wanted);
      await desk.comesToRest();
      for (const device of ['microphone', 'camera', 'screen'] as const) desk.turn(device, lastWish(storm, 'agent', device));
      await desk.rests();
      await isAsWanted(desk, storm);
    });
  }
});

async function isAsWanted(desk: LiveDesk, storm: readonly Gust[]): Promise<void> {
  const { microphone, camera, screen } = desk.call;
  const agent = { microphone: microphone.acknowledged, camera: camera.acknowledged, screen: screen.acknowledged };
  const wanted = { microphone: lastWish(storm, 'agent', 'microphone'), camera: lastWish(storm, 'agent', 'camera'), screen: lastWish(storm, 'agent', 'screen') };
  expect(agent, desk.describe()).to.deep.equal(wanted);
  const phone = desk.simulator.consumer;
  expect({ microphone: phone.microphone, camera: phone.camera }).to.deep.equal({ microphone: lastWish(storm, 'consumer', 'microphone'), camera: lastWish(storm, 'consumer', 'camera') });
  await desk.flowsOnlyWhereWanted();

  expect(desk.call.version).to.equal(desk.platformCall.version);
  // An offer that was taken back stays pending until the next one.
  expect(desk.connection.signalingState).to.be.oneOf(['stable', 'have-local-offer']);
  const sendsVideo = wanted.camera || wanted.screen;
  const reported = desk.platformCall.tracks.map(({ label, status }) => `${label} ${status}`);
  expect(reported.filter((track) => track.endsWith(' enabled'))).to.have.members([
    ...(wanted.microphone ? ['default_audio enabled'] : []),
    ...(sendsVideo ? ['default_video enabled'] : []),
  ]);
  hasOneSendingVideoSection(desk, sendsVideo);
  expect(desk.captures.running).to.deep.equal({ cameras: wanted.camera && !wanted.screen ? 1 : 0, screens: wanted.screen ? 1 : 0 });
}

/** One whenever the agent shows something; and never a second one, whatever collided. A camera that was turned off may keep its section. */
function hasOneSendingVideoSection({ connection, platformCall }: LiveDesk, shows: boolean): void {
  const { sections } = readDescription(connection.currentLocalDescription?.sdp ?? '');
  const sending = sections.filter((section) => section.kind === 'video' && isSending(section)).map(({ msid }) => msid?.track);
  const known = platformCall.tracks.filter(({ label }) => label === 'default_video').map(({ msid }) => msid);
  expect(known, 'tracks of ours that the platform knows').to.have.length.within(shows ? 1 : 0, 1);
  expect(sending, 'sending video sections').to.deep.equal(known);
  const flowing = connection.getSenders().filter(({ track }) => track?.kind === 'video' && track.readyState === 'live');
  expect(flowing, 'senders with a live picture').to.have.length(shows ? 1 : 0);
}

function account({ updates, refused, call }: LiveDesk, ms: number): string {
  return `${updates.length} updates for ${GUSTS} changes, ${refused.length} refused, version ${call.version}, at rest after ${(ms / 1000).toFixed(1)} s`;
}
