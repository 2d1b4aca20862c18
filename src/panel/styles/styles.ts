import { buttons } from './buttons.css.js';
import { layout } from './layout.css.js';
import { notices } from './notices.css.js';
import { stageStyles } from './stage.css.js';
import { tokens } from './tokens.css.js';
import { toolbarStyles } from './toolbar.css.js';

/** In this order: what comes later counts more. */
export const styles = [tokens, layout, buttons, toolbarStyles, stageStyles, notices];
