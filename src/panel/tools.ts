import { html, render, svg } from 'lit';
import { replyTo } from '../session/reply-to.js';
import { clock } from './format.js';
import { icons } from './icons.js';
import { codecChoices, deviceChoices, openDevices } from './media-engine.js';
import { button, textButton } from './templates/button.js';
import { fill } from './words/words.js';

/** What the panel is made with, for the extras to use too: they are handed it, as their files cannot import the panel's own. */
export interface Tools {
  readonly html: typeof html;
  readonly svg: typeof svg;
  readonly render: typeof render;
  readonly button: typeof button;
  readonly textButton: typeof textButton;
  readonly icons: typeof icons;
  readonly fill: typeof fill;
  readonly clock: typeof clock;
  readonly codecChoices: typeof codecChoices;
  readonly deviceChoices: typeof deviceChoices;
  readonly openDevices: typeof openDevices;
  readonly replyTo: typeof replyTo;
}

export const tools: Tools = { html, svg, render, button, textButton, icons, fill, clock, codecChoices, deviceChoices, openDevices, replyTo };
