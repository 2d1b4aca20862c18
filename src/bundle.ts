/**
 * What one `<script type="module">` loads: the panel with its dependencies in the file. Registers the tag. For a page that
 * writes an adapter of its own there is the means to make it and to tell errors apart; a host that wants calls without the
 * panel uses the package.
 */
import { defineMessengerCallPanel } from './panel/define.js';

export { MessengerCallPanel } from './panel/messenger-call-panel.js';
export { CallError } from './protocol/call-error.js';
export { createHttpAdapter } from './signaling/http-adapter.js';
export { defineMessengerCallPanel };

defineMessengerCallPanel();
