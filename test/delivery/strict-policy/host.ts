/**
 * A host page under the strictest policy a page can have. Plays calls through every phase against the built panel, as agents
 * would: by its buttons. Bundled by `check.ts`; the panel itself is the file that is published.
 */
import type { CallPhase } from '../../../src/core.js';
import type { MessengerCallPanel } from '../../../src/element.js';
import { createSimulator, type Simulator } from '../../../src/simulator.js';

declare global {
  /** For `check.ts`: resolves with the phases that were seen. */
  function playEveryPhase(): Promise<readonly string[]>;
  function violations(): readonly string[];
  /** For `check.ts`: a panel in this language, made when there is none yet. */
  function showPanelIn(language: string): Promise<void>;
  function statusLine(): string;
  /** For `check.ts`: a call with a picture; resolves with where to click for the small window. */
  function beginCall(): Promise<readonly [x: number, y: number]>;
  /** How the panel looks in the small window; null until its picture plays there. */
  function smallWindow(): readonly (string | number)[] | null;
}

const seen: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  seen.push(`${event.effectiveDirective} (${event.sourceFile}:${event.lineNumber}): ${event.blockedURI} ${event.sample}`);
});
globalThis.violations = () => seen;

const connections: RTCPeerConnection[] = [];
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

globalThis.showPanelIn = async (language) => {
  await loadPanel();
  document.documentElement.lang = language;
  if (document.querySelector('messenger-call-panel') === null) document.body.append(document.createElement('messenger-call-panel'));
};

globalThis.statusLine = () => document.querySelector('messenger-call-panel')?.shadowRoot?.querySelector('[part=status]')?.textContent.trim() ?? '';

