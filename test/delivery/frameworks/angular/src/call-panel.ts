import { Directive, ElementRef, inject, Input } from '@angular/core';
import type { MessengerCallPanel } from 'messenger-call-panel';
import 'messenger-call-panel';

/** What templates may bind, by the element's own types. Add a line for each further property that you bind. */
@Directive({ selector: 'messenger-call-panel', exportAs: 'callPanel' })
export class CallPanel {
  readonly element = inject<ElementRef<MessengerCallPanel>>(ElementRef).nativeElement;

  @Input() set adapter(value: MessengerCallPanel['adapter']) { this.element.adapter = value; }
  @Input() set pageId(value: MessengerCallPanel['pageId']) { this.element.pageId = value; }
  @Input() set consumerName(value: MessengerCallPanel['consumerName']) { this.element.consumerName = value; }
  @Input() set audioOnly(value: MessengerCallPanel['audioOnly']) { this.element.audioOnly = value; }
}
