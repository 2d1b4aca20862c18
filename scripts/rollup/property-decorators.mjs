import MagicString from 'magic-string';

import { nodesOf } from './syntax.mjs';

/**
 * Says in plain code what Lit's decorators of fields come to: `Class.createProperty(name, options)`. esbuild has compiled them
 * to calls of `__decorateClass` by then; that helper and the decorators themselves are left to be shaken out.
 */
export function propertyDecorators() {
  return {
    name: 'property-decorators',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('__decorateClass(')) return null;
      const text = new MagicString(code);
      const textOf = (node) => code.slice(node.start, node.end);
      for (const { type, callee, arguments: values, start, end } of nodesOf(this.parse(code))) {
        if (type !== 'CallExpression' || callee.name !== '__decorateClass') continue;
        const [{ elements: decorators }, { object: owner }, name] = values;
        const decorator = decorators[0].callee.name;
        if (decorators.length !== 1 || !['property', 'state'].includes(decorator)) this.error(`A decorator that is not known here, in ${id}`);
        const options = decorator === 'state' ? ['{ state: true }'] : decorators[0].arguments.map(textOf);
        text.update(start, end, `${textOf(owner)}.createProperty(${[textOf(name), ...options].join(', ')})`);
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
