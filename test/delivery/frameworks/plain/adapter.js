// @ts-check
/** Stands in for a host's own signaling: the platform is played in the page. */
import { createSimulator } from 'messenger-call-panel/simulator';

const simulator = createSimulator({ latencyMs: 5, mediaDelayMs: 50 });
export const { adapter, pageId } = simulator;
Object.assign(globalThis, { simulator, unmount: () => document.querySelector('messenger-call-panel')?.remove() });
