import { expect } from '@open-wc/testing';
import { CODEC_PRESETS } from '../../src/rtc/codec-choice.js';
import { askAbilities, presetOrder } from '../../src/rtc/codec-presets.js';
import { usableVideoCodecs, VIDEO_CODECS } from '../../src/rtc/video-codecs.js';
import { isSending, readDescription } from '../../src/sdp/read-description.js';
import { acceptedCall, AUDIO, cleanUp, exchange, newCall, receive, until, VIDEO, type TestCall } from './calls.js';

const HELPERS = ['rtx', 'red', 'ulpfec'];
/** Codecs that both browsers are sure to have; the others depend on the machine. */
const [ONE, OTHER] = ['VP9', 'VP8'] as const;

function ourPictures(sdp: string) {
  const section = readDescription(sdp).sections.find((candidate) => candidate.kind === 'video' && isSending(candidate));
  if (!section) throw new Error('no picture of ours is offered');
  return section;
}

/** Codecs in the order of the section, each once, without what repairs losses. */
function codecsIn(sdp: string): string[] {
  return [...new Set(ourPictures(sdp).codecs.map(({ name }) => name))].filter((name) => !HELPERS.includes(name.toLowerCase()));
}

function codecInUse({ events }: TestCall): string | null {
  return events.filter((event) => event.type === 'codecs').at(-1)?.sending ?? null;
}

/** What the consumer decodes, which is no word of ours. */
async function codecSeen({ peer }: TestCall): Promise<string | null> {
  const report = await peer.pc.getStats();
  const entries: Record<string, unknown>[] = [];
  report.forEach((entry: Record<string, unknown>) => entries.push(entry));
  const pictures = entries.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
  const codec = entries.find(({ id }) => id === pictures?.['codecId']);
  return typeof codec?.['mimeType'] === 'string' ? codec['mimeType'].replace('video/', '') : null;
}

async function showsIn(call: TestCall, codec: string): Promise<void> {
  await until(async () => codecInUse(call) === codec && (await codecSeen(call)) === codec, `pictures go out in ${codec} and are received so`);
  const before = (await call.peer.received('video')).frames;
  await until(async () => (await call.peer.received('video')).frames > before + 3, `pictures in ${codec} are shown`);
}

async function callWithCamera(...videoCodecs: readonly string[]): Promise<TestCall> {
  const call = await acceptedCall({ videoCodecs });
  await call.engine.setCamera(true);
  await exchange(call, VIDEO);
  return call;
}

const negotiations = ({ connection }: TestCall) => {
  let count = 0;
  connection.addEventListener('signalingstatechange', () => (count += 1));
  return () => count;
};

describe('the offer of our pictures', () => {
  afterEach(cleanUp);

  it('lists what is wanted, in that order, and what repairs losses for each', async () => {
    for (const wanted of [[ONE, OTHER], [OTHER, ONE]]) {
      const { engine } = newCall({ videoCodecs: wanted });
      const { sdp } = await engine.createOffer(VIDEO);
      expect(codecsIn(sdp)).to.deep.equal(wanted);
      const names = ourPictures(sdp).codecs.map(({ name }) => name.toLowerCase());
      expect(names).to.include.members(HELPERS);
      expect(names.filter((name) => name === 'rtx').length).to.be.at.least(wanted.length);
    }
  });

  it('lists all that the browser and the platform share when nothing is wanted', async () => {
    const { engine, warnings } = newCall();
    const { sdp } = await engine.createOffer(VIDEO);
    expect(codecsIn(sdp).sort()).to.deep.equal([...usableVideoCodecs()].sort());
    expect(warnings).to.deep.equal([]);
  });

  it('skips what nobody knows and what this browser lacks, and says so once', async () => {
    const missing = VIDEO_CODECS.filter((codec) => !usableVideoCodecs().includes(codec));
    const { engine, warnings } = newCall({ videoCodecs: ['ZZ9', ...missing, ONE] });
    expect(codecsIn((await engine.createOffer(VIDEO)).sdp)).to.deep.equal([ONE]);
    await engine.rollback();
    await engine.createOffer(VIDEO);
    expect(warnings).to.have.length(1 + missing.length);
    for (const name of ['ZZ9', ...missing]) expect(warnings.filter((text) => text.includes(`"${name}"`) || text.includes(`codec ${name},`))).to.have.length(1);
  });

  it('lets the other side choose how it tells us the bandwidth: REMB or transport-wide', async () => {
    const { engine } = newCall();
    const { sdp } = await engine.createOffer(VIDEO);
    const section = sdp.split(/\r\n(?=m=)/).find((text) => text.startsWith('m=video')) ?? '';
    for (const { payload, name } of ourPictures(sdp).codecs.filter((codec) => !HELPERS.includes(codec.name.toLowerCase()))) {
      expect(section, name).to.include(`a=rtcp-fb:${payload} goog-remb`);
      expect(section, name).to.include(`a=rtcp-fb:${payload} transport-cc`);
    }
    expect(section).to.match(/^a=extmap:\d+\S* http:\/\/www\.ietf\.org\/id\/draft-holmer-rmcat-transport-wide-cc-extensions-01/m);
  });

  it('heeds a choice made while it rings, and one made over a prepared offer', async () => {
    const { engine } = newCall({ videoCodecs: [OTHER] });
    await engine.prepare(VIDEO);
    await engine.setVideoCodecs([ONE, OTHER]);
    expect(codecsIn((await engine.createOffer(VIDEO)).sdp)).to.deep.equal([ONE, OTHER]);
  });
});

