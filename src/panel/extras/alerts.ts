import type { CallSnapshot } from '../../session/snapshot.js';
import type { Kit, MakeExtra } from '../extras.js';
import type { View } from '../view.js';
import { isWanted, want, type Alert } from './alert-choice.js';
import { noticeOf, type Notice } from './alert-notification.js';
import { flashTitle } from './alert-title.js';
import { plain } from './plain.js';

/** Tells of a call while the agent looks elsewhere: by what the page allows, and the agent wants. */
export const extra: MakeExtra = (kit) => {
  const { host, root, actions } = kit;
  let drawn: View | null = null;
  let notice: Notice | null = null;
  /** Who was told of: whoever comes back to the page and leaves it again knows. */
  const told = new Set<string>();

  const allows = (alert: Alert) => ` ${host.alerts ?? ''} `.includes(` ${alert} `);
  const uses = (alert: Alert) => allows(alert) && isWanted(alert);

  /** The first who rings and may be heard. */
  const ringing = (): CallSnapshot | undefined => {
    const calls = drawn === null ? [] : [drawn.call, ...drawn.waiting];
    return calls.find((call) => call?.phase === 'incoming' && call.pending === null && !actions.calls.silent.has(call.id)) ?? undefined;
  };

  const look = () => {
    const call = ringing();
    const name = call === undefined ? '' : plain(drawn?.personOf(call).name ?? '');
    flashTitle(host, call !== undefined && document.hidden && uses('title') ? name : null);
    if (notice !== null && (notice.callId !== call?.id || !isAway())) {
      notice.close();
      notice = null;
    }
    if (call === undefined || drawn === null || told.has(call.id) || !isAway() || !uses('notification')) return;
    told.add(call.id);
    const { words, personOf } = drawn;
    const title = plain(kit.fill(words.texts.incoming, { name }));
    notice = noticeOf(call.id, title, personOf(call).avatar, () => goTo(call.id));
  };

  /** The panel, with the focus where the call is answered. */
  const goTo = (callId: string) => {
    const index = drawn?.waiting.findIndex(({ id }) => id === callId) ?? -1;
    const around = index < 0 ? root.querySelector('[part="toolbar"]') : root.querySelectorAll('[part="waiting-call"]')[index];
    host.scrollIntoView({ block: 'nearest' });
    around?.querySelector<HTMLElement>('.accept-button')?.focus();
  };

  let listening: AbortController | null = null;
  const listen = () => {
    if (listening !== null) return;
    listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('visibilitychange', look, { signal });
    for (const type of ['focus', 'blur']) window.addEventListener(type, look, { signal });
    window.addEventListener('pagehide', leave, { signal });
  };
  const leave = () => {
    listening?.abort();
    listening = null;
    if (notice !== null) {
      told.delete(notice.callId); // taken away by nobody who has seen it
      notice.close();
      notice = null;
    }
    flashTitle(host, null);
  };

  return {
    sheet(view) {
      const possible = (['notification', 'title'] as const).filter((alert) => allows(alert) && isPossible(alert));
      return possible.length > 0 ? kit.html`<div class="fields alerts">${possible.map((alert) => alertSwitch(alert, view, kit))}</div>` : null;
    },
    updated(view) {
      drawn = view;
      if (ringing() === undefined) {
        leave();
        told.clear();
      } else {
        listen();
        look();
      }
    },
    // Moved in the page, it is drawn again.
    disconnected: leave,
  };
};

/** The agent does not see the panel, or works in another program. In a frame nobody knows the latter. */
function isAway(): boolean {
  return document.hidden || (window.top === window && !document.hasFocus());
}

function isPossible(alert: Alert): boolean {
  return alert === 'title' || 'Notification' in window;
}

function alertSwitch(alert: Alert, { words: { extras } }: View, { html, host }: Kit): unknown {
  const blocked = alert === 'notification' && Notification.permission === 'denied';
  const turn = async ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    want(alert, currentTarget.checked);
    if (currentTarget.checked && alert === 'notification') await Notification.requestPermission();
    currentTarget.checked = isOn(alert); // the browser may have refused: then nothing has changed that would be drawn
    host.requestUpdate();
  };
  return html`<label class="switch">
      <span>${extras[`alert-${alert}`]}</span>
      <input type="checkbox" role="switch" part="switch" .checked=${isOn(alert)} ?disabled=${blocked} @change=${turn}>
    </label>
    ${blocked ? html`<p class="quiet">${extras['alert-blocked']}</p>` : ''}`;
}

function isOn(alert: Alert): boolean {
  return isWanted(alert) && (alert === 'title' || Notification.permission === 'granted');
}
