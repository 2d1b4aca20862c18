import { transform } from 'esbuild';
import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

/**
 * Takes the layout out of `html`, `svg` and `css` templates, which a minifier of JavaScript must leave alone. Markup keeps one
 * space where it had a line break, so that words stay apart; style sheets go through esbuild's CSS minifier, and those of their
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
          for (const { start, end, value } of quasis) if (start < end) text.update(start, end, value.raw.replace(/\s*\n\s*/g, ' '));
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/** Without a target: what a style sheet asks of a browser stays as written. */
async function minifyStyles(styles) {
  const { code } = await transform(styles, { loader: 'css', minify: true });
  return code.trim().replace(/[\\`]|\$\{/g, '\\$&');
}
