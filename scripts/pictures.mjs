/** `npm run pictures`: photographs the gallery anew, for the visual tests to compare with. Look at what changed before you commit it. */
import process from 'node:process';

import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, runNode } from './lib/project.mjs';

ensureDependencies();
const { ok, output } = await runNode(['--import', 'tsx', '--test', 'test/visual/pictures.visual.ts'], { env: { UPDATE_PICTURES: '1' } });
console.log(ok ? `The pictures are in ${inProject('test/visual/pictures')}` : output);
process.exitCode = ok ? 0 : 1;
