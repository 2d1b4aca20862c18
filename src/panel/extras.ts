import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { SignalingAdapter } from '../session/ports.js';
import type { Tools } from './tools.js';
import { isUnderWay, type Actions, type View } from './view.js';

/** Where an extra may draw. `sheet`: at the end of what the devices button opens. */
export type Place = 'header' | 'stage' | 'microphone' | 'idle' | 'after-call' | 'message' | 'side' | 'sheet';

/** What it may say: in the status line, as a warning; why nobody can be called, on the button that calls; what to do about an error. */
export type Saying = 'warning' | 'obstacle' | 'help';

/**
 * A part of the panel that comes in a file of its own the first time it is wanted. A call does without it: when the file does not
 * come, the panel lacks what the extra adds and nothing else.
 */
export interface Extra extends Readonly<Partial<Record<Place, (view: View) => unknown>>>, Readonly<Partial<Record<Saying, (view: View) => string | null | undefined>>> {
  /** After every drawing in the page. */
  readonly updated?: (view: View) => void;
  /** The panel has left the page, for good or to be put elsewhere; `updated` says when it is there again. */
  readonly disconnected?: () => void;
}

/** The panel, as an extra sees it. */
export interface ExtraHost extends ReactiveControllerHost, HTMLElement {
  readonly adapter: SignalingAdapter | null;
  readonly pageId: string | null;
  readonly permissionsUrl: string | null;
  readonly alerts: string | null;
  readonly shortcuts: boolean;
  readonly askRating: boolean;
  setVideoCodecs(names: string): Promise<void>;
}

/** What an extra has to work with. Handed in, because its file must not import the panel's own file back: see ARCHITECTURE.md. */
export interface Kit extends Tools {
  readonly host: ExtraHost;
  readonly root: ShadowRoot;
  readonly actions: Actions;
  /** Draws the whole panel as it is now. */
  readonly panel: () => TemplateResult;
}

/** Every file of an extra exports one. Called once a panel. */
export type MakeExtra = (kit: Kit) => Extra;

type Wanted = (view: View, host: ExtraHost) => unknown;
type Load = () => Promise<{ readonly extra: MakeExtra }>;

/** In one place they stand in this order, whichever file comes first. */
const EXTRAS: readonly (readonly [wanted: Wanted, load: Load])[] = [
  [({ phase }) => isUnderWay(phase), () => import('./extras/in-call.js')],
  [({ devicesOpen }) => devicesOpen, () => import('./extras/devices.js')],
  [({ devicesOpen, call }) => devicesOpen || call, () => import('./extras/attend.js')],
  [() => true, () => import('./extras/remembered-devices.js')],
  [() => matchMedia('(forced-colors: active)').matches, () => import('./extras/forced-colors.js')],
  [(_, { alerts }) => alerts, () => import('./extras/alerts.js')],
  [(_, { shortcuts }) => shortcuts, () => import('./extras/shortcuts.js')],
  [({ phase }, { askRating }) => askRating && phase !== 'idle', () => import('./extras/rating.js')],
  [(_, { adapter, permissionsUrl }) => adapter?.permissions ?? permissionsUrl, () => import('./extras/permission.js')],
  [({ error }) => error, () => import('./extras/error-details.js')],
];

/** A file that did not come is asked for again after so long, in ms. */
const AGAIN_AFTER = 10_000;

/** The extras of one panel: loads what is wanted, and gives each its say. */
export class Extras {
  readonly #kit: Kit;
  readonly #asked = new Set<Load>();
  /** By their place in `EXTRAS`; of those that have not come there is none. */
  readonly #extras: Extra[] = [];

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  draw(place: Place, view: View): unknown {
    return this.#extras.map((extra) => extra[place]?.(view));
  }

  say(about: Saying, view: View): string | null {
    return this.#extras.map((extra) => extra[about]?.(view)).find(Boolean) ?? null;
  }

  updated(view: View): void {
    const { host } = this.#kit;
    if (!host.isConnected) return; // a drawing that was on its way when the panel left
    EXTRAS.forEach(([wanted, load], place) => {
      if (!this.#asked.has(load) && wanted(view, host)) {
        this.#asked.add(load);
        load().then(
          ({ extra }) => {
            this.#extras[place] = extra(this.#kit);
            host.requestUpdate();
          },
          () => setTimeout(() => this.#asked.delete(load), AGAIN_AFTER),
        );
      }
    });
    this.#extras.forEach((extra) => extra.updated?.(view)); // which passes over those that have not come
  }

  disconnected(): void {
    this.#extras.forEach((extra) => extra.disconnected?.());
  }
}
