import type { PermissionReplyEvent } from '../../protocol/events.js';
import { readPermission } from '../../protocol/permissions.js';
import type { SignalingAdapter } from '../../session/ports.js';
import { createHttpPermissions } from '../../signaling/http-permissions.js';
import type { ExtraHost, Kit } from '../extras.js';
import type { View } from '../view.js';
import { permissionOf, type Heard, type Permission } from './permission-state.js';

type Permissions = NonNullable<SignalingAdapter['permissions']>;

/** How long (ms) an answer is waited for, and how old one may be when the agent comes back to the page. */
const ANSWER_MS = 15_000;
const STALE_MS = 5 * 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const HEARD_AT_MOST = 200;

export interface PermissionWatch {
  /** Of whom a call would reach now. */
  of(view: View): Permission;
  readonly asking: boolean;
  updated(view: View): void;
  disconnected(): void;
  check(): Promise<void>;
  ask(): Promise<void>;
}

/** Knows whether the one may be called whom a call would reach: asks when that may have changed, and never while nothing has. */
export function watchPermission({ host, actions, replyTo }: Pick<Kit, 'host' | 'actions' | 'replyTo'>): PermissionWatch {
  const heard = new Map<string, Heard>();
  let source: Permissions | null = null;
  let builtFrom: unknown;
  let psid = '';
  let state: Permission = { is: 'unknown' };
  /** Answers to an earlier question are nobody's. */
  let question = 0;
  let askedAt = 0;
  let asking: string | null = null;
  /** Neither rings nor is under way. */
  let resting = false;
  let lastEnded: number | undefined;
  let expiry: ReturnType<typeof setTimeout> | undefined;
  let expiresAt: number | null = null;
  let stopListening: (() => void) | null = null;

  const show = (next: Permission) => {
    state = next;
    host.requestUpdate();
  };

  const remember = (of: string, what: Heard['of'], expiresAt: number | null = null) => {
    heard.delete(of);
    heard.set(of, { of: what, expiresAt, at: Date.now() });
    const [oldest] = heard.keys();
    if (heard.size > HEARD_AT_MOST && oldest !== undefined) heard.delete(oldest);
  };

  const check = async (): Promise<void> => {
    const mine = (question += 1);
    const permissions = source;
    clearTimeout(expiry);
    expiresAt = null;
    if (psid === '' || permissions === null) {
      show({ is: 'unknown' });
      return;
    }
    askedAt = Date.now();
    show(state.is === 'unknown' || state.is === 'failed' ? { is: 'checking' } : state);
    const answer = await inTime(() => permissions.check(psid, optionsOf(host))).catch(() => null);
    if (mine !== question) return;
    const permission = readPermission(answer);
    if (permission?.granted) heard.delete(psid);
    show(permission === null ? { is: 'failed' } : permissionOf(permission, heard.get(psid), Date.now()));
    const until = permission?.expiresAt ?? 0;
    if (until > Date.now()) expiresAt = until; // what the platform calls granted though it has run out would be checked for ever
    if (host.isConnected) awaitExpiry();
  };

  const awaitExpiry = () => {
    clearTimeout(expiry);
    if (expiresAt !== null) expiry = setTimeout(() => void check(), Math.min(expiresAt - Date.now(), LONGEST_TIMER_MS));
  };

  const ask = async (): Promise<void> => {
    const of = psid;
    const permissions = source;
    if (asking !== null || permissions === null) return;
    asking = of;
    host.requestUpdate();
    let body: unknown;
    const reply = await replyTo('connect', async () => (body = await inTime(() => permissions.request(of, optionsOf(host)))), { collisionCodes: [] });
    asking = null;
    host.requestUpdate();
    // A message that was sent has no `success` in its reply; any object that is no error will do.
    const sent = reply.type === 'success' || (reply.error.code === 'bad-reply' && typeof body === 'object' && body !== null);
    if (sent && heard.get(of)?.of !== 'approved') remember(of, 'asked');
    if (of !== psid || !resting) return;
    // Once they have been asked, whatever the message said no longer matters.
    if (sent) actions.calls.dismissError();
    else actions.calls.report(reply.error);
    if (sent && state.is !== 'granted') show({ is: 'asked' });
    else await check();
  };

  const onReply = ({ detail: { consumerId, response, expiresAt } }: CustomEvent<PermissionReplyEvent>) => {
    remember(consumerId, response === 'approve' ? 'approved' : 'rejected', expiresAt);
    if (consumerId !== psid) return;
    state = response === 'approve' ? { is: 'granted', until: expiresAt, limit: null } : { is: 'rejected', mayAsk: false, limit: null };
    void check();
  };

  const onVisible = () => {
    if (document.visibilityState === 'visible' && resting && Date.now() - askedAt > STALE_MS) void check();
  };

  const listen = () => {
    if (stopListening !== null) return;
    awaitExpiry();
    host.addEventListener('call-permission', onReply);
    document.addEventListener('visibilitychange', onVisible);
    stopListening = () => {
      host.removeEventListener('call-permission', onReply);
      document.removeEventListener('visibilitychange', onVisible);
    };
  };

  const begin = (now: string, permissions: Permissions | null, from: unknown) => {
    psid = now;
    source = permissions;
    builtFrom = from;
    state = { is: 'unknown' };
    soon(check);
  };

  return {
    of: (view) => (personIn(view) === psid ? state : { is: 'unknown' }),
    get asking() {
      return asking === psid;
    },
    check,
    ask,
    updated(view) {
      const { call, phase } = view;
      resting = phase === 'idle' || phase === 'ended';
      if (!resting) return;
      listen();
      const ended = phase === 'ended' ? call?.createdAt : lastEnded;
      const justEnded = ended !== lastEnded;
      lastEnded = ended;
      const now = personIn(view);
      const from = host.adapter?.permissions ?? host.permissionsUrl;
      if (now !== psid || from !== builtFrom) begin(now, permissionsOf(host), from);
      else if (justEnded) {
        // The platform has just said so: what is to be done about it must not wait for its saying it again.
        if (call?.error?.code === 'consumer-permission') state = permissionOf(REFUSED, heard.get(psid), Date.now());
        soon(check);
      }
    },
    disconnected() {
      stopListening?.();
      stopListening = null;
      clearTimeout(expiry);
    },
  };
}

/** Not while the panel is still at its last drawing: that would have to be done again. */
function soon(check: () => Promise<void>): void {
  queueMicrotask(() => void check());
}

const REFUSED = { granted: false, mayCall: false, mayAsk: true, expiresAt: null, limits: [] } as const;

/** Whom a call would reach; nobody where there can be no calls. */
function personIn({ missing, person }: View): string {
  return missing === null ? (person?.id ?? '') : '';
}

/** A host may set anything at all. */
function permissionsOf({ adapter, permissionsUrl }: ExtraHost): Permissions | null {
  return adapter?.permissions ?? (permissionsUrl ? createHttpPermissions({ permissionsUrl }) : null);
}

function optionsOf({ pageId }: ExtraHost): { pageId: string } {
  return { pageId: pageId ?? '' };
}

/** What the host's function throws at once rejects like anything else, and so does one that never comes back. */
async function inTime(ask: () => Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The adapter did not answer.', 'TimeoutError')), ANSWER_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
