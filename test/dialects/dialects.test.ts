import { expect } from '@open-wc/testing';
import type { Dialect } from '../../src/protocol/dialect.js';
import type { PlatformDialect } from '../../src/simulator.js';
import { hastyClock } from '../storm/clocks.js';
import { LiveDesk, type Device } from '../storm/live-desk.js';

interface Answer {
  /** How the platform answers an open question. */
  readonly platform: Partial<PlatformDialect>;
  /** How many of its answers the client does not expect. */
  readonly surprises: number;
  /** What a host sets that knows them. */
  readonly settings: Partial<Dialect>;
}

const ALWAYS = { replyRenegotiation: 'always' } as const;

const ANSWERS: Readonly<Record<string, Answer>> = {
  'all as documented': { platform: {}, surprises: 0, settings: {} },
  'the renegotiation of accept counts': { platform: { acceptRenegotiationCounts: true }, surprises: 1, settings: { acceptRenegotiationCounts: true } },
  'every reply renegotiates': { platform: ALWAYS, surprises: 0, settings: {} },
  'every reply renegotiates, and it counts': { platform: { ...ALWAYS, replyRenegotiationCounts: true }, surprises: 1, settings: { replyRenegotiationCounts: true } },
  'tracks alone count': { platform: { tracksOnlyCounts: true }, surprises: 1, settings: { tracksOnlyCounts: true } },
  'tracks alone are refused': { platform: { tracksOnly: 'refused' }, surprises: 1, settings: { trackChanges: 'with-offer' } },
  'tracks alone are refused, by a bare error with a subcode': { platform: { tracksOnly: 'refused', errors: 'bare', errorNumber: 'subcode' }, surprises: 1, settings: { trackChanges: 'with-offer' } },
  'the first offer may hold no video': { platform: { videoInFirstOffer: 'refused' }, surprises: 0, settings: { videoInFirstOffer: false } },
  'the first offer may hold video': { platform: { videoInFirstOffer: 'accepted' }, surprises: 0, settings: { videoInFirstOffer: true } },
  'versions are told as text': { platform: { webhookVersion: 'text' }, surprises: 0, settings: { versionEncoding: 'string' } },
  'everything counts': {
    platform: { ...ALWAYS, acceptRenegotiationCounts: true, replyRenegotiationCounts: true, tracksOnlyCounts: true },
    surprises: 3,
    settings: { acceptRenegotiationCounts: true, replyRenegotiationCounts: true, tracksOnlyCounts: true },
  },
  'tracks alone are refused, and the rest counts': {
    platform: { ...ALWAYS, acceptRenegotiationCounts: true, replyRenegotiationCounts: true, tracksOnly: 'refused', collision: 'error' },
    surprises: 3,
    settings: { acceptRenegotiationCounts: true, replyRenegotiationCounts: true, trackChanges: 'with-offer' },
  },
};

/** How a platform may say that versions collided: not at all, or with an error of whatever number. */
const COLLISIONS: Readonly<Record<string, Partial<PlatformDialect>>> = {
  'a success without an answer': { collision: 'empty-success' },
  'an error in the range of calling': { collision: 'error', collisionCode: 2_018_499 },
  'an error with the number for bad parameters': { collision: 'error', collisionCode: 100 },
  'an error with the subcode of a number nobody knows': { collision: 'error', collisionCode: 987_654, errorNumber: 'subcode' },
};

type Turn = readonly ['agent', Device, boolean] | readonly ['consumer', 'camera' | 'microphone', boolean];

const TURNS: readonly Turn[] = [
  ['agent', 'microphone', false],
  ['agent', 'camera', true],
  ['consumer', 'camera', true],
  ['agent', 'microphone', true],
  ['agent', 'camera', false],
  ['consumer', 'microphone', false],
  ['agent', 'microphone', false],
  ['agent', 'screen', true],
  ['agent', 'microphone', true],
];

describe('whatever the platform’s answer to what nobody knows yet', function () {
  this.timeout(60_000);
  let desk: LiveDesk;
  afterEach(() => desk.close());

  for (const [title, { platform, surprises, settings }] of Object.entries(ANSWERS)) {
    it(`calls both ways go well with default settings, and surprise once a call at most for each: ${title}`, async () => {
      desk = new LiveDesk({ dialect: platform, clock: hastyClock(5, { patient: true }) });
      await desk.takeCall({ camera: true });
      const surprised = await take(TURNS);
      expect(surprised, surprised.join('; ')).to.have.length.within(Math.min(surprises, 1), surprises);
      await desk.flowsOnlyWhereWanted();
      await desk.hangUp();
      await desk.placeCall();
      expect((await take(TURNS)).length).to.be.at.most(surprises);
      await desk.comes('the agent is seen by the consumer and heard again', () => desk.call.screen.acknowledged && desk.call.microphone.acknowledged);
      expect(desk.errors).to.deep.equal([]);
    });

    it(`nothing is refused where the host has said so: ${title}`, async () => {
      desk = new LiveDesk({ dialect: platform, settings });
      await desk.takeCall({ camera: true });
      expect(await take(TURNS)).to.deep.equal([]);
    });
  }

  for (const [title, dialect] of Object.entries(COLLISIONS)) {
    it(`a collision is told by ${title}: both cameras come on`, async () => {
      desk = new LiveDesk({ dialect, clock: hastyClock(5, { patient: true }) });
      await desk.takeCall();
      desk.simulator.faults.webhooks.delayMs = 200;
      const stop = desk.simulator.onLog(({ kind, name }) => {
        if (kind !== 'request' || name !== 'media_update') return;
        stop();
        desk.turnConsumers('camera', true); // before the platform has the agent's
      });
      desk.turn('camera', true);
      await desk.rests();
      expect(desk.refused.length, 'there was no collision').to.be.at.least(1);
      expect(desk.refused.length).to.be.at.most(2);
      await desk.flowsOnlyWhereWanted();
    });
  }

  it('a camera in the first offer, where the host asks for it, costs no update', async () => {
    desk = new LiveDesk({ settings: { videoInFirstOffer: true } });
    await desk.takeCall({ camera: true });
    await desk.rests();
    expect(desk.updates).to.deep.equal([]);
    await desk.flowsOnlyWhereWanted();
  });

  it('a camera in the first offer, where the host asks for it but the platform refuses it, ends the call aloud', async () => {
    desk = new LiveDesk({ settings: { videoInFirstOffer: true }, dialect: { videoInFirstOffer: 'refused' } });
    await desk.takeCall({ camera: true }).then(
      () => expect.fail('It was taken.'),
      () => undefined,
    );
    expect(desk.call.phase).to.equal('ended');
    expect(desk.call.error?.code).to.equal('invalid-sdp');
  });

  /** One after the other. Returns the updates of each change that was refused at first. */
  async function take(turns: readonly Turn[]): Promise<readonly string[]> {
    await desk.comesToRest();
    const surprised: string[] = [];
    if (desk.refusedSince(0).length > 0) surprised.push(desk.account.join(', '));
    for (const [who, device, on] of turns) {
      const before = desk.updates.length;
      if (who === 'agent') {
        desk.turn(device, on);
        await desk.comesToRest();
      } else {
        desk.turnConsumers(device, on);
        await desk.rests();
      }
      if (desk.refusedSince(before).length > 0) surprised.push(desk.account.slice(before).join(', '));
    }
    return surprised;
  }
});
