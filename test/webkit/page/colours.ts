/** Colours as they are seen, whatever notation the browser computes them in: painted on a canvas, and read from there. */
type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });

function rgba(colour: string): Rgba {
  if (brush === null) throw new Error('no canvas');
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = '#0000';
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over(upper: Rgba, lower: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => upper[index] * upper[3] + lower[index] * (1 - upper[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** From 0, black, to 1, white. */
export function brightnessOf(element: Element): number {
  return luminance(backgroundOf(element));
}

export function isOpaque(colour: string): boolean {
  return rgba(colour)[3] > 0.99;
}

/** From 1 (cannot be told apart) to 21, as WCAG counts it. */
export function contrastOf(element: Element): number {
  const behind = backgroundOf(element);
  const [first, second] = [luminance(over(rgba(getComputedStyle(element).color), behind)), luminance(behind)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** What lies under an element's text: its own background on that of everything it stands in. */
function backgroundOf(element: Element | null): Rgba {
  if (element === null) return [255, 255, 255, 1];
  const own = rgba(getComputedStyle(element).backgroundColor);
  return own[3] > 0.99 ? own : over(own, backgroundOf(parentOf(element)));
}

export function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function luminance([red, green, blue]: Rgba): number {
  const [r, g, b] = [red, green, blue].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
