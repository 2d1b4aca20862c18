/** Describes the element for editors and documentation tools, from its source and its JSDoc. */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const TAG = 'messenger-call-panel';
const CLASS = 'MessengerCallPanel';

/** `scripts/manifest.mjs --check` generates elsewhere, and compares. Relative to the project. */
const outdir = process.env.MANIFEST_OUTDIR ?? '.';

/** Leaves what a host may rely on, under the names by which it is imported from the published package. */
function publicFaceOnly() {
  return {
    name: 'public-face-only',
    packageLinkPhase({ customElementsManifest }) {
      const element = customElementsManifest.modules
        .flatMap(({ declarations = [] }) => declarations)
        .find(({ name }) => name === CLASS);
      if (element === undefined) throw new Error(`No class ${CLASS} was found below src/panel.`);
      const isPublic = ({ privacy, name = '' }) => (privacy === undefined || privacy === 'public') && !/^[#_]/.test(name);
      element.tagName = TAG;
      element.customElement = true;
      element.members = (element.members ?? []).filter((member) => isPublic(member) && !member.static && !LIFECYCLE.has(member.name));
      element.attributes = (element.attributes ?? []).filter(({ fieldName }) => fieldName === undefined || element.members.some(({ name }) => name === fieldName));
      const declaration = { name: CLASS, module: 'dist/element.js' };
      customElementsManifest.modules = [
        { kind: 'javascript-module', path: 'dist/element.js', declarations: [element], exports: [{ kind: 'js', name: CLASS, declaration }] },
        {
          kind: 'javascript-module',
          path: 'dist/index.js',
          declarations: [],
          exports: [{ kind: 'js', name: CLASS, declaration }, { kind: 'custom-element-definition', name: TAG, declaration }],
        },
      ];
    },
  };
}

/** Called by the browser and by Lit, never by a host. */
const LIFECYCLE = new Set([
  ...['connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', 'adoptedCallback', 'attributeChangedCallback'],
  ...['render', 'update', 'updated', 'willUpdate', 'firstUpdated', 'shouldUpdate', 'createRenderRoot', 'getUpdateComplete'],
]);

export default {
  globs: ['src/panel/**/*.ts'],
  litelement: true,
  packagejson: false,
  outdir,
  plugins: [
    publicFaceOnly(),
    customElementVsCodePlugin({ outdir, cssFileName: null, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
  ],
};
