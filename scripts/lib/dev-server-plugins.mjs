/** What the demo's server and the test server need in order to serve the sources as they are. */
import { createRequire } from 'node:module';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** sdp-transform is the one dependency that is not an ES module: it is served as one, with the names it exports in Node. */
function sdpTransformAsModule() {
  const entry = require.resolve('sdp-transform');
  const names = Object.keys(require('sdp-transform')).join(', ');
  const text = build({
    stdin: { contents: `import whole from 'sdp-transform';\nexport const { ${names} } = whole;\nexport default whole;`, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0].text);
  return {
    name: 'sdp-transform-as-module',
    async serve({ path }) {
      return entry.replaceAll('\\', '/').endsWith(path) ? { body: await text, type: 'js' } : undefined;
    },
  };
}

export function devServerPlugins() {
  return [sdpTransformAsModule(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' })];
}