globalThis.beginCall = async () => {
  await loadPanel();
  const simulator = createSimulator();
  const panel = document.createElement('messenger-call-panel');
  Object.assign(panel, { pageId: simulator.pageId, consumerId: simulator.consumer.psid, adapter: simulator.adapter });
  document.body.append(panel);
  await simulator.consumer.call();
  await inPhase(panel, 'incoming');
  await panel.accept();
  await inPhase(panel, 'active');
  await simulator.consumer.setCamera(true);
  await until(() => panel.call?.remote.video === true);
  await until(() => part(panel, 'picture-in-picture-button') !== null);
  const { left, top, width, height } = (part(panel, 'picture-in-picture-button') ?? panel).getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

const watched = new WeakSet<Document>();

globalThis.smallWindow = () => {
  const windows: unknown = Reflect.get(window, 'documentPictureInPicture');
  const opened: unknown = windows instanceof EventTarget ? Reflect.get(windows, 'window') : null;
  if (typeof opened !== 'object' || opened === null || !('document' in opened)) return null;
  const { document: other } = opened as Window;
  if (!watched.has(other)) other.addEventListener('securitypolicyviolation', (event) => seen.push(`in the small window: ${event.effectiveDirective}`));
  watched.add(other);
  const root = other.querySelector('div')?.shadowRoot;
  const panel = root?.querySelector('[part=panel]');
  const video = root?.querySelector('video');
  if (!panel || !video?.videoWidth) return null;
  const { display, backgroundColor } = getComputedStyle(panel);
  return [display, backgroundColor, panel.clientHeight - (opened as Window).innerHeight];
};

function loadPanel(): Promise<unknown> {
  return import(new URL('/dist/messenger-call-panel.js', location.href).href);
}

globalThis.playEveryPhase = async () => {
  await loadPanel();
  const simulator = createSimulator();
  const panel = document.createElement('messenger-call-panel');
  const phases = new Set<string>();
  const note = () => phases.add(panel.getAttribute('phase') ?? '');
  new MutationObserver(note).observe(panel, { attributes: true, attributeFilter: ['phase'] });
  panel.pageId = simulator.pageId;
  panel.consumerId = simulator.consumer.psid;
  panel.consumerName = '<b style="color: red">Maria</b>';
  document.body.append(panel);
  await panel.updateComplete;
  note();
  panel.adapter = simulator.adapter;
  await panel.updateComplete;

  await answerACaller(panel, simulator);
  await callSomeone(panel, simulator);
  await loseTheConnection(panel, simulator);
  await showAnError(panel, simulator);
  simulator.close();
  panel.remove();
  return [...phases].sort();
};

async function answerACaller(panel: MessengerCallPanel, simulator: Simulator): Promise<void> {
  await simulator.consumer.call();
  await inPhase(panel, 'incoming');
  press(panel, 'accept-video-button');
  await inPhase(panel, 'active');
  await simulator.consumer.setCamera(true);
  await until(() => panel.call?.remote.video === true && panel.call.camera.acknowledged);
  await pressEveryToggle(panel);
  await simulator.addConsumer({ name: 'Second' }).call();
  await until(() => panel.calls.length > 1);
  await until(() => part(panel, 'waiting-call') !== null);
  simulator.consumer.hangUp();
  await until(() => panel.call?.phase !== 'active');
  await panel.decline().catch(() => undefined);
  await until(() => panel.calls.every(({ phase }) => phase === 'ended'));
}

async function pressEveryToggle(panel: MessengerCallPanel): Promise<void> {
  for (const name of ['microphone-button', 'camera-button', 'devices-button']) {
    press(panel, name);
    await panel.updateComplete;
    await until(() => !isChanging(panel));
    press(panel, name);
    await until(() => !isChanging(panel));
  }
}

async function callSomeone(panel: MessengerCallPanel, simulator: Simulator): Promise<void> {
  void panel.dial().catch(() => undefined);
  await inPhase(panel, 'ringing');
  simulator.consumer.answer();
  await inPhase(panel, 'active');
  press(panel, 'hang-up-button');
  await inPhase(panel, 'ended');
  await until(() => !simulator.consumer.isBusy);
}

/** The other side's connections vanish, without a word on the wire. */
async function loseTheConnection(panel: MessengerCallPanel, simulator: Simulator): Promise<void> {
  connections.length = 0;
  await simulator.consumer.call();
  await inPhase(panel, 'incoming');
  await panel.accept();
  await inPhase(panel, 'active');
  await until(() => connections.every(({ connectionState }) => connectionState === 'connected'));
  for (const connection of connections) if (connection.remoteDescription?.sdp.includes('a=ice-lite') === false) connection.close();
  await inPhase(panel, 'reconnecting');
  await panel.hangUp();
  await inPhase(panel, 'ended');
  await until(() => !simulator.consumer.isBusy);
}

async function showAnError(panel: MessengerCallPanel, simulator: Simulator): Promise<void> {
  simulator.faults.replies.errorEnvelope = (action) => action === 'connect';
  await panel.dial().catch(() => undefined);
  await until(() => (part(panel, 'message')?.textContent.trim() ?? '') !== '');
}

function isChanging({ call }: MessengerCallPanel): boolean {
  return call !== null && [call.microphone, call.camera].some(({ wanted, acknowledged }) => wanted !== acknowledged);
}

function part(panel: MessengerCallPanel, name: string): HTMLElement | null {
  return panel.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`) ?? null;
}

function press(panel: MessengerCallPanel, name: string): void {
  const button = part(panel, name);
  if (button === null) throw new Error(`There is no ${name} in the phase ${String(panel.getAttribute('phase'))}.`);
  button.click();
}

function inPhase(panel: MessengerCallPanel, phase: CallPhase): Promise<void> {
  return until(() => panel.call?.phase === phase, () => `the phase ${phase}; it is ${String(panel.call?.phase)}`);
}

const PATIENCE_MS = 30_000;

function until(holds: () => boolean, what: () => string = () => String(holds)): Promise<void> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (holds()) resolve();
      else if (performance.now() - startedAt > PATIENCE_MS) reject(new Error(`Waited in vain for ${what()}`));
      else setTimeout(look, 20);
    };
    look();
  });
}
