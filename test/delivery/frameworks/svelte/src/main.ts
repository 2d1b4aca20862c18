import { mount, unmount } from 'svelte';
import { createSimulator } from 'messenger-call-panel/simulator';
import Desk from './Desk.svelte';

const simulator = createSimulator({ latencyMs: 5, mediaDelayMs: 50 });
const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the desk.');
const desk = mount(Desk, { target, props: { adapter: simulator.adapter, pageId: simulator.pageId } });
Object.assign(globalThis, { simulator, unmount: () => unmount(desk) });
