/** `<messenger-call-panel>` in Vue's templates. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { CallPanelEventMap } from '../panel/events.js';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';
import type { CallPanelListeners, CallPanelProperties } from './properties.js';

export * from '../index.js';
export type { CallPanelListeners, CallPanelProperties };

/** Templates may write a property's name with dashes: Vue's checker takes both for the same. */
type CallPanelComponent = new () => MessengerCallPanel & {
  $props: CallPanelListeners & CallPanelProperties & HTMLAttributes & PublicProps;
  $emit: <Type extends keyof CallPanelEventMap>(type: Type, event: CallPanelEventMap[Type]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'messenger-call-panel': CallPanelComponent;
  }
}
