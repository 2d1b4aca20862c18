import type { MakeExtra } from '../extras.js';
import { adopt } from './adopt.js';
import { forcedColorStyles } from './forced-colors.css.js';

/** What the panel looks like to who has chosen the colours of all pages. */
export const extra: MakeExtra = ({ root }) => {
  adopt(root, forcedColorStyles);
  return {};
};
