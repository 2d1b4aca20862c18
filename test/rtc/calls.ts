import { waitUntil } from '@open-wc/testing';
import { webRtcMediaEngine, type WebRtcEngineOptions } from '../../src/rtc/webrtc-media-engine.js';
import type { AppliedOffer, LocalOffer, MediaEngine, MediaEngineEvent, OfferRequest } from '../../src/session/ports.js';
import { recordConnections as record, withItsConnection } from '../support/connections.js';
import { PlatformPeer } from './platform-peer.js';

export const AUDIO: OfferRequest = { video: false, screen: false, iceRestart: false };
export const VIDEO: OfferRequest = { video: true, screen: false, iceRestart: false };

export interface TestCall {
  readonly engine: MediaEngine;
  readonly events: MediaEngineEvent[];
  readonly warnings: string[];
  readonly peer: PlatformPeer;
  /** The engine's own connection, to look at what it never sends: its answers. */
  readonly connection: RTCPeerConnection;
}

const open: TestCall[] = [];
const undo: (() => void)[] = [];

/** A call nobody has accepted yet. */
export function newCall(options: Partial<WebRtcEngineOptions> = {}): TestCall {
  const events: MediaEngineEvent[] = [];
  const warnings: string[] = [];
  const make = webRtcMediaEngine({ dialect: { screenShare: 'default-video' }, warn: (text) => warnings.push(text), ...options });
  const [engine, connection] = withItsConnection(() => make((event) => events.push(event)));
  const call = { engine, events, warnings, connection, peer: new PlatformPeer() };
  open.push(call);
  return call;
}

/** A call accepted as the platform plays it: our offer, its answer, and its renegotiation at once after. */
export async function acceptedCall(options: Partial<WebRtcEngineOptions> = {}): Promise<TestCall> {
  const call = newCall(options);
  const { engine, peer, connection } = call;
  await engine.prepare(AUDIO);
  const { sdp } = await engine.createOffer(AUDIO);
  await engine.openMicrophone();
  const answer = await peer.answer(sdp);
  const renegotiation = await peer.renegotiation();
  await engine.applyAnswer(answer);
  await engine.applyOffer(renegotiation);
  await peer.infer(connection.localDescription?.sdp ?? '');
  await waitUntil(() => call.events.some((event) => event.type === 'remote-media' && event.audio), 'the consumer is heard', { timeout: 8000 });
  return call;
}

/** Our offer goes out and is answered. */
export async function exchange({ engine, peer }: TestCall, request: OfferRequest): Promise<LocalOffer> {
  const offer = await engine.createOffer(request);
  await engine.applyAnswer(await peer.answer(offer.sdp));
  return offer;
}

/** An offer of the platform's comes in: what it would offer now, or `offer`. */
export async function receive({ engine, peer, connection }: TestCall, offer?: string): Promise<AppliedOffer> {
  const applied = await engine.applyOffer(offer ?? (await peer.offer()));
  await peer.infer(connection.localDescription?.sdp ?? '');
  return applied;
}

export async function cleanUp(): Promise<void> {
  for (const restore of undo.splice(0).reverse()) restore();
  for (const { engine, peer } of open.splice(0)) {
    await engine.close();
    peer.close();
  }
}

/** Replaces one method of a browser object until the test is over. */
export function stub<T extends object, K extends keyof T>(target: T, method: K, replacement: T[K]): void {
  Object.defineProperty(target, method, { value: replacement, configurable: true, writable: true });
  undo.push(() => Reflect.deleteProperty(target, method));
}

/** Every track handed out by the browser from now on, in order. */
export function recordCaptures(): MediaStreamTrack[] {
  const tracks: MediaStreamTrack[] = [];
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  stub(mediaDevices, 'getUserMedia', async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  });
  return tracks;
}

/** Intervals that the page starts from now on, as long as they run. */
export function recordIntervals(): ReadonlySet<number> {
  const running = new Set<number>();
  const start = window.setInterval.bind(window);
  const stop = window.clearInterval.bind(window);
  Object.assign(window, {
    setInterval: (run: TimerHandler, ms?: number) => {
      const id = start(run, ms);
      running.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      running.delete(id);
      stop(id);
    },
  });
  undo.push(() => Object.assign(window, { setInterval: start, clearInterval: stop }));
  return running;
}

/** Every connection the browser makes from now on. */
export function recordConnections(): readonly RTCPeerConnection[] {
  const { made, stop } = record();
  undo.push(stop);
  return made;
}

/** The permission to use the microphone, as the browser tells it. */
export function grantMicrophone(): void {
  const granted: Pick<PermissionStatus, 'state'> = { state: 'granted' };
  stub(navigator.permissions, 'query', () => Promise.resolve(Object.assign(new EventTarget(), granted, { name: 'microphone', onchange: null })));
}

export async function until(met: () => boolean | Promise<boolean>, what: string): Promise<void> {
  await waitUntil(met, what, { timeout: 8000, interval: 20 });
}

/** The rejection's code, or `none`. */
export async function codeOf(operation: Promise<unknown>): Promise<string> {
  try {
    await operation;
    return 'none';
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  }
}
