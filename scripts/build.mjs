/** `npm run build`: everything in dist/ anew. */
import { copyFileSync, readdirSync, rmSync } from 'node:fs';

import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, runNode, TOOLS } from './lib/project.mjs';

ensureDependencies();
rmSync(inProject('dist'), { recursive: true, force: true });

const steps = await Promise.all([
  runNode([TOOLS.rollup, '--config', '--failAfterWarnings']),
  runNode([TOOLS.tsc, '--pretty', 'false', '-p', 'tsconfig.build.json']),
]);
for (const { output } of steps) if (output.trim() !== '') console.log(output.trim());
if (steps.some(({ ok }) => !ok)) process.exit(1);

// They add to frameworks that are not installed here, and are written as declarations: the compiler leaves such files where they are.
for (const name of readdirSync(inProject('src/frameworks')).filter((name) => name.endsWith('.d.ts'))) {
  copyFileSync(inProject('src/frameworks', name), inProject('dist/types/frameworks', name));
}
