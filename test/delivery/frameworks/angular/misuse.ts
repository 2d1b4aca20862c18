/** What the types must refuse, on the lines that say so: never run. */
import { Component } from '@angular/core';
import type { CallSnapshot, CallVersionDetail } from 'messenger-call-panel';
import { CallPanel } from './src/call-panel.js';

@Component({
  selector: 'app-misuse',
  imports: [CallPanel],
  template: `
    <messenger-call-panel #panel="callPanel" page-id="1" audio-only class="wide" (call-incoming)="takesCall($event.detail.call)" />
    <button (click)="panel.element.accept({ camera: true })">Answer</button>
    <messenger-call-panel [adapter]="{ subscribe: noSubscription }" /><!-- refused: an adapter has two methods -->
    <messenger-call-panel [consumerName]="7" /><!-- refused: text is expected -->
    <messenger-call-panel [consumerNmae]="'Maria'" /><!-- refused: there is no such property -->
    <messenger-call-panel [call]="null" /><!-- refused: the call shown is the panel's to say -->
    <messenger-call-panel (call-incoming)="takesVersion($event.detail)" /><!-- refused: a call that rings carries no version -->
    <button (click)="panel.element.answer()">Answer</button><!-- refused: there is no such method -->
  `,
})
export class Misuse {
  readonly noSubscription = () => () => undefined;
  takesCall(call: CallSnapshot) {
    return call.phase;
  }
  takesVersion(detail: CallVersionDetail) {
    return detail.from;
  }
}
