/**
 * `?still`: the page stands still, to be photographed. Must be imported before anything that looks at the clock: the snapshots
 * date from when they were made, and what is counted since then stays as it is.
 */
export const still = new URLSearchParams(location.search).has('still');

if (still) {
  performance.now = () => 0;
}
