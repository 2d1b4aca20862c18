import { html, render, svg } from 'lit';
import { replyTo } from '../session/reply-to.js';
import { clock } from './format.js';
import { icons } from './icons.js';
import { codecChoices, deviceChoices, openDevices } from './media-engine.js';
import { button, textButton } from './templates/button.js';
import { fill } from './words/words.js';

/** What the panel is made with, for the extras to use too: they are handed it, as their files cannot import the panel's own. */
export const tools = { html, svg, render, button, textButton, icons, fill, clock, codecChoices, deviceChoices, openDevices, replyTo } as const;
