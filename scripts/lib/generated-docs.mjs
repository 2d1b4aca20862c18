/**
 * What documents take from elsewhere, between `<!-- table: name -->` or `<!-- source: path -->` and `<!-- end -->`: tables from
 * the manifest, and examples from files that `npm test` compiles and runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { inProject } from './project.mjs';

/** Where such places are. */
export const DOCUMENTS = ['docs/embedding.md', ...readdirSync(inProject('docs/frameworks')).map((name) => `docs/frameworks/${name}`)];

const PLACE = /<!-- (?<kind>table|source): (?<what>\S+) -->\n(?:(?!<!-- (?:table|source|end)\b)[^]*?\n)?<!-- end -->/g;
const OPENING = /<!-- (?:table|source): /g;

/** The document with every such place filled anew. Throws at one that cannot be. */
export function filledIn(document, manifest) {
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName !== undefined);
  let places = 0;
  const filled = document.replace(PLACE, (_, kind, what) => {
    places += 1;
    return `<!-- ${kind}: ${what} -->\n${kind === 'table' ? table(what, element) : example(what)}\n<!-- end -->`;
  });
  if (places !== (document.match(OPENING) ?? []).length) throw new Error('a place for generated text has no end');
  return filled;
}

function example(path) {
  return `\`\`\`${extname(path).slice(1)}\n${readFileSync(inProject(path), 'utf8').trimEnd()}\n\`\`\``;
}

/** By name: the columns, and a row for each of what it lists. */
const TABLES = {
  'attributes': {
    columns: ['attribute', 'property', 'value', ''],
    rows: ({ attributes }) => attributes.map((each) => [code(each.name), each.fieldName ? code(each.fieldName) : '', valueOf(each), told(each)]),
  },
  'properties': {
    columns: ['property', 'type', ''],
    rows: ({ members }) =>
      members
        .filter(({ kind, attribute }) => kind === 'field' && attribute === undefined)
        .map((each) => [code(each.name), code(withoutNull(each)), (each.readonly ? 'Read-only. ' : '') + told(each)]),
  },
  'methods': {
    columns: ['method', ''],
    rows: ({ members }) => members.filter(({ kind }) => kind === 'method').map((each) => [code(signature(each)), told(each)]),
  },
  'events': {
    columns: ['event', '`detail`', ''],
    rows: ({ events }) => events.map((each) => [code(each.name), code(each.type.text.replace(/^CustomEvent<(.*)>$/, '$1')), told(each)]),
  },
  'slots': { columns: ['slot', ''], rows: ({ slots }) => named(slots) },
  'parts': { columns: ['part', ''], rows: ({ cssParts }) => named(cssParts) },
  'states': { columns: ['state', ''], rows: ({ cssStates }) => named(cssStates) },
  'css-properties': {
    columns: ['custom property', 'default', ''],
    rows: ({ cssProperties }) => cssProperties.map((each) => [code(each.name), code(each.default), told(each)]),
  },
};

/** Every one of them has a place in the documents; see test/delivery/documents.node.test.ts. */
export const TABLE_NAMES = Object.keys(TABLES);

function table(name, element) {
  if (!(name in TABLES)) throw new Error(`there is no table ${name}`);
  const { columns, rows } = TABLES[name];
  const line = (cells) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell.replaceAll('|', '\\|')} `)).join('|')}|`;
  return [line(columns), `|${'---|'.repeat(columns.length)}`, ...rows(element).map(line)].join('\n');
}

const named = (list) => list.map((each) => [code(each.name), told(each)]);
const code = (text) => `\`${text}\``;

function told({ name, description }) {
  if (!description) throw new Error(`${name} has no description`);
  return description.replace(/\s+/g, ' ').trim();
}

const withoutNull = ({ type }) => type.text.replace(/\s*\|\s*null\b/, '');

/** An attribute is a word among some, there or not, or text. */
function valueOf(attribute) {
  const types = withoutNull(attribute).split('|').map((type) => type.trim());
  if (types.every((type) => /^'.*'$/.test(type))) return types.map((type) => code(type.slice(1, -1))).join(', ');
  return types.includes('boolean') ? 'none: there or not' : 'text';
}

function signature({ name, parameters = [] }) {
  const said = parameters.map((parameter) => `${parameter.name}${parameter.optional || parameter.default !== undefined ? '?' : ''}: ${parameter.type.text}`);
  return `${name}(${said.join(', ')})`;
}
