/** `<messenger-call-panel>` in the JSX of React 19, which sets properties, listens to any event by its name, and else sets attributes. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';
import type { CallPanelAttributes, CallPanelListeners, CallPanelProperties } from './properties.js';

export * from '../index.js';
export type { CallPanelAttributes, CallPanelListeners, CallPanelProperties };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'messenger-call-panel': CallPanelAttributes &
        CallPanelListeners &
        CallPanelProperties &
        DetailedHTMLProps<HTMLAttributes<MessengerCallPanel>, MessengerCallPanel>;
    }
  }
}
