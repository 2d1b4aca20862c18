import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createSimulator } from 'messenger-call-panel/simulator';
import { Desk } from './desk.js';

const simulator = createSimulator({ latencyMs: 5, mediaDelayMs: 50 });
const place = document.querySelector('#app');
if (place === null) throw new Error('The page has no place for the desk.');
const root = createRoot(place);
root.render(
  <StrictMode>
    <Desk adapter={simulator.adapter} pageId={simulator.pageId} />
  </StrictMode>,
);
Object.assign(globalThis, { simulator, unmount: () => root.unmount() });
