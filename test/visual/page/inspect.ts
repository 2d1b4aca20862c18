/** Runs in the gallery's page: what an agent who zooms in, or who cannot see much, would stumble over. */
import { placesOf, targetsOf, type Places, type Target } from './measures.js';
import { obstacles, sideways } from './obstacles.js';
import { controls, describe, panels } from './panels.js';

declare global {
  /** For `situations.visual.ts`: complaints, each with the state it is about. */
  function stumblingBlocks(): readonly string[];
  function targets(): readonly Target[];
  function places(): readonly Places[];
  function unseenFocus(): readonly string[];
  function togglesLook(): readonly { readonly name: string; readonly on: boolean; readonly look: string }[];
  function movements(): readonly string[];
}

globalThis.stumblingBlocks = () => [...sideways(document.documentElement, 'the page'), ...panels().flatMap(obstacles)];

globalThis.targets = () => panels().flatMap(targetsOf);

globalThis.places = () => panels().map(placesOf);

/** What takes the focus without showing it: an outline of two pixels that differs from what is around. */
globalThis.unseenFocus = () =>
  panels().flatMap((panel) =>
    controls(panel).flatMap((control) => {
      control.focus({ preventScroll: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
      const shown = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== behind(control);
      return shown ? [] : [`${describe(panel, control)} does not show that it has the focus: ${outlineStyle} ${outlineWidth} ${outlineColor} on ${behind(control)}`];
    }),
  );

/** Of every toggle that can be pressed: whether it is on, and how it looks. */
globalThis.togglesLook = () =>
  panels().flatMap(({ root }) =>
    [...root.querySelectorAll('[part="toolbar"] [aria-pressed]:not([aria-disabled])')].map((toggle) => {
      const disc = toggle.querySelector('.disc');
      const slash = toggle.querySelector('.slash');
      return {
        name: toggle.classList[0] ?? '',
        on: toggle.getAttribute('aria-pressed') === 'true',
        look: [
          disc === null ? '' : getComputedStyle(disc).backgroundColor,
          disc === null ? '' : getComputedStyle(disc).color,
          slash === null ? 'never struck' : getComputedStyle(slash).display === 'none' ? 'whole' : 'struck',
        ].join(', '),
      };
    }),
  );

globalThis.movements = () =>
  panels().flatMap((panel) =>
    panel.root.getAnimations().flatMap((animation) => {
      const { effect, playState } = animation;
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      const lasts = Number(effect?.getComputedTiming().duration ?? 0) > 0;
      return playState === 'running' && lasts ? [`${target === null ? panel.state : describe(panel, target)} moves`] : [];
    }),
  );

/** The colour of the nearest element around that has one. */
function behind(element: Element): string {
  for (let around: Element | null = element.parentElement; around !== null; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}
