import { createRequire } from 'node:module';

import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

const require = createRequire(import.meta.url);

/** The kinds of lines that `src/sdp/read-description.ts` asks for: `m=` and `a=`. */
const LINES = ['m', 'a'];
/** The attributes it asks for: each the `name` or `push` of a row in sdp-transform's grammar of `a=` lines. */
const ATTRIBUTES = ['direction', 'groups', 'mid', 'rtp'];

/**
 * The panel reads SDP and never writes it, and it reads little of it. So sdp-transform's writer stays out, and so do its
 * readers of parameters; and of its grammar stay the rows that are asked for, without the `format` that only the writer looks
 * at. Rollup cannot see that by itself in a CommonJS package. A line without a row is passed over.
 */
export function sdpReaderOnly() {
  return {
    name: 'sdp-reader-only',
    resolveId: (source) => (source === 'sdp-transform' ? require.resolve('sdp-transform/lib/parser.js') : null),
    transform(code, id) {
      const [, file] = /sdp-transform[\\/]lib[\\/](parser|grammar)\.js$/.exec(id) ?? [];
      if (file === undefined) return null;
      const text = new MagicString(code);
      const superfluous = file === 'parser' ? superfluousExports(this.parse(code)) : superfluousGrammar(this.parse(code));
      for (const { start, end } of superfluous) {
        const comma = /\s*,/y;
        comma.lastIndex = end;
        text.remove(start, comma.test(code) ? comma.lastIndex : end);
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

function superfluousExports({ body }) {
  return body.filter(({ expression }) => expression?.left?.object?.name === 'exports' && expression.left.property.name !== 'parse');
}

function superfluousGrammar(tree) {
  const nodes = [...nodesOf(tree)];
  const lines = nodes.find(({ type }) => type === 'ObjectExpression').properties;
  const attributes = lines.find(({ key }) => key.name === 'a').value.elements;
  const unknown = ATTRIBUTES.filter((name) => !attributes.some((row) => nameOf(row) === name));
  if (unknown.length > 0) throw new Error(`sdp-transform has no grammar of: ${unknown.join(', ')}`);
  return [
    ...lines.filter(({ key }) => !LINES.includes(key.name)),
    ...attributes.filter((row) => !ATTRIBUTES.includes(nameOf(row))),
    ...nodes.filter(({ type, key }) => type === 'Property' && key.name === 'format'),
  ];
}

const nameOf = (row) => row.properties.find(({ key }) => key.name === 'name' || key.name === 'push')?.value.value;
