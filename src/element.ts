/** The element's class alone: registers nothing, so that a host can choose the tag. */
export { MessengerCallPanel } from './panel/messenger-call-panel.js';
