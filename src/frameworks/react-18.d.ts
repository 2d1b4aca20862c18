/**
 * `<messenger-call-panel>` in the JSX of React 18, which sets attributes and nothing else: properties and events go through a
 * ref. It writes `false` as text, which an attribute that is there or not would take for yes.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';
import type { CallPanelAttributes, CallPanelListeners, CallPanelProperties } from './properties.js';

export * from '../index.js';
export type { CallPanelAttributes, CallPanelListeners, CallPanelProperties };

type TextAttributes = {
  [Name in keyof CallPanelAttributes]: boolean extends CallPanelAttributes[Name] ? '' | undefined : CallPanelAttributes[Name];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'messenger-call-panel': DetailedHTMLProps<Omit<HTMLAttributes<MessengerCallPanel>, 'className'>, MessengerCallPanel> &
        TextAttributes & { class?: string | undefined };
    }
  }
}
