import type { SignalingAdapter } from '../session/ports.js';

export interface HttpPermissionsOptions {
  /** Address on your server that checks permission (`GET`) and asks for it (`POST`). May be relative to the page. */
  readonly permissionsUrl: string;
  /** Sent with both, beside cookies of the same origin. A function is asked before each one, and may take its time. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
}

/**
 * The optional part `permissions` of an adapter, over plain HTTP: `GET {permissionsUrl}?page_id=…&psid=…` for the reply of
 * `messenger_call_permissions`, and `POST {permissionsUrl}?page_id=…` with `{"psid": "…"}` to have the template `calling_optin` sent.
 * Both are answered with the platform's own JSON and status.
 */
export function createHttpPermissions({ permissionsUrl, headers }: HttpPermissionsOptions): NonNullable<SignalingAdapter['permissions']> {
  const ask = async (query: Readonly<Record<string, string | undefined>>, psid: string | null): Promise<unknown> => {
    const address = new URL(permissionsUrl, typeof document === 'undefined' ? undefined : document.baseURI);
    for (const [name, value] of Object.entries(query)) if (value) address.searchParams.set(name, value);
    const all = new Headers(await (typeof headers === 'function' ? headers() : headers));
    const init: RequestInit = { credentials: 'same-origin', cache: 'no-store', headers: all };
    if (psid !== null) {
      all.set('Content-Type', 'application/json');
      Object.assign(init, { method: 'POST', body: JSON.stringify({ psid }) });
    }
    const reply: unknown = await (await fetch(address, init)).json();
    return reply;
  };
  return {
    check: (psid, options) => ask({ page_id: options?.pageId, psid }, null),
    request: (psid, options) => ask({ page_id: options?.pageId }, psid),
  };
}
