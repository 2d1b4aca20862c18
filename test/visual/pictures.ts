import { SECTIONS } from '../../demo/gallery/sections.js';

/** One photograph: a section of the gallery, as it looks to some agents. */
export interface Picture {
  readonly name: string;
  readonly section: string;
  readonly forcedColors?: boolean;
  /** Size of letters, in per cent. */
  readonly text?: number;
}

/** Every width in two of the four looks, of which each has the other's scheme and the other's direction: the remaining two would double the size of the repository. */
const PHOTOGRAPHED = [
  'states',
  'phases-280-light-en',
  'phases-320-dark-ar',
  'phases-480-light-ar',
  'phases-720-dark-en',
  'phases-1280-light-en',
  'crowded-280',
  'crowded-320',
  'crowded-480',
  'crowded-720',
  'crowded-1280',
  'theme',
  'long',
];

export const PICTURES: readonly Picture[] = [
  ...PHOTOGRAPHED.map((section) => ({ name: section, section })),
  { name: 'forced-colors-phases', section: 'phases-320-dark-ar', forcedColors: true },
  { name: 'forced-colors-crowded', section: 'crowded-320', forcedColors: true },
  { name: 'large-letters', section: 'crowded-480', text: 200 },
];

const unknown = PICTURES.filter(({ section }) => !SECTIONS.some(({ id }) => id === section));
if (unknown.length > 0) throw new Error(`The gallery has no section ${unknown.map(({ section }) => section).join(', ')}.`);
