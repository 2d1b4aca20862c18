import { transform } from 'esbuild';
import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

/**
 * Takes the layout out of `html`, `svg` and `css` templates, which a minifier of JavaScript must leave alone. Style sheets go through esbuild's CSS minifier, and those of their
 * variables that are the panel's own (`--_name`) get short names.
 */
export function minifyTemplates() {
  const names = new Map();
  const shortName = (name) => names.get(name) ?? names.set(name, `--_${names.size.toString(36)}`).get(name);
  return {
    name: 'minify-templates',
    async transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const text = new MagicString(code);
      for (const node of nodesOf(this.parse(code))) {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier') continue;
        const { quasis } = node.quasi;
        if (node.tag.name === 'css' && quasis.length === 1) {
          text.update(quasis[0].start, quasis[0].end, (await minifyStyles(quasis[0].value.cooked)).replace(/--_[\w-]+/g, shortName));
        } else if (node.tag.name === 'html' || node.tag.name === 'svg') {
          const parts = minifyMarkup(quasis.map(({ value }) => value.raw));
          quasis.forEach(({ start, end }, index) => start < end && text.update(start, end, parts[index]));
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/** A line break between tags and expressions is layout, as in JSX; within a tag it parts attributes, and within text words. */
function minifyMarkup(parts) {
  let inTag = false;
  return parts.map((part) =>
    part.replace(/\s*\n\s*|[<>]/g, (found, at) => {
      if (found === '<' || found === '>') {
        inTag = found === '<';
        return found;
      }
      const [before, after] = [part[at - 1] ?? '', part[at + found.length] ?? ''];
      const between = /^[>]?$/.test(before) || /^[<]?$/.test(after);
      if (inTag) return after === '>' || after === '/' ? '' : ' ';
      return between ? '' : ' ';
    }),
  );
}

/** Without a target: what a style sheet asks of a browser stays as written. */
async function minifyStyles(styles) {
  const { code } = await transform(styles, { loader: 'css', minify: true });
  return code.trim().replace(/[\\`]|\$\{/g, '\\$&');
}
