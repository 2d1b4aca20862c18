/** `<messenger-call-panel>` in Vue's templates. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { CallPanelEventMap } from '../panel/events.js';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';
import type { CallPanelProperties } from './properties.js';

export * from '../index.js';
export type { CallPanelProperties };

/** Templates may write a property's name with dashes: Vue's checker takes both for the same. */
type CallPanelComponent = new () => MessengerCallPanel & {
  $props: CallPanelProperties & HTMLAttributes & PublicProps;
  $emit: EmitFn<{ [Type in keyof CallPanelEventMap]: (event: CallPanelEventMap[Type]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'messenger-call-panel': CallPanelComponent;
  }
  /** What goes into a slot of the panel says so by the attribute of HTML, which Vue's own types do not know. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
}