describe('a named choice', () => {
  afterEach(cleanUp);

  for (const preset of CODEC_PRESETS) {
    it(`${preset} is offered as this machine does it best, without a word of what it lacks`, async () => {
      const { engine, warnings } = newCall({ videoCodecs: [preset] });
      const abilities = await askAbilities();
      await engine.prepare(AUDIO);
      const { sdp } = await engine.createOffer(VIDEO);
      expect(codecsIn(sdp)).to.deep.equal(presetOrder(preset, abilities).filter((codec) => usableVideoCodecs().includes(codec)));
      expect(warnings).to.deep.equal([]);
    });
  }

  it('goes by what the browser says of this machine', async () => {
    const abilities = await askAbilities();
    for (const codec of usableVideoCodecs()) expect(abilities.get(codec), codec).to.have.keys('smooth', 'powerEfficient');
  });
});

describe('the codec of our pictures', () => {
  afterEach(cleanUp);

  it('is what was wanted first', async () => {
    await showsIn(await callWithCamera(ONE, OTHER), ONE);
  });

  it('is what was wanted first, also where the answer has another order', async () => {
    const call = await acceptedCall({ videoCodecs: [ONE, OTHER] });
    const { peer, engine } = call;
    await engine.setCamera(true);
    const { sdp } = await engine.createOffer(VIDEO);
    const answer = (await peer.answer(sdp)).replace(/(m=video \d+ \S+) ([\d ]+)/g, (_, start: string, payloads: string) => `${start} ${[...payloads.split(' ')].reverse().join(' ')}`);
    await engine.applyAnswer(answer);
    await showsIn(call, ONE);
  });

  it('changes without a negotiation among what was negotiated, there and back', async () => {
    const call = await callWithCamera(ONE, OTHER);
    await showsIn(call, ONE);
    const count = negotiations(call);
    for (const codec of [OTHER, ONE]) {
      expect(await call.engine.setVideoCodecs([codec])).to.equal('switched');
      await showsIn(call, codec);
    }
    expect(count()).to.equal(0);
  });

  it('keeps the choice in later offers, and through a negotiation of the consumer\'s', async () => {
    const call = await callWithCamera(ONE, OTHER);
    await call.engine.setVideoCodecs([OTHER, ONE]);
    call.peer.videoOn();
    await receive(call);
    await showsIn(call, OTHER);
    expect(codecsIn((await exchange(call, VIDEO)).sdp)).to.deep.equal([OTHER, ONE]);
    await showsIn(call, OTHER);
  });

  it('needs an offer for what was not negotiated, and changes with it', async () => {
    const call = await callWithCamera(OTHER);
    await showsIn(call, OTHER);
    expect(await call.engine.setVideoCodecs([ONE, OTHER])).to.equal('offer-needed');
    expect(codecInUse(call)).to.equal(OTHER);
    await exchange(call, VIDEO);
    await showsIn(call, ONE);
  });

  it('needs an offer where the browser cannot switch, and changes with it', async () => {
    const call = await callWithCamera(ONE, OTHER);
    await showsIn(call, ONE);
    const [sender] = call.connection.getSenders().filter(({ track }) => track?.kind === 'video');
    if (!sender) throw new Error('no picture is sent');
    const original = sender.setParameters.bind(sender);
    sender.setParameters = async (parameters) => {
      for (const encoding of parameters.encodings) Reflect.deleteProperty(encoding, 'codec'); // a browser that does not know the setting ignores it
      await original(parameters);
    };
    expect(await call.engine.setVideoCodecs([OTHER, ONE])).to.equal('offer-needed');
    expect(codecInUse(call)).to.equal(ONE);
    await exchange(call, VIDEO);
    await showsIn(call, OTHER);
  });

  it('is told again when it changed while an offer that lists others was on its way', async () => {
    const call = await callWithCamera(ONE, OTHER);
    await call.engine.setVideoCodecs([ONE]);
    const { sdp } = await call.engine.createOffer(VIDEO);
    expect(await call.engine.setVideoCodecs([OTHER])).to.equal('offer-needed');
    await call.engine.applyAnswer(await call.peer.answer(sdp));
    await exchange(call, VIDEO);
    await showsIn(call, OTHER);
  });

  it('can be chosen before there is a picture, with nobody to be told', async () => {
    const call = await acceptedCall({ videoCodecs: [OTHER] });
    expect(await call.engine.setVideoCodecs([ONE])).to.equal('switched');
    await call.engine.setCamera(true);
    await exchange(call, VIDEO);
    await showsIn(call, ONE);
  });

  it('stays as it is when there is no wish any more', async () => {
    const call = await callWithCamera(ONE, OTHER);
    expect(await call.engine.setVideoCodecs([])).to.equal('switched');
    await showsIn(call, ONE);
  });
});

