import { expect, waitUntil } from '@open-wc/testing';
import { openPanel, part } from '../support/open-panel.js';
import { silence } from '../support/silence.js';
import { media, snapshot } from '../support/snapshots.js';

/** A stream with a picture that changes, so that an element has something to play, and with sound. */
function film(): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const pen = canvas.getContext('2d');
  let shade = 0;
  const timer = setInterval(() => {
    if (pen === null) return;
    shade = (shade + 16) % 256;
    pen.fillStyle = `rgb(${shade}, 0, 0)`;
    pen.fillRect(0, 0, 64, 48);
  }, 40);
  const stream = canvas.captureStream(25);
  stream.addTrack(silence());
  stream.getTracks()[0]?.addEventListener('ended', () => {
    clearInterval(timer);
  });
  return stream;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('sound and pictures', () => {
  it('play when the stream was there before its sound', async () => {
    const panel = await openPanel();
    const remote = new MediaStream();
    panel.desk.media = { remote, local: null };
    panel.desk.show(snapshot('connecting'));
    await panel.updateComplete;
    // An element looks at what it was given in a task of its own: the next frame comes after it.
    await nextFrame();
    await nextFrame();
    remote.addTrack(silence());
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    await waitUntil(() => (panel.shadowRoot?.querySelector('audio')?.currentTime ?? 0) > 0, 'the sound plays');
  });

  it('play on while the panel draws itself again and again', async () => {
    const panel = await openPanel();
    const remote = film();
    const local = film();
    panel.desk.media = { remote, local };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active', { camera: media.on, remote: { audio: true, video: true } }));
    await panel.updateComplete;
    const elements = [part(panel, 'remote-video'), ...(panel.shadowRoot?.querySelectorAll('audio, [part~="self-view"] video') ?? [])];
    expect(elements).to.have.length(3);
    let restarts = 0;
    for (const element of elements) element.addEventListener('emptied', () => (restarts += 1));
    for (const element of elements) expect(element).to.have.property('srcObject').that.is.instanceOf(MediaStream);
    for (let time = 0; time < 5; time += 1) {
      panel.requestUpdate();
      await panel.updateComplete;
    }
    // A restart is told by an event of its own task: the next frame comes after it.
    await nextFrame();
    await nextFrame();
    expect(restarts).to.equal(0);
    for (const track of [...remote.getTracks(), ...local.getTracks()]) track.stop();
  });

  it('are let go of when the call is over', async () => {
    const panel = await openPanel();
    panel.desk.media = { remote: new MediaStream(), local: new MediaStream() };
    panel.desk.show(snapshot('connecting'));
    panel.desk.show(snapshot('active'));
    await panel.updateComplete;
    panel.desk.show(snapshot('ended'));
    await panel.updateComplete;
    expect(part(panel, 'remote-video')).to.have.property('srcObject', null);
    expect(panel.shadowRoot?.querySelector('audio')).to.have.property('srcObject', null);
  });
});
