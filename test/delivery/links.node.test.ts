import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
/** npm takes these along whatever `files` says. */
const packed = [...files, 'README.md', 'LICENSE', 'package.json'];
const isPacked = (path: string) => packed.some((name) => path === name || path.startsWith(`${name}/`));

const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'docs']
  .flatMap((name) => (name.endsWith('.md') ? [name] : readdirSync(name, { recursive: true }).map((file) => posix.join(name, String(file).replaceAll('\\', '/')))))
  .filter((path) => path.endsWith('.md'));

/** As they stand in a document, with what they lead to: `''` is the document itself. */
function linksIn(document: string): readonly { readonly path: string; readonly heading: string | undefined }[] {
  const text = readFileSync(document, 'utf8').replace(/^```[^]*?^```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = '', heading] = link.split('#');
      return { path: path === '' ? document : posix.join(posix.dirname(document), path), heading };
    });
}

/** As the well-known hosts make them. */
function headingsOf(document: string): readonly string[] {
  const titles = readFileSync(document, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...titles].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

describe('The documents', () => {
  it('are in the package, with everything they link to', () => {
    for (const document of documents) {
      assert.ok(isPacked(document), document);
      for (const { path } of linksIn(document)) assert.ok(existsSync(path) && isPacked(path), `${document} links to ${path}`);
    }
  });

  it('link to headings that are there', () => {
    for (const document of documents) {
      for (const { path, heading } of linksIn(document)) {
        if (heading !== undefined) assert.ok(headingsOf(path).includes(heading), `${document} links to ${path}#${heading}`);
      }
    }
  });
});
