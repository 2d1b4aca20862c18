import { readFile } from 'node:fs/promises';

/** Where values from outside are read, and the one reader whose file comes later than the panel's. */
const READERS = /[\\/]protocol[\\/]read-values\.ts$/;
const LATER = /[\\/]protocol[\\/]permissions\.ts$/;
const COPY = '.copy.ts';

/**
 * A file that comes later must not import the panel's own file back (see ARCHITECTURE.md), and what the two share would stand
 * there. So the reader of permissions gets a copy of the few functions it reads values with: 300 bytes, beside one source.
 */
export function ownReaders() {
  return {
    name: 'own-readers',
    async resolveId(source, importer) {
      if (importer === undefined || !LATER.test(importer)) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved !== null && READERS.test(resolved.id) ? resolved.id + COPY : null;
    },
    load: (id) => (id.endsWith(COPY) ? readFile(id.slice(0, -COPY.length), 'utf8') : null),
  };
}
