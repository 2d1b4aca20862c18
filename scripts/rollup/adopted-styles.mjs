import { fileURLToPath } from 'node:url';

const standIn = fileURLToPath(new URL('adopted-styles.js', import.meta.url));

/** Puts adopted-styles.js, which says why, in the place of Lit's css-tag.js. */
export function adoptedStyles() {
  return {
    name: 'adopted-styles',
    resolveId: (source, importer) => (source.endsWith('/css-tag.js') && importer?.includes('@lit/reactive-element') ? standIn : null),
  };
}
