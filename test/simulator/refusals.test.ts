import { expect } from '@open-wc/testing';
import type { Simulator } from '../../src/simulator.js';
import { readDescription } from '../../src/sdp/read-description.js';
import { type PlainAgent, session } from './plain-agent.js';
import { heard, Stage } from './support.js';

interface PlatformError {
  readonly code: number;
  readonly message: string;
  readonly type: string;
  readonly is_transient: boolean;
  readonly fbtrace_id: string;
}

function errorIn(body: unknown): PlatformError {
  expect(body).to.have.property('error').that.has.all.keys('message', 'type', 'code', 'is_transient', 'fbtrace_id');
  return (body as { error: PlatformError }).error;
}

describe('The simulated platform refuses', () => {
  const stage = new Stage();
  let simulator: Simulator;
  let agent: PlainAgent;
  let offer: string;
  let callId: string;

  beforeEach(async () => {
    ({ simulator, agent } = stage.set({ latencyMs: 0 }));
    callId = await simulator.consumer.call();
    await heard(agent, 'connect');
    offer = await agent.firstOffer();
  });

  afterEach(() => stage.clear());

  async function refused(body: unknown, options?: { pageId: string }): Promise<PlatformError> {
    return errorIn(await agent.post(body, options));
  }

  const accept = (sdp: string) => ({ action: 'accept', call_id: callId, session: session(sdp) });

  it('what is no request at all', async () => {
    for (const body of [null, 'accept', [], {}, { action: 'dance' }, { action: 'accept', platform: 'telegram', call_id: callId }]) {
      expect(await refused(body), JSON.stringify(body)).to.include({ code: 100, type: 'OAuthException', is_transient: false });
    }
  });

  it('an unknown call, and a Page that is not in it or may not call', async () => {
    for (const call_id of ['c_unknown', callId.toLowerCase(), '', 7, undefined]) {
      expect((await refused({ action: 'terminate', call_id })).code, String(call_id)).to.equal(2018390);
    }
    expect((await refused({ action: 'terminate', call_id: callId }, { pageId: '1' })).code).to.equal(2018393);
    expect((await refused({ action: 'connect', to: '1', session: session(offer) }, { pageId: '1' })).code).to.equal(2018389);
  });

  it('a session that is none', async () => {
    for (const broken of [undefined, null, 'v=0', { sdp: offer }, { sdp_type: 'answer', sdp: offer }, { sdp_type: 'offer', sdp: 7 }]) {
      expect((await refused({ action: 'accept', call_id: callId, session: broken })).code, JSON.stringify(broken)).to.equal(2018391);
    }
  });

  const spoiled: Readonly<Record<string, (sdp: string) => string>> = {
    'that cannot be read': () => 'hello',
    'without a media section': (sdp) => sdp.slice(0, sdp.indexOf('m=audio')),
    'without BUNDLE': (sdp) => withoutLines(sdp, 'a=group:BUNDLE'),
    'without rtcp-mux': (sdp) => withoutLines(sdp, 'a=rtcp-mux'),
    'without a fingerprint in the section': (sdp) => withoutLines(sdp, 'a=fingerprint'),
    'that sends without an msid': (sdp) => withoutLines(sdp, 'a=msid:'),
    'that is no offer by its setup': (sdp) => sdp.replace('a=setup:actpass', 'a=setup:active'),
    'without Opus': (sdp) => sdp.replaceAll('opus/48000', 'speex/48000'),
    'with another audio codec beside Opus': (sdp) => sdp.replace(/^(m=audio .*)$/m, '$1 0'),
    'that the browser refuses': (sdp) => sdp.replace(/^a=mid:.*$/m, 'a=mid:other').replace(/^a=group:BUNDLE.*$/m, 'a=group:BUNDLE other other2'),
  };

  for (const [what, spoil] of Object.entries(spoiled)) {
    it(`an offer ${what}`, async () => {
      expect((await refused(accept(spoil(offer)))).code).to.equal(2018392);
      expect(simulator.consumer.phase).to.equal('calling');
      expect(await agent.post(accept(offer)), 'the call can still be accepted').to.have.property('success', true);
    });
  }

  it('an offer that is ICE-lite as the platform is', async () => {
    expect((await refused(accept(offer.replace('t=0 0', 't=0 0\r\na=ice-lite')))).code).to.equal(2018391);
  });

  it('audio codecs beside Opus only as long as the dialect says so', async () => {
    simulator.dialect.audioOffer = 'any-with-opus';
    expect(await agent.post(accept(offer.replace(/^(m=audio .*)$/m, '$1 0')))).to.have.property('success', true);
  });

  it('video in the first offer when the dialect says so', async () => {
    simulator.dialect.videoInFirstOffer = 'refused';
    const other = stage.agent(simulator);
    expect((await refused(accept(await other.firstOffer({ camera: true })))).code).to.equal(2018392);
  });

  it('video codecs it does not know', async () => {
    const other = stage.agent(simulator);
    other.videoCodec = 'VP8';
    const withVideo = await other.firstOffer({ camera: true });
    expect((await refused(accept(withVideo.replaceAll('VP8/90000', 'THEORA/90000')))).code).to.equal(2018392);
  });

  it('to accept twice, to reject what is accepted, and whatever is asked of a call that is over', async () => {
    await agent.accept();
    expect(await refused(accept(offer))).to.deep.include({ code: 100, message: 'The call was already accepted' });
    expect((await refused({ action: 'reject', call_id: callId })).message).to.equal('The call was already accepted');
    expect((await agent.terminate()).type).to.equal('success');
    for (const action of ['terminate', 'reject', 'accept']) {
      expect(await refused({ ...accept(offer), action }), action).to.deep.include({ code: 2018396, message: 'The call was already terminated' });
    }
  });

  it('to accept what was rejected, and to touch what has failed', async () => {
    expect((await agent.reject()).type).to.equal('success');
    expect(await refused(accept(offer))).to.deep.include({ code: 2018396, message: 'The call was already rejected' });

    const second = await stage.inCall();
    second.simulator.consumer.loseConnection();
    expect(errorIn(await second.agent.post({ action: 'terminate', call_id: second.agent.id })).code).to.equal(2018395);
  });

  it('to accept or reject a call of the business’s own', async () => {
    simulator.consumer.hangUp();
    const other = stage.agent(simulator);
    await other.dial(simulator.consumer.psid);
    for (const action of ['accept', 'reject']) {
      expect((await refused({ action, call_id: other.id, session: session(offer) })).code, action).to.equal(100);
    }
  });

  it('to call whom it does not know, who has not allowed it, or who is talking', async () => {
    expect((await refused({ action: 'connect', to: '404', session: session(offer) })).code).to.equal(100);
    expect((await refused({ action: 'connect', session: session(offer) })).code).to.equal(100);
    const shy = simulator.addConsumer({ permission: 'none' });
    expect(await refused({ action: 'connect', to: shy.psid, session: session(offer) })).to.deep.include({
      code: 10,
      message: 'The consumer has not given permission to be called',
    });
    expect((await refused({ action: 'connect', to: simulator.consumer.psid, session: session(offer) })).code).to.equal(551);
    expect(shy.phase).to.equal('idle');
  });

  describe('a media update', () => {
    let update: Record<string, unknown>;

    beforeEach(async () => {
      await agent.accept();
      const [msid] = readDescription(offer).sections.flatMap((section) => (section.msid ? [section.msid.track] : []));
      update = { action: 'media_update', call_id: callId, from_version: 0, to_version: 0, tracks: [{ msid, label: 'default_audio', status: 'disabled' }] };
    });

    it('with versions, tracks, labels or statuses that are none', async () => {
      const [track] = update['tracks'] as Record<string, unknown>[];
      const spoiling: Record<string, unknown>[] = [
        { from_version: undefined },
        { from_version: 'zero' },
        { to_version: 0.5 },
        { to_version: -1 },
        { tracks: undefined },
        { tracks: {} },
        { tracks: ['msid'] },
        { tracks: Array.from({ length: 5 }, () => track) },
        { tracks: [{ ...track, label: 'microphone' }] },
        { tracks: [{ ...track, status: 'on' }] },
      ];
      for (const change of spoiling) expect((await refused({ ...update, ...change })).code, JSON.stringify(change)).to.equal(100);
      expect(simulator.calls[0]?.tracks).to.be.empty;
    });

    it('for a track it does not know, as by the browser’s own track id in place of the msid', async () => {
      for (const msid of ['', 7, 'unknown']) {
        const { code, message } = await refused({ ...update, tracks: [{ msid, label: 'default_audio', status: 'enabled' }] });
        expect([code, message.startsWith('Invalid track msid')], String(msid)).to.deep.equal([100, true]);
      }
    });

    it('before the call is accepted, and after it is over', async () => {
      const waiting = simulator.addConsumer();
      expect((await refused({ ...update, call_id: await waiting.call() })).code).to.equal(100);
      await agent.terminate();
      expect((await refused(update)).code).to.equal(2018396);
    });

    it('without an offer when the dialect says so', async () => {
      simulator.dialect.tracksOnly = 'refused';
      expect((await refused(update)).code).to.equal(100);
    });

    it('but takes versions as text, and enum values in upper case', async () => {
      const tracks = (update['tracks'] as { msid: string }[]).map(({ msid }) => ({ msid, label: 'DEFAULT_AUDIO', status: 'DISABLED' }));
      expect(await agent.post({ ...update, from_version: '0', to_version: '0', tracks })).to.deep.equal({ success: true });
      expect(simulator.calls[0]?.tracks).to.deep.equal(tracks.map(({ msid }) => ({ msid, label: 'default_audio', status: 'disabled' })));
    });
  });

  it('and writes errors bare, or with the number as a subcode, when the dialect says so', async () => {
    simulator.dialect.errors = 'bare';
    expect(await agent.post({ action: 'terminate', call_id: 'c_1' })).to.include({ code: 2018390, message: 'Invalid call id' });
    simulator.dialect.errorNumber = 'subcode';
    expect(await agent.post({ action: 'terminate', call_id: 'c_1' })).to.include({ code: 100, error_subcode: 2018390 });
  });
});

function withoutLines(sdp: string, start: string): string {
  return sdp.split('\r\n').filter((line) => !line.startsWith(start)).join('\r\n');
}
