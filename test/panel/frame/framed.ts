/** A page in a frame of another origin: a panel whose customer calls at once. Tells the page around it how the panel stands, and does what that page says. */
import '../../../src/index.js';
import { createSimulator } from '../../../src/simulator.js';
import { energyReceived, watchConnections } from '../../support/received-energy.js';

export interface FrameReport {
  readonly phase: string;
  /** What the panel says went wrong. */
  readonly message: string;
  /** Seconds for which the panel has played; silence would be played too. */
  readonly played: number;
  /** Energy of the customer's sound, at the panel. */
  readonly heardHere: number;
  /** Of the agent's sound, at the customer's. */
  readonly heardThere: number;
}

export type FrameRequest = 'accept' | 'accept with camera' | 'close';

watchConnections();
const simulator = createSimulator({ latencyMs: 5 });
const panel = document.createElement('messenger-call-panel');
Object.assign(panel, { pageId: simulator.pageId, adapter: simulator.adapter, ringtone: 'none' });
document.body.append(panel);

const part = (name: string) => panel.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);

addEventListener('message', ({ data }: MessageEvent<FrameRequest>) => {
  switch (data) {
    case 'accept':
      part('accept-button')?.click();
      break;
    case 'accept with camera':
      part('accept-video-button')?.click();
      break;
    case 'close':
      simulator.close();
      break;
  }
});

const timer = setInterval(() => {
  const sound = panel.shadowRoot?.querySelector('audio');
  void Promise.all([energyReceived(sound?.srcObject), simulator.consumer.statistics()]).then(([heardHere, { audioEnergy: heardThere }]) => {
    const report: FrameReport = {
      phase: panel.getAttribute('phase') ?? '',
      message: part('message')?.textContent.replace(/\s+/g, ' ').trim() ?? '',
      played: sound?.currentTime ?? 0,
      heardHere,
      heardThere,
    };
    parent.postMessage(report, '*');
  });
}, 50);
addEventListener('pagehide', () => clearInterval(timer));

await simulator.consumer.call();
