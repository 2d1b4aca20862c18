/**
 * Every state beside every other, from hand-made snapshots: `gallery.html?width=320&scheme=dark&lang=ar&height=240&only=active`.
 * Nothing here talks to anyone.
 */
import { StillPanel, unusedAdapter } from '../test/support/still-panel.js';
import { CallError, type CallSnapshot } from '../src/core.js';
import { cameraDenied, media, outgoing, snapshot, waiting } from '../test/support/snapshots.js';

interface State {
  readonly name: string;
  readonly calls?: readonly CallSnapshot[];
  readonly local?: boolean;
  readonly before?: (panel: StillPanel) => void;
  readonly after?: (panel: StillPanel) => Promise<void> | void;
}

const press = (part: string) => async (panel: StillPanel) => {
  await panel.updateComplete;
  panel.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`)?.click();
};

const video = { audio: true, video: true };

const STATES: readonly State[] = [
  { name: 'idle' },
  { name: 'idle, nobody', before: (panel) => clear(panel, 'consumerId', 'consumerName', 'consumerAvatar') },
  { name: 'not connected', before: (panel) => clear(panel, 'adapter') },
  { name: 'incoming', calls: [snapshot('incoming')] },
  { name: 'incoming, audio only', calls: [snapshot('incoming')], before: (panel) => (panel.audioOnly = true) },
  { name: 'answering', calls: [snapshot('incoming', { pending: 'accept' })] },
  { name: 'dialing', calls: [outgoing('dialing')] },
  { name: 'ringing', calls: [outgoing('ringing')] },
  { name: 'connecting', calls: [snapshot('connecting')] },
  { name: 'active', calls: [snapshot('active')] },
  { name: 'active, muted', calls: [snapshot('active', { microphone: media.off, remote: { audio: false, video: false } })] },
  { name: 'active, video', calls: [snapshot('active', { remote: video, camera: media.on })], local: true },
  { name: 'active, sharing', calls: [snapshot('active', { remote: video, screen: media.on })], local: true },
  { name: 'camera turning on', calls: [snapshot('active', { camera: media.turningOn })] },
  { name: 'warning', calls: [snapshot('active', { warnings: ['high-loss'], remote: video, quality: { mos: 2.4, roundTripMs: 380, jitterMs: 40, loss: 0.06 } })] },
  { name: 'error', calls: [snapshot('active', { error: cameraDenied, remote: video })] },
  { name: 'reconnecting', calls: [snapshot('active', { remote: video }), snapshot('reconnecting', { remote: video })].slice(1), local: true },
  { name: 'waiting', calls: [snapshot('active', { remote: video, camera: media.on }), waiting()], local: true },
  { name: 'waiting, confirm', calls: [snapshot('active', { remote: video }), waiting()], after: (panel) => panel.updateComplete.then(() => panel.shadowRoot?.querySelector<HTMLElement>('[part~="waiting-call"] .accept-button')?.click()) },
  { name: 'devices', calls: [snapshot('active', { remote: video, camera: media.on, videoCodec: { sending: 'VP8', receiving: 'H264' } })], local: true, after: press('devices-button') },
  { name: 'ended', calls: [snapshot('ended')] },
  { name: 'missed', calls: [snapshot('ended', { end: { reason: 'missed', status: 'completed', duration: null } })] },
  { name: 'failed', calls: [outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission', 'The consumer has not given call permission', { fbtraceId: 'AbCdEf' }) })] },
];

function clear(panel: StillPanel, ...names: readonly ('adapter' | 'consumerId' | 'consumerName' | 'consumerAvatar')[]): void {
  for (const name of names) panel[name] = null;
}

/** A picture that moves, in place of a camera: a head and shoulders in front of a wall. */
function film(width: number, height: number, hue: number): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const draw = () => {
    const sky = pen.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, `hsl(${hue} 35% 72%)`);
    sky.addColorStop(1, `hsl(${hue + 40} 30% 48%)`);
    pen.fillStyle = sky;
    pen.fillRect(0, 0, width, height);
    const sway = Math.sin(performance.now() / 900) * width * 0.01;
    pen.fillStyle = `hsl(${hue + 170} 35% 34%)`;
    pen.beginPath();
    pen.ellipse(width / 2 + sway, height * 1.02, width * 0.42, height * 0.36, 0, 0, 7);
    pen.fill();
    pen.fillStyle = 'hsl(26 42% 68%)';
    pen.beginPath();
    pen.ellipse(width / 2 + sway, height * 0.46, width * 0.17, width * 0.22, 0, 0, 7);
    pen.fill();
    requestAnimationFrame(draw);
  };
  draw();
  return canvas.captureStream(10);
}

const params = new URLSearchParams(location.search);
const only = params.get('only');
const main = document.querySelector('main');
const consumer = film(360, 640, 200);
const agent = film(640, 480, 20);

document.documentElement.dir = params.get('dir') ?? '';
document.documentElement.lang = params.get('lang') ?? 'en';
document.documentElement.className = params.get('scheme') ?? '';

for (const { name, calls = [], local = false, before, after } of STATES) {
  if (only !== null && !only.split(',').includes(name)) continue;
  const panel = new StillPanel();
  panel.className = [`w${params.get('width') ?? '320'}`, `h${params.get('height') ?? ''}`, params.get('theme') ?? ''].join(' ');
  Object.assign(panel, { pageId: 'page', adapter: unusedAdapter, consumerId: 'psid-4821', consumerName: params.get('name') ?? 'Maria Lopez', ringtone: 'none' });
  before?.(panel);
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  figure.append(caption, panel);
  main?.append(figure);
  await panel.updateComplete;
  const [call, ...others] = calls;
  if (call !== undefined) {
    panel.desk.media = { remote: call.remote.video ? consumer : null, local: local ? agent : null };
    panel.desk.show(call, ...others);
  }
  void after?.(panel);
}
