/** A host's code as it would be written against the published package. Compiled by `npm test` where only the packed files are. */
import { CallError, createHttpAdapter, MessengerCallPanel, type CallPhase, type CallSnapshot, type SignalingAdapter } from 'messenger-call-panel';
import { parseWebhook, Switchboard, systemClock, type Dialect, type PlatformEvent } from 'messenger-call-panel/core';
import { MessengerCallPanel as PanelAlone } from 'messenger-call-panel/element';
import { words as german } from 'messenger-call-panel/locales/de.js';
import { createSimulator } from 'messenger-call-panel/simulator';

const ready: SignalingAdapter = createHttpAdapter({ callsUrl: '/calls', eventsUrl: '/events', headers: { 'x-csrf': '1' } });
const played: SignalingAdapter = createSimulator().adapter;
const own: SignalingAdapter = {
  callsApi: async (request, { pageId, signal }) => fetch(`/pages/${pageId}/calls`, { method: 'POST', body: JSON.stringify(request), signal }).then((reply) => reply.json()),
  subscribe: (deliver) => {
    deliver({ object: 'page', entry: [] }, { ageMs: 5 });
    return () => undefined;
  },
};

export const panel: MessengerCallPanel = document.createElement('messenger-call-panel');
panel.adapter = [ready, played, own][0] ?? null;
panel.rtcConfiguration = { iceServers: [{ urls: 'stun:stun.example.org' }] };
panel.dialect = { versionEncoding: 'string' } satisfies Partial<Dialect>;

export const shown: CallSnapshot | null = panel.call;
export const phases: readonly CallPhase[] = panel.calls.map((call) => call.phase);
export const events: readonly PlatformEvent[] = parseWebhook({}).events;

panel.accept({ camera: true }).catch((error: unknown) => {
  if (error instanceof CallError && error.code === 'microphone-denied') panel.dispatchEvent(new Event('help'));
});

// @ts-expect-error: the call shown is the panel's to say
panel.call = null;
// @ts-expect-error: no such code
export const wrong: boolean = new CallError('invalid-state', '').code === 'nonsense';

customElements.define('own-call-panel', class extends PanelAlone {});
panel.words = german;
panel.words = { ...german, buttons: { ...german.buttons, dial: 'Anklingeln' } };
export const parts = [Switchboard, systemClock];
