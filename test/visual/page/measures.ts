/** How large what can be pressed is, and where the parts of a panel stand. Only figures: what they must be is for the tests to say. */
import { controls, describe, type Panel } from './panels.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Target extends Size {
  readonly state: string;
  readonly what: string;
  readonly kind: string;
  /** How large it must be at least, both ways. */
  readonly least: 44 | 36 | 24;
}

export interface Places {
  readonly state: string;
  /** Relative to the panel's own box, which begins at 0, 0. */
  readonly size: Size;
  readonly header: Box;
  readonly stage: Box;
  readonly toolbar: Box;
}

export function targetsOf(panel: Panel): readonly Target[] {
  return controls(panel).map((control) => {
    // The words of a switch switch it too.
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    return { state: panel.state, what: describe(panel, control), kind: control.localName, least: leastOf(control), width, height };
  });
}

/** What is too small, as sentences. */
export function tooSmall(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ what, width, height, least }) => (Math.min(width, height) < least - 0.1 ? [`${what} is ${width} by ${height}, and should be ${least} px at least`] : []));
}

function leastOf(control: HTMLElement): Target['least'] {
  // The tools lie on the picture for as long as the pointer does, and are not needed in order to talk.
  if (control.closest('.tools') !== null) return 36;
  return control.localName === 'button' ? 44 : 24; // WCAG 2.2, 2.5.8; none lives by the exception for those that stand apart
}

export function placesOf({ state, host, root }: Panel): Places {
  const { width, height } = host.getBoundingClientRect();
  const place = (part: string) => boxIn(host, partOf(root, part));
  return { state, size: { width, height }, header: place('header'), stage: place('stage'), toolbar: place('toolbar') };
}

/** In these a panel must not differ from what it is while nothing happens; the stage makes room at its side where there is some. */
export function heightsOf({ header, stage, toolbar }: Places): string {
  return [header, stage, toolbar].map(({ top, bottom }) => `${Math.round(top)}-${Math.round(bottom)}`).join(' ');
}

/** What stands where it should not, as sentences. */
export function misplaced(places: readonly Places[], width: number): readonly string[] {
  const [idle] = places;
  return places.flatMap((each) => {
    const { state, size, header, stage, toolbar } = each;
    const inOrder = header.top >= 0 && header.bottom <= stage.top + 1 && stage.bottom <= toolbar.top + 1 && toolbar.bottom <= size.height;
    const complaints = [
      size.width !== width && `it is ${size.width} px wide`,
      size.height < 240 && `it is ${size.height} px high`,
      !inOrder && 'header, stage and row are out of order',
      stage.height < 60 && `the stage is ${stage.height} px high`,
      [header, stage, toolbar].some(({ left, right }) => left < 0 || right > width) && 'they stand out at a side',
      idle !== undefined && heightsOf(each) !== heightsOf(idle) && `header, stage and row are at ${heightsOf(each)}, when ${idle.state} at ${heightsOf(idle)}`,
    ];
    return complaints.flatMap((complaint) => (complaint === false ? [] : [`${state}: ${complaint}`]));
  });
}

export function partOf(root: ShadowRoot, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (found === null) throw new Error(`no part ${name}`);
  return found;
}

export function boxIn(host: Element, element: Element): Box {
  const origin = host.getBoundingClientRect();
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top, width, height };
}
