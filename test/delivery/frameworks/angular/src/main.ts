import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { createSimulator } from 'messenger-call-panel/simulator';
import { Desk } from './desk.js';

@Component({
  selector: 'app-root',
  imports: [Desk],
  template: `<app-desk [adapter]="simulator.adapter" [pageId]="simulator.pageId" />`,
})
class Root {
  readonly simulator = createSimulator({ latencyMs: 5, mediaDelayMs: 50 });
}

const app = await bootstrapApplication(Root);
const [root] = app.components;
if (!(root?.instance instanceof Root)) throw new Error('The page has no place for the desk.');
Object.assign(globalThis, { simulator: root.instance.simulator, unmount: () => app.destroy() });
