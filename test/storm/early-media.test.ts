import { LiveDesk } from './live-desk.js';

/** The platform waits for no answer of ours: while a reply of its own is slow, the consumer's pictures overtake the offer that announces them. */
const SLOW_MS = 800;

describe('the consumer’s camera, turned on again while the platform is slow to reply to the agent', function () {
  this.timeout(60_000);
  let desk: LiveDesk;
  afterEach(() => desk.close());

  it('is seen, also after the next offer of the agent’s', async () => {
    desk = new LiveDesk({ settings: { trackChanges: 'with-offer' } });
    await desk.takeCall();
    await turnsConsumersCamera(true);
    await desk.flowsOnlyWhereWanted();
    await turnsConsumersCamera(false);
    desk.turn('camera', true);
    await desk.rests();

    const { updates, simulator } = desk;
    const before = updates.length;
    simulator.faults.replies.delayMs = SLOW_MS;
    desk.turn('microphone', false);
    await desk.comes('the agent’s update is carried out', () => updates.length > before && desk.platformCall.version > desk.call.version);
    await turnsConsumersCamera(true);
    await desk.flowsOnlyWhereWanted();
    simulator.faults.replies.delayMs = 0;
    desk.turn('microphone', true);
    await desk.rests();
    await desk.flowsOnlyWhereWanted();
  });

  async function turnsConsumersCamera(on: boolean): Promise<void> {
    desk.turnConsumers('camera', on);
    await desk.rests();
  }
});
