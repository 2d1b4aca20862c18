import { Component, input, signal } from '@angular/core';
import type { SignalingAdapter } from 'messenger-call-panel';
import { CallPanel } from './call-panel.js';

@Component({
  selector: 'app-desk',
  imports: [CallPanel],
  template: `
    <main>
      <label>Customer <input #name [value]="customer()" (input)="customer.set(name.value)" /></label>
      <messenger-call-panel
        [adapter]="adapter()"
        [pageId]="pageId()"
        [consumerName]="customer()"
        [audioOnly]="false"
        (call-incoming)="news.set($event.detail.call.consumerId + ' is calling.')"
        (call-ended)="news.set('Over: ' + ($event.detail.call.end?.reason ?? 'unknown') + '.')"
      >
        <p slot="idle">{{ customer() }} has not called yet.</p>
      </messenger-call-panel>
      <output>{{ news() }}</output>
    </main>
  `,
})
export class Desk {
  readonly adapter = input.required<SignalingAdapter>();
  readonly pageId = input.required<string>();
  readonly customer = signal('Maria Santos');
  readonly news = signal('');
}
