import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

/** `const` becomes `let`: the types have been checked by now, and a minifier can join declarations of one kind. */
export function letForConst() {
  return {
    name: 'let-for-const',
    renderChunk(code) {
      const text = new MagicString(code);
      for (const { type, kind, start } of nodesOf(this.parse(code))) {
        if (type === 'VariableDeclaration' && kind === 'const') text.update(start, start + 'const'.length, 'let');
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
