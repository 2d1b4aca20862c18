import { createApp } from 'vue';
import { createSimulator } from 'messenger-call-panel/simulator';
import Desk from './Desk.vue';

const simulator = createSimulator({ latencyMs: 5, mediaDelayMs: 50 });
const app = createApp(Desk, { adapter: simulator.adapter, pageId: simulator.pageId });
app.mount('#app');
Object.assign(globalThis, { simulator, unmount: () => app.unmount() });
