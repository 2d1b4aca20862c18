import type { MakeExtra } from '../extras.js';
import type { View } from '../view.js';
import { adopt } from './adopt.js';
import { permissionInWords } from './permission-words.js';
import { watchPermission } from './permission-watch.js';
import { permissionStyles } from './permission.css.js';

/** Whether the consumer may be called, until when, and the means to ask them. */
export const extra: MakeExtra = (kit) => {
  const { html, fill, root } = kit;
  adopt(root, permissionStyles);
  const watch = watchPermission(kit);

  const saidOf = (view: View) => permissionInWords(watch.of(view), { ...view, fill, name: view.person?.name ?? '' });

  const draw = (view: View) => {
    const said = saidOf(view);
    if (said === null) return null;
    const { line, limit, offer } = said;
    return html`<div class="permission">
      <p part="permission" class="quiet" role="status" dir="auto">${line}${limit && html`<br>${limit}`}</p>
      ${offer && button(view, offer)}
    </div>`;
  };

  /** The message has said that there is no permission: what is left to do about it stands there too. */
  const drawInMessage = (view: View) => {
    const { limit = '', offer = null } = saidOf(view) ?? {};
    if (limit === '' && offer === null) return null;
    return html`<div class="permission">${limit && html`<p part="permission" class="quiet" dir="auto">${limit}</p>`} ${offer && button(view, offer)}</div>`;
  };

  const button = ({ words }: View, offer: 'ask' | 'check') => html`<button
    type="button"
    class="text"
    part="button permission-button"
    aria-busy=${watch.asking}
    @click=${() => void (offer === 'ask' ? watch.ask() : watch.check())}
  >${words.extras[`permission-${offer}`]}</button>`;

  return {
    idle: (view) => (view.phase === 'idle' ? draw(view) : null),
    // After a call it matters only when the next one is not possible.
    'after-call': (view) => (view.phase === 'ended' && !isRefused(view) && saidOf(view)?.obstacle ? draw(view) : null),
    message: (view) => (isRefused(view) ? drawInMessage(view) : null),
    obstacle: (view) => saidOf(view)?.obstacle,
    updated: (view) => watch.updated(view),
    disconnected: () => watch.disconnected(),
  };
};

/** The message says that the platform has refused a call for want of permission. */
function isRefused({ phase, error }: View): boolean {
  return phase === 'ended' && error?.code === 'consumer-permission';
}
