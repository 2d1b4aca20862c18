import { inputKind } from './device-list.js';
import type { Device } from './follow-devices.js';

/** What keeps a page from a device, and so who can help. */
export type Denial = 'frame' | 'macos' | 'windows' | 'chromium' | 'firefox' | 'safari';

/** What the answer is found by. */
export interface Surroundings {
  readonly userAgent: string;
  /** Whether the page lies in a frame. */
  readonly framed: boolean;
  /** Whether the policy of the page and its frame lets it have the device; null where a browser cannot be asked. */
  readonly allowed: boolean | null;
  /** Kinds of device that the page may know of. Firefox leaves out those that its frame was not given. */
  readonly kinds: readonly MediaDeviceKind[];
}

/** Null when it cannot be told. `cause`: what the browser rejected with. */
export function denialOf(device: Device, cause: unknown, { userAgent, framed, allowed, kinds }: Surroundings): Denial | null {
  const browser = browserOf(userAgent);
  const hidden = framed && browser === 'firefox' && !kinds.includes(inputKind(device));
  if (!(allowed ?? !hidden)) return 'frame';
  // Chromium's words, since it learned to ask the system (2018).
  const bySystem = cause instanceof Error && cause.message.includes('by system');
  return (bySystem ? systemOf(userAgent) : null) ?? browser;
}

/** Looks around in this page. */
export async function findDenial(device: Device, cause: unknown): Promise<Denial | null> {
  const framed = window.parent !== window;
  // Asked only where it tells something: Firefox lets a page without the focus wait for it.
  const list = framed ? await navigator.mediaDevices.enumerateDevices().catch(() => []) : [];
  const policy: unknown = Reflect.get(document, 'featurePolicy'); // Chromium's
  return denialOf(device, cause, {
    userAgent: navigator.userAgent,
    framed,
    allowed: isPolicy(policy) ? policy.allowsFeature(device) : null,
    kinds: list.map(({ kind }) => kind),
  });
}

/** Browsers of iOS say that they are Safari too, but are set up elsewhere. */
function browserOf(userAgent: string): Denial | null {
  if (/(Cr|Fx|Edg)iOS\//.test(userAgent)) return null;
  if (userAgent.includes('Firefox/')) return 'firefox';
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chromium';
  return userAgent.includes('Safari/') ? 'safari' : null;
}

function systemOf(userAgent: string): Denial | null {
  if (userAgent.includes('Macintosh')) return 'macos';
  return userAgent.includes('Windows') ? 'windows' : null;
}

interface Policy {
  allowsFeature(feature: string): boolean;
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && 'allowsFeature' in value;
}
