/** The check of what the panel looks like: `test/visual/`. */
import { existsSync, readFileSync } from 'node:fs';

import { inProject } from './project.mjs';

/** Written by the tests where the pictures are another browser's, and only the layout could be compared. */
const NOTE = '.cache/visual/note.txt';

/**
 * The result, with what else is to be told.
 * @param {Promise<import('./checks.mjs').Result>} running
 */
export async function withNoteOnPictures(running) {
  const result = await running;
  const note = existsSync(inProject(NOTE)) ? `; ${readFileSync(inProject(NOTE), 'utf8')}` : '';
  return { ...result, note: `${result.note}${note}` };
}
