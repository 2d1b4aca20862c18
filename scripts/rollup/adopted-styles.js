/**
 * Stands in for Lit's css-tag.js, which also serves browsers without `adoptedStyleSheets`. The panel's styles need younger things
 * than those (`light-dark()`, relative colours), and a style element would offend a strict Content-Security-Policy anyway. Its
 * style sheets hold no expressions.
 */
export const supportsAdoptingStyleSheets = true;

export class CSSResult {
  _$cssResult$ = true; // by which Lit, and a subclass with a Lit of its own, knows it
  #sheet = null;

  constructor(text) {
    this.cssText = text;
  }

  get styleSheet() {
    if (this.#sheet === null) {
      this.#sheet = new globalThis.CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }
}

export const css = ([text]) => new CSSResult(text);
export const unsafeCSS = (text) => new CSSResult(text);

export function adoptStyles(root, styles) {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
}

export const getCompatibleStyle = (style) => style;
