/** Registers `<messenger-call-panel>`, and exports everything but the simulator. */
import { defineMessengerCallPanel } from './panel/define.js';

export * from './core.js';
export * from './element.js';
export { defineMessengerCallPanel };
export { webRtcMediaEngine, type WebRtcEngineOptions } from './rtc/webrtc-media-engine.js';

defineMessengerCallPanel();
