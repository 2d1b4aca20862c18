import { expect } from '@open-wc/testing';
import { checkOffer } from '../../src/sdp/check-offer.js';
import { readDescription } from '../../src/sdp/read-description.js';
import { AUDIO, cleanUp, newCall, recordCaptures, until, VIDEO } from './calls.js';

describe('preparing a call while it rings', () => {
  afterEach(cleanUp);

  it('opens no device', async () => {
    const captured = recordCaptures();
    const { engine } = newCall();
    await engine.prepare(AUDIO);
    await engine.createOffer(AUDIO);
    expect(captured).to.deep.equal([]);
  });

  it('has the offer ready with its candidates within 10 ms of the click', async () => {
    const { engine } = newCall({ gatheringMs: 5000 });
    await engine.prepare(AUDIO);
    let ready = false;
    const gathered = newCall({ gatheringMs: 5000 }).engine.createOffer(AUDIO).then(() => (ready = true));
    await until(() => ready, 'as long as gathering takes here');
    await gathered;
    const start = performance.now();
    const { sdp } = await engine.createOffer(AUDIO);
    expect(performance.now() - start).to.be.below(10);
    expect(sdp).to.contain('a=candidate:');
  });

  it('waits no longer for candidates than it is told, counted from when it began to ring', async () => {
    const { engine } = newCall({ gatheringMs: 0, rtcConfiguration: { iceServers: [{ urls: 'stun:192.0.2.99' }] } });
    await engine.prepare(AUDIO);
    const start = performance.now();
    await engine.createOffer(AUDIO);
    expect(performance.now() - start).to.be.below(100);
  });

  it('offers Opus and nothing else, in one sending section with an msid', async () => {
    const { engine } = newCall();
    const { sdp, msids } = await engine.createOffer(AUDIO);
    const { sections, bundle } = readDescription(sdp);
    expect(sections).to.have.length(1);
    const [section] = sections;
    expect(section?.direction).to.equal('sendrecv');
    expect(section?.codecs.map(({ name }) => name)).to.deep.equal(['opus']);
    expect(section?.fingerprint).to.equal(true);
    expect(msids.audio).to.be.a('string');
    expect(section?.msid?.track).to.equal(msids.audio);
    expect(bundle).to.deep.equal([section?.mid]);
    expect(checkOffer(sdp)).to.deep.equal([]);
  });

  it('makes another offer when the agent accepts with video after all', async () => {
    const { engine } = newCall();
    await engine.prepare(AUDIO);
    const { sdp, msids } = await engine.createOffer(VIDEO);
    expect(readDescription(sdp).sections.map(({ kind, direction }) => `${kind} ${direction}`)).to.deep.equal(['audio sendrecv', 'video sendonly']);
    expect(msids.video).to.be.a('string').and.not.to.equal(msids.audio);
  });

  it('is done once, however often it is asked for', async () => {
    const { engine } = newCall();
    await Promise.all([engine.prepare(AUDIO), engine.prepare(AUDIO)]);
    await engine.prepare(AUDIO);
    const { sdp } = await engine.createOffer(AUDIO);
    expect(readDescription(sdp).sections.map(({ mid }) => mid)).to.deep.equal(['0']);
  });

  it('goes without a host configuration the browser refuses, and says so once', async () => {
    const { engine, warnings } = newCall({ rtcConfiguration: { iceServers: [{ urls: 'nonsense' }] } });
    await engine.createOffer(AUDIO);
    expect(warnings).to.have.length(1);
  });

  it('lists both kinds of bandwidth estimation for video', async () => {
    const { sdp } = await newCall().engine.createOffer(VIDEO);
    for (const feedback of ['goog-remb', 'transport-cc', 'nack pli']) expect(sdp).to.match(new RegExp(`^a=rtcp-fb:\\d+ ${feedback}\\r$`, 'm'));
  });

  it('lists the video codecs wanted, in their order, and what repairs them', async () => {
    const { sdp } = await newCall({ videoCodecs: ['vp9', 'VP8'] }).engine.createOffer(VIDEO);
    const names = readDescription(sdp).sections[1]?.codecs.map(({ name }) => name.toUpperCase()) ?? [];
    expect([...new Set(names.filter((name) => name.startsWith('V')))]).to.deep.equal(['VP9', 'VP8']);
    expect(names).to.include('RTX');
    expect(names).not.to.include('AV1');
    expect(checkOffer(sdp)).to.deep.equal([]);
  });

  it('warns once of a codec it does not know or have, and offers the others', async () => {
    const { engine, warnings } = newCall({ videoCodecs: ['Theora', 'theora', 'AV1'] });
    const { sdp } = await engine.createOffer(VIDEO);
    await engine.rollback();
    await engine.createOffer(VIDEO);
    expect(warnings.filter((text) => /theora/i.test(text))).to.have.length(2); // one for each spelling
    expect(readDescription(sdp).sections[1]?.codecs[0]?.name).to.equal('AV1');
  });
});
