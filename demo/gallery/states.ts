import { CallError, type CallSnapshot, type EndReason } from '../../src/core.js';
import { unusedAdapter, type StillPanel } from '../../test/support/still-panel.js';
import { cameraDenied, media, outgoing, snapshot, waiting } from '../../test/support/snapshots.js';

/** What a panel can look like, from hand-made snapshots. */
export interface State {
  readonly name: string;
  readonly calls?: readonly CallSnapshot[];
  /** Whether the agent's own picture is there. */
  readonly local?: boolean;
  readonly before?: (panel: StillPanel) => void;
  readonly after?: (panel: StillPanel) => Promise<void> | void;
}

const video = { audio: true, video: true };

const LIST = [
  { name: 'idle' },
  { name: 'idle, nobody', before: (panel) => clear(panel, 'consumerId', 'consumerName', 'consumerAvatar') },
  { name: 'not connected', before: (panel) => clear(panel, 'adapter') },
  { name: 'incoming', calls: [snapshot('incoming')] },
  { name: 'incoming, audio only', calls: [snapshot('incoming')], before: (panel) => (panel.audioOnly = true) },
  { name: 'incoming, sound held back', calls: [snapshot('incoming')], after: holdSound },
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
  { name: 'reconnecting', calls: [snapshot('reconnecting', { remote: video })], local: true },
  { name: 'waiting', calls: [snapshot('active', { remote: video, camera: media.on }), waiting()], local: true },
  { name: 'waiting, confirm', calls: [snapshot('active', { remote: video }), waiting()], after: press('[part~="waiting-call"] .accept-button') },
  { name: 'devices', calls: [snapshot('active', { remote: video, camera: media.on, videoCodec: { sending: 'VP8', receiving: 'H264' } })], local: true, after: press('[part~="devices-button"]') },
  { name: 'shortcuts', before: (panel) => (panel.shortcuts = true), after: both(press('[part~="devices-button"]'), whenThere('.sheet:has([role="switch"]) .shortcuts', (list) => list.scrollIntoView({ block: 'nearest' }))) },
  { name: 'speaking', calls: [snapshot('active', { remote: video })], after: whenThere('.level circle', loud) },
  { name: 'tools of the stage', calls: [snapshot('active', { remote: video, camera: media.on })], local: true, after: whenThere('.full-screen-button', (button) => button.focus()) },
  { name: 'hanging up', calls: [snapshot('active', { remote: video })], after: hangUp },
  { name: 'ended', calls: [snapshot('ended')] },
  { name: 'rating', calls: [snapshot('ended')], before: (panel) => (panel.askRating = true) },
  { name: 'rated', calls: [snapshot('ended')], before: (panel) => (panel.askRating = true), after: whenThere('.rating button', (button) => button.click()) },
  { name: 'missed', calls: [snapshot('ended', { end: { reason: 'missed', status: 'completed', duration: null } })] },
  { name: 'failed', calls: [outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission', 'The consumer has not given call permission', { fbtraceId: 'AbCdEf' }) })] },
  { name: 'may be called', before: permission({ status: 'has_permission', until: new Date(2099, 10, 27), used: 9 }) },
  { name: 'may not be called', before: permission({ status: 'no_permission' }) },
  { name: 'may be called no more', before: permission({ status: 'has_permission', used: 10 }) },
  { name: 'permission not known', before: permission(null) },
  { name: 'not permitted', calls: [outgoing('ended', { end: { reason: 'failed', status: null, duration: null }, error: new CallError('consumer-permission') })], before: permission({ status: 'no_permission' }) },
  { name: 'not answered', calls: [outgoing('ringing')], after: end('not-answered') },
  { name: 'declined', calls: [outgoing('ringing')], after: end('consumer-declined') },
] as const satisfies readonly State[];

export type StateName = (typeof LIST)[number]['name'];

export const STATES: readonly State[] = LIST;

/** What the platform says of the consumer's permission; null: nothing that makes sense. */
function permission(answer: { readonly status: string; readonly until?: Date; readonly used?: number } | null) {
  const body = answer && {
    permission: { status: answer.status, expiration_time: answer.until?.getTime() },
    actions: [{ action_name: 'start_call', can_perform_action: answer.used !== 10, limits: [{ time_period: 'PT24H', max_allowed_per_user: 10, current_usage: answer.used ?? 0 }] }],
  };
  return (panel: StillPanel): void => {
    panel.adapter = { ...unusedAdapter, permissions: { check: () => Promise.resolve(body), request: () => Promise.resolve({}) } };
  };
}

/** Of a call that has been under way for long enough to load what comes with one. */
function end(reason: EndReason) {
  return async (panel: StillPanel): Promise<void> => {
    await panel.updateComplete;
    panel.desk.show(outgoing('ended', { startedAt: null, end: { reason, status: 'completed', duration: null } }));
  };
}

/** What comes in a file of its own is there a moment later. */
function whenThere(selector: string, act: (element: HTMLElement) => void) {
  return (panel: StillPanel): void => {
    const look = () => {
      const element = panel.shadowRoot?.querySelector<HTMLElement>(selector);
      if (element) act(element);
      else setTimeout(look, 50);
    };
    look();
  };
}

function both(...acts: readonly ((panel: StillPanel) => Promise<void> | void)[]) {
  return async (panel: StillPanel): Promise<void> => {
    for (const act of acts) await act(panel);
  };
}

/** As a browser does until the page is touched. */
async function holdSound(panel: StillPanel): Promise<void> {
  await panel.updateComplete;
  const state: unknown = Reflect.get(panel, 'panelState');
  Object.assign(panel, { panelState: Object.assign({}, state, { soundBlocked: true }) });
}

function loud(arc: HTMLElement): void {
  arc.removeAttribute('hidden');
  arc.setAttribute('stroke-dasharray', '55 100');
  arc.setAttribute('transform', 'rotate(-9 22 22)');
}

/** The platform has yet to say that it is over. */
async function hangUp(panel: StillPanel): Promise<void> {
  await panel.updateComplete;
  panel.desk.outcome = new Promise(() => undefined);
  panel.shadowRoot?.querySelector<HTMLElement>('.hang-up-button')?.click();
  panel.desk.show(snapshot('ended', { end: { reason: 'hung-up', status: null, duration: 754 } }));
}

function press(selector: string) {
  return async (panel: StillPanel): Promise<void> => {
    await panel.updateComplete;
    panel.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  };
}

function clear(panel: StillPanel, ...names: readonly ('adapter' | 'consumerId' | 'consumerName' | 'consumerAvatar')[]): void {
  for (const name of names) panel[name] = null;
}
