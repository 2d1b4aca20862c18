import type { StateName } from './states.js';

/** How a panel is shown. */
export interface Look {
  readonly width: number;
  /** Null is the panel's own. */
  readonly height: number | null;
  /** Empty follows the browser. */
  readonly scheme: '' | 'light' | 'dark';
  readonly lang: string;
  /** Empty follows the language. */
  readonly dir: '' | 'ltr' | 'rtl';
  readonly theme: '' | 'accent';
  readonly name: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly look: Look;
  /** Names of states; null for all of them. */
  readonly states: readonly string[] | null;
}

export const USUAL_LOOK: Look = { width: 320, height: null, scheme: '', lang: 'en', dir: '', theme: '', name: 'Maria Lopez' };

/** The widths at which the panel changes its layout, each with a height that hosts give to such a panel. */
export const SIZES = [
  { width: 280, height: 260 },
  { width: 320, height: 480 },
  { width: 480, height: 400 },
  { width: 720, height: 400 },
  { width: 1280, height: 360 },
];
const PHASES: readonly StateName[] = ['idle', 'incoming', 'dialing', 'ringing', 'connecting', 'active, video', 'reconnecting', 'ended'];
const CROWDED: readonly StateName[] = ['error', 'waiting', 'waiting, confirm', 'devices', 'failed'];

export const LOOKS = [
  { scheme: 'light', lang: 'en' },
  { scheme: 'dark', lang: 'en' },
  { scheme: 'light', lang: 'ar' },
  { scheme: 'dark', lang: 'ar' },
] as const;
const ARABIC_NAME = 'ماريا لوبيز';

/** Every state once, then every phase at every width, in both schemes and both directions, then what else a host or an agent may choose. */
export const SECTIONS: readonly (Section & { readonly states: readonly StateName[] | null })[] = [
  { id: 'states', title: 'Every state', look: { ...USUAL_LOOK, scheme: 'light' }, states: null },
  ...SIZES.flatMap((size) =>
    LOOKS.map((look) => ({
      id: `phases-${size.width}-${look.scheme}-${look.lang}`,
      title: `Every phase, ${size.width} × ${size.height}, ${look.scheme}, ${look.lang === 'ar' ? 'right to left' : 'left to right'}`,
      look: { ...USUAL_LOOK, ...size, ...look, ...(look.lang === 'ar' ? { name: ARABIC_NAME } : {}) },
      states: PHASES,
    })),
  ),
  ...SIZES.map((size, index) => ({
    id: `crowded-${size.width}`,
    title: `What lies over the stage or beside it, ${size.width} × ${size.height}`,
    look: { ...USUAL_LOOK, ...size, ...(LOOKS[3 - (index % 4)] ?? LOOKS[0]) },
    states: CROWDED,
  })),
  { id: 'theme', title: 'A host’s own colour, corners and font', look: { ...USUAL_LOOK, scheme: 'light', theme: 'accent' }, states: ['incoming', 'active, video', 'active, sharing', 'error'] },
  { id: 'long', title: 'Long words, long name', look: { ...USUAL_LOOK, scheme: 'light', lang: 'de', name: 'Maximiliane von und zu Hohenzollern-Sigmaringen' }, states: ['idle', 'incoming', 'warning', 'reconnecting', ...CROWDED] },
];
