import { styleOf } from './computed.js';

/** What a guest could leave behind in a page: each by what it is called in a test's message. */
export function pageNow(probe: Element): Readonly<Record<string, unknown>> {
  const attributes = ({ attributes: all }: Element) => [...all].map(({ name, value }) => `${name}=${value}`);
  return {
    'style sheets': [...document.styleSheets].length,
    'adopted style sheets': document.adoptedStyleSheets.length,
    'in the head': [...document.head.children].map(({ outerHTML }) => outerHTML),
    'in the body': [...document.body.children].map(({ localName }) => localName),
    'attributes of the root': attributes(document.documentElement),
    'attributes of the body': attributes(document.body),
    title: document.title,
    globals: Object.keys(globalThis).sort(),
    'what is stored': [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie],
    address: location.href,
    'styles of an element': styleOf(probe),
    'styles of the root': styleOf(document.documentElement),
  };
}
