/**
 * Every state beside every other. Without parameters: all sections. `?width=320&scheme=dark&lang=ar&height=240&only=active` shows
 * states as they look then, `?section=states,theme` some sections, `?still` stands still for a photograph, `?text=200` has larger
 * letters, in per cent. Nothing here talks to anyone.
 */
import { still } from './gallery/still.js';
import { figure } from './gallery/figure.js';
import { fillForm } from './gallery/form.js';
import { SECTIONS, USUAL_LOOK, type Look, type Section } from './gallery/sections.js';
import { STATES, type State } from './gallery/states.js';

const CHOICES = ['width', 'height', 'scheme', 'dir', 'lang', 'theme', 'name', 'only'];

const params = new URLSearchParams(location.search);
const root = document.documentElement;

root.classList.toggle('still', still);
root.style.fontSize = wanted('text') === null ? '' : `${params.get('text') ?? ''}%`;
fillForm(params);
document.querySelector('main')?.append(...chosenSections().map(sectionElement));

function wanted(name: string): string | null {
  const value = params.get(name);
  return value === '' ? null : value;
}

function chosenSections(): readonly Section[] {
  const ids = wanted('section')?.split(',');
  if (ids !== undefined) return chosen('section', SECTIONS, ({ id }) => id, ids);
  if (CHOICES.every((name) => wanted(name) === null)) return SECTIONS;
  const states = wanted('only')?.split(/,(?! )/) ?? null; // “active, muted” is one state
  return [{ id: 'chosen', title: 'As chosen', look: chosenLook(), states }];
}

function statesOf(names: readonly string[] | null): readonly State[] {
  return names === null ? STATES : chosen('state', STATES, ({ name }) => name, names);
}

/** Those with these names, in the gallery's own order. A name that was mistyped must not look like a state that is shown. */
function chosen<Item>(what: string, all: readonly Item[], nameOf: (item: Item) => string, names: readonly string[]): readonly Item[] {
  const unknown = names.filter((name) => !all.some((item) => nameOf(item) === name));
  if (unknown.length > 0) throw new Error(`The gallery has no ${what} “${unknown.join('”, “')}”.`);
  return all.filter((item) => names.includes(nameOf(item)));
}

function chosenLook(): Look {
  const height = wanted('height');
  const scheme = wanted('scheme');
  const dir = wanted('dir');
  return {
    width: Number(wanted('width') ?? USUAL_LOOK.width),
    height: height === null ? null : Number(height),
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : '',
    lang: wanted('lang') ?? USUAL_LOOK.lang,
    dir: dir === 'ltr' || dir === 'rtl' ? dir : '',
    theme: wanted('theme') === 'accent' ? 'accent' : '',
    name: wanted('name') ?? USUAL_LOOK.name,
  };
}

function sectionElement({ id, title, look, states }: Section): HTMLElement {
  const section = document.createElement('section');
  section.id = id;
  section.className = look.scheme;
  const heading = document.createElement('h2');
  heading.textContent = title;
  const figures = document.createElement('div');
  figures.className = 'figures';
  figures.lang = look.lang;
  // The panel knows which languages are written from right to left; what stands around it is told.
  figures.dir = look.dir || (/^(ar|he)\b/.test(look.lang) ? 'rtl' : 'ltr');
  figures.append(...statesOf(states).map((state) => figure(state, look)));
  section.append(heading, figures);
  return section;
}
