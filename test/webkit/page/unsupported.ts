/** A host page whose browser has no WebRTC: the real element, with an adapter that writes down what is asked of it. */
import '../../../src/index.js';
import { CallError, type SignalingAdapter } from '../../../src/core.js';
import type { MessengerCallPanel } from '../../../src/element.js';
import { connect, CONSUMER, envelope, PAGE } from '../../protocol/payloads.js';
import { pretendWebRtc } from './pretend-webrtc.js';

/** What a person can read, and what a screen reader is told of the button. */
export interface Reading {
  readonly stage: string;
  readonly callButton: string;
  readonly callButtonDisabled: string | null;
}

/** What became of a customer's call. */
export interface Reception {
  readonly phase: string | null;
  /** Requests that went to the platform, and events that the page was told of. */
  readonly asked: readonly string[];
  readonly events: readonly string[];
}

declare global {
  var ready: boolean;
  function read(language: string): Promise<Reading>;
  /** What each method of the element comes to: the code of its error, or `done`. */
  function callEveryMethod(): Promise<Readonly<Record<string, string>>>;
  /** A customer calls, by the adapter and by hand. With pretended WebRTC, it is another panel that this happens to. */
  function customerCalls(pretending: boolean): Promise<Reception>;
}

interface Host {
  readonly panel: MessengerCallPanel;
  readonly asked: string[];
  readonly events: string[];
  readonly deliver: (payload: unknown) => void;
}

// WebKitGTK may be built with it, one day or by somebody.
Reflect.deleteProperty(globalThis, 'RTCPeerConnection');

async function host(): Promise<Host> {
  const asked: string[] = [];
  const events: string[] = [];
  const subscribers: ((payload: unknown) => void)[] = [];
  const adapter: SignalingAdapter = {
    callsApi: ({ action }) => {
      asked.push(action);
      return Promise.reject(new Error('offline'));
    },
    subscribe: (deliver) => {
      subscribers.push(deliver);
      return () => undefined;
    },
  };
  const panel = document.createElement('messenger-call-panel');
  Object.assign(panel, { pageId: PAGE, consumerId: CONSUMER, consumerName: 'Maria Lopez', ringtone: 'none', adapter });
  for (const name of ['call-incoming', 'call-phase', 'call-error', 'call-ended']) panel.addEventListener(name, () => events.push(name));
  document.body.append(panel);
  await panel.updateComplete;
  const deliver = (payload: unknown) => {
    for (const each of subscribers) each(payload);
    panel.receive(payload);
  };
  return { panel, asked, events, deliver };
}

const real = await host();

globalThis.read = async (language) => {
  const { panel } = real;
  const find = (selector: string) => panel.shadowRoot?.querySelector<HTMLElement>(selector);
  panel.lang = language;
  while (find('section')?.lang !== language) await new Promise(requestAnimationFrame);
  const button = find('[part~="dial-button"]');
  return { stage: find('[part="stage"] .words')?.innerText.trim() ?? '', callButton: button?.title ?? '', callButtonDisabled: button?.getAttribute('aria-disabled') ?? null };
};

globalThis.callEveryMethod = async () => {
  const { panel } = real;
  const methods: Readonly<Record<string, () => Promise<void>>> = {
    dial: () => panel.dial(),
    accept: () => panel.accept(),
    'accept with the camera': () => panel.accept({ camera: true }),
    decline: () => panel.decline(),
    hangUp: () => panel.hangUp(),
    setMicrophone: () => panel.setMicrophone(true),
    setCamera: () => panel.setCamera(true),
    setScreenShare: () => panel.setScreenShare(true),
  };
  const outcomes = Object.entries(methods).map(async ([name, method]) => [name, await method().then(() => 'done', codeOf)] as const);
  return Object.fromEntries(await Promise.all(outcomes));
};

globalThis.customerCalls = async (pretending) => {
  const stop = pretending ? pretendWebRtc() : () => undefined;
  const { panel, asked, events, deliver } = pretending ? await host() : real;
  deliver(envelope(connect({ timestamp: Math.floor(Date.now() / 1000) })));
  await panel.updateComplete;
  const reception: Reception = { phase: panel.getAttribute('phase'), asked: [...asked], events: [...events] };
  if (pretending) panel.remove();
  stop();
  return reception;
};

function codeOf(error: unknown): string {
  return error instanceof CallError ? error.code : String(error);
}

globalThis.ready = true;