describe('codecs that not every browser has', () => {
  afterEach(cleanUp);

  for (const codec of ['AV1', 'H264', 'H265'] as const) {
    if (usableVideoCodecs().includes(codec)) {
      it(`${codec}, which this one has, is used when wanted, also from one picture to the next`, async () => {
        const call = await callWithCamera(codec, OTHER);
        await showsIn(call, codec);
        expect(await call.engine.setVideoCodecs([OTHER, codec])).to.equal('switched');
        await showsIn(call, OTHER);
        expect(await call.engine.setVideoCodecs([codec])).to.equal('switched');
        await showsIn(call, codec);
      });
    } else {
      it(`${codec}, which this one lists for ${sidesOf(codec)}, is left out with one word of it, and the next one used`, async () => {
        const call = await callWithCamera(codec, OTHER);
        await showsIn(call, OTHER);
        expect(await call.engine.setVideoCodecs([codec, OTHER])).to.equal('switched');
        expect(call.warnings.filter((text) => text.includes(codec))).to.have.length(1);
        await showsIn(call, OTHER);
      });
    }
  }
});

/** `neither way`, `sending only` … by the browser's own lists. */
function sidesOf(codec: string): string {
  const has = (side: typeof RTCRtpSender | typeof RTCRtpReceiver) => side.getCapabilities('video')?.codecs.some(({ mimeType }) => mimeType === `video/${codec}`) === true;
  return has(RTCRtpSender) ? 'sending only' : has(RTCRtpReceiver) ? 'receiving only' : 'neither way';
}

describe('our answer, whatever codecs were chosen', () => {
  afterEach(cleanUp);

  it('leaves out nothing that was offered and can be decoded', async () => {
    const call = await callWithCamera(ONE);
    await call.engine.setVideoCodecs([OTHER]);
    const consumer = call.peer.videoOn();
    await receive(call);
    await exchange(call, VIDEO);
    await receive(call); // now that the section is known here, and could be trimmed
    const sectionIn = (sdp: string | undefined) => readDescription(sdp ?? '').sections.find(({ mid }) => mid === consumer.mid);
    const offered = sectionIn(call.connection.remoteDescription?.sdp)?.codecs ?? [];
    const answered = sectionIn(call.connection.localDescription?.sdp)?.codecs ?? [];
    const described = (codecs: typeof offered) => codecs.map(({ payload, name }) => `${payload} ${name}`).sort();
    expect(offered.length).to.be.at.least(4);
    expect(described(answered)).to.deep.equal(described(offered));
  });
});
