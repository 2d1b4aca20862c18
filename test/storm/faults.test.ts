import { expect } from '@open-wc/testing';
import { next, only, type FaultsOptions } from '../../src/simulator.js';
import { hastyClock } from './clocks.js';
import { LiveDesk } from './live-desk.js';

const UPDATE = 'media_update';

/** Faults after which everything still comes about by itself. */
const PASSING: Readonly<Record<string, FaultsOptions>> = {
  'webhooks come late': { webhooks: { delayMs: 600 } },
  'webhooks come twice': { webhooks: { duplicate: true, delayMs: [0, 200] } },
  'webhooks come in any order': { webhooks: { reorder: 0.5, delayMs: [0, 300] } },
  'the first webhook is lost': { webhooks: { lose: next(1, UPDATE) } },
  'replies are slow': { replies: { delayMs: 700 } },
  'the first reply is an empty success': { replies: { emptySuccess: next(1, UPDATE) } },
  'the first reply is an error of a collision': { replies: { errorEnvelope: next(1, UPDATE), errorReason: 'collision' } },
  'the first reply is an error of too many requests': { replies: { errorEnvelope: next(1, UPDATE), errorReason: 'rate-limited' } },
  'the first two replies are a 500': { replies: { serverError: next(2, UPDATE) } },
  'the first two replies are not JSON': { replies: { notJson: next(2, UPDATE) } },
  'the first reply is lost': { replies: { lose: next(1, UPDATE) } },
  'the first request is lost': { replies: { unreachable: next(1, UPDATE) } },
};

/** Faults that no trying again can help. */
const LASTING: Readonly<Record<string, FaultsOptions['replies']>> = {
  'every reply is an empty success': { emptySuccess: only(UPDATE) },
  'every reply is an error of a collision': { errorEnvelope: only(UPDATE), errorReason: 'collision' },
  'every reply says that the token has expired': { errorEnvelope: only(UPDATE), errorReason: 'token-expired' },
  'every reply is a 500': { serverError: only(UPDATE) },
  'no reply is JSON': { notJson: only(UPDATE) },
  'every reply is lost': { lose: only(UPDATE) },
  'every request is lost': { unreachable: only(UPDATE) },
};

describe('the agent’s camera goes on and off, and the consumer’s with it', function () {
  this.timeout(60_000);
  let desk: LiveDesk;
  afterEach(() => desk.close());

  for (const [title, faults] of Object.entries(PASSING)) {
    it(`and everything is as wanted in the end, though ${title}`, async () => {
      desk = new LiveDesk({ clock: hastyClock(2, { patient: true }) });
      await desk.takeCall();
      desk.goWrong(faults);
      for (const on of [true, false, true]) {
        desk.turnConsumers('camera', on);
        desk.turn('camera', on);
        await desk.comesToRest();
      }
      // A webhook that is lost for good shows with the agent's next change.
      desk.turn('microphone', false);
      await desk.rests();
      expect([...desk.rejections, ...desk.errors], desk.describe()).to.deep.equal([]);
      expect(desk.call.camera).to.deep.equal({ wanted: true, acknowledged: true });
      await desk.flowsOnlyWhereWanted();
    });
  }

  for (const [title, replies] of Object.entries(LASTING)) {
    it(`and is off again, with the reason said aloud, when ${title}; later it comes on`, async () => {
      desk = new LiveDesk({ clock: hastyClock(20) });
      await desk.takeCall();
      desk.goWrong({ replies: replies ?? {} });
      desk.turn('camera', true);
      await desk.comesToRest();
      expect(desk.rejections, desk.describe()).to.have.length(1);
      expect(desk.errors).to.have.length(1);
      expect(desk.call.error).to.equal(desk.rejections[0]);
      expect(desk.call.camera).to.deep.equal({ wanted: false, acknowledged: false });
      expect(desk.captures.running.cameras, 'cameras left running').to.equal(0);
      expect(desk.updates).to.have.length.at.most(20);

      desk.calmDown();
      desk.turnConsumers('camera', true);
      desk.turn('camera', true);
      await desk.rests();
      expect(desk.call.camera).to.deep.equal({ wanted: true, acknowledged: true });
      expect(desk.call.error).to.equal(null);
      await desk.flowsOnlyWhereWanted();
    });
  }
});
