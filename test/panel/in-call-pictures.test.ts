import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { film, type Film } from '../support/film.js';
import { openPanel, part, partOrNull } from '../support/open-panel.js';
import { media, snapshot } from '../support/snapshots.js';
import type { StillPanel } from '../support/still-panel.js';

const withVideo = { remote: { audio: true, video: true } };

describe('the consumer’s picture', () => {
  const films: Film[] = [];
  const made = (...size: Parameters<typeof film>) => {
    const one = film(...size);
    films.push(one);
    return one;
  };
  afterEach(() => {
    for (const { stream } of films.splice(0)) for (const track of stream.getTracks()) track.stop();
  });

  async function inCall(remote: MediaStream, width = 640): Promise<StillPanel> {
    const panel = await openPanel();
    panel.style.width = `${String(width)}px`;
    panel.desk.media = { remote, local: null };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await waitUntil(() => partOrNull(panel, 'full-screen-button'), 'the extras are there');
    return panel;
  }

  const video = (panel: StillPanel) => {
    const found = part(panel, 'remote-video');
    if (!(found instanceof HTMLVideoElement)) throw new Error('no video');
    return found;
  };
  const scene = (panel: StillPanel) => panel.shadowRoot?.querySelector('.scene') ?? panel;
  const blurred = (panel: StillPanel) => {
    const found = panel.shadowRoot?.querySelector<HTMLCanvasElement>('.blurred');
    if (!found) throw new Error('no canvas');
    return found;
  };

  it('gives way to the avatar until its first frame is there, then fades in', async () => {
    const remote = new MediaStream();
    const panel = await inCall(remote);
    panel.desk.show(snapshot('active', withVideo));
    await panel.updateComplete;
    expect(video(panel).hidden).to.equal(false);
    await waitUntil(() => getComputedStyle(video(panel)).opacity === '0');
    expect(getComputedStyle(scene(panel))).to.include({ display: 'flex', opacity: '1' });
    for (const track of made().stream.getTracks()) remote.addTrack(track);
    await waitUntil(() => getComputedStyle(video(panel)).opacity === '1', 'the picture');
    await waitUntil(() => getComputedStyle(scene(panel)).display === 'none', 'no avatar');
  });

  it('gives way to the avatar again at once when the camera is turned off, and waits for a frame the next time', async () => {
    const panel = await inCall(made().stream);
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => getComputedStyle(scene(panel)).display === 'none');
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    expect(getComputedStyle(video(panel)).display).to.equal('none');
    expect(getComputedStyle(scene(panel)).display).to.equal('flex');
    panel.desk.show(snapshot('active', withVideo));
    await panel.updateComplete;
    expect(video(panel)).to.have.class('waiting');
    await waitUntil(() => !video(panel).classList.contains('waiting'));
  });

  it('is dimmed when no frame has come for three seconds, and is not when one comes', async () => {
    const remote = made();
    const panel = await inCall(remote.stream);
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => getComputedStyle(scene(panel)).display === 'none');
    remote.freeze();
    await waitUntil(() => getComputedStyle(video(panel)).opacity === '0.5', 'it is dimmed');
    expect(getComputedStyle(scene(panel)).display).to.equal('none');
    const other = made();
    for (const track of remote.stream.getTracks()) remote.stream.removeTrack(track);
    for (const track of other.stream.getTracks()) remote.stream.addTrack(track);
    await waitUntil(() => getComputedStyle(video(panel)).opacity === '1', 'it is bright');
  });

  for (const [name, size, width, behind] of [
    ['upright on a wide stage', [90, 160], 640, true],
    ['wide on an upright stage', [160, 90], 300, true],
    ['as wide as the stage', [640, 352], 656, false],
  ] as const) {
    it(`keeps its aspect, and has itself behind it ${behind ? 'where it leaves bars' : 'nowhere, as it leaves none'}: ${name}`, async () => {
      const panel = await inCall(made(size[0], size[1]).stream, width);
      panel.desk.show(snapshot('active', withVideo));
      await waitUntil(() => getComputedStyle(scene(panel)).display === 'none');
      expect(getComputedStyle(video(panel)).objectFit).to.equal('contain');
      panel.requestUpdate();
      await panel.updateComplete;
      await waitUntil(() => blurred(panel).classList.contains('lit') === behind);
      if (!behind) return;
      const pixel = (x: number) => [...(blurred(panel).getContext('2d')?.getImageData(x, 16, 1, 1).data ?? [])];
      const [left, right] = [pixel(6), pixel(26)];
      expect(left[0], 'red on the left').to.be.greaterThan(120);
      expect(right[2], 'blue on the right').to.be.greaterThan(120);
    });
  }

  it('is neither drawn anew nor started again by what lies behind it', async () => {
    const panel = await inCall(made(90, 160).stream);
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => blurred(panel).classList.contains('lit'));
    const began = performance.now();
    let restarts = 0;
    let updates = 0;
    for (const event of ['emptied', 'loadstart', 'pause', 'waiting']) video(panel).addEventListener(event, () => (restarts += 1));
    const request = panel.requestUpdate.bind(panel);
    panel.requestUpdate = (...change) => {
      updates += 1;
      request(...change);
    };
    const canvas = blurred(panel);
    const pen = canvas.getContext('2d');
    let drawings = 0;
    const draw = pen?.drawImage.bind(pen);
    if (pen && draw) {
      pen.drawImage = (...what: unknown[]) => {
        drawings += 1;
        Reflect.apply(draw, pen, what);
      };
    }
    await waitUntil(() => drawings >= 6, 'six drawings');
    expect(restarts).to.equal(0);
    const seconds = (performance.now() - began) / 1000;
    expect(updates, 'by the timer alone').to.be.at.most(seconds + 1).and.lessThan(drawings);
    expect(drawings).to.be.lessThan(12);
    expect(blurred(panel)).to.equal(canvas);
  });

  it('lies on the stage’s own dark for who wants no motion', async function () {
    if (navigator.userAgent.includes('Firefox')) this.skip(); // which cannot be told
    await emulateMedia({ reducedMotion: 'reduce' });
    const panel = await inCall(made(90, 160).stream);
    panel.desk.show(snapshot('active', withVideo));
    await waitUntil(() => getComputedStyle(scene(panel)).display === 'none');
    expect(getComputedStyle(blurred(panel)).display).to.equal('none');
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('of oneself is no black box while the camera warms up', async () => {
    const local = new MediaStream();
    const panel = await openPanel();
    panel.desk.media = { remote: null, local };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await waitUntil(() => partOrNull(panel, 'full-screen-button'));
    panel.desk.show(snapshot('active', { camera: media.turningOn }));
    await panel.updateComplete;
    expect(getComputedStyle(part(panel, 'self-view')).opacity).to.equal('0');
    for (const track of made().stream.getTracks()) local.addTrack(track);
    await waitUntil(() => getComputedStyle(part(panel, 'self-view')).opacity === '1');
  });
});
