import { createRequire } from 'node:module';

import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

const require = createRequire(import.meta.url);

/**
 * The panel reads SDP and never writes it, so sdp-transform's writer stays out, and with it the `format` of each line of its
 * grammar, which only the writer looks at. Rollup cannot see that by itself in a CommonJS package. Saves 1 kB gzip.
 */
export function sdpReaderOnly() {
  return {
    name: 'sdp-reader-only',
    resolveId: (source) => (source === 'sdp-transform' ? require.resolve('sdp-transform/lib/parser.js') : null),
    transform(code, id) {
      if (!/sdp-transform[\\/]lib[\\/]grammar\.js$/.test(id)) return null;
      const text = new MagicString(code);
      for (const node of nodesOf(this.parse(code))) {
        if (node.type !== 'Property' || node.key.name !== 'format') continue;
        const comma = /\s*,/y;
        comma.lastIndex = node.end;
        text.remove(node.start, comma.test(code) ? comma.lastIndex : node.end);
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
