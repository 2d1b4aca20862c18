import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { CallPanelEventMap, CallPanelProperties, MessengerCallPanel } from 'messenger-call-panel/react-18';
import 'messenger-call-panel/react-18';

interface CallPanelProps extends CallPanelProperties {
  children?: ReactNode;
  onIncoming?: (event: CallPanelEventMap['call-incoming']) => void;
  onEnded?: (event: CallPanelEventMap['call-ended']) => void;
}

/** React 18 sets attributes only: properties and events go through the element itself. */
export function CallPanel({ children, onIncoming, onEnded, ...properties }: CallPanelProps) {
  const panel = useRef<MessengerCallPanel>(null);
  useLayoutEffect(() => {
    if (panel.current !== null) Object.assign(panel.current, properties);
  });
  usePanelEvent(panel, 'call-incoming', onIncoming);
  usePanelEvent(panel, 'call-ended', onEnded);
  return <messenger-call-panel ref={panel}>{children}</messenger-call-panel>;
}

function usePanelEvent<Type extends keyof CallPanelEventMap>(
  panel: RefObject<MessengerCallPanel>,
  type: Type,
  listener: ((event: HTMLElementEventMap[Type]) => void) | undefined,
) {
  useEffect(() => {
    const element = panel.current;
    if (element === null || listener === undefined) return;
    element.addEventListener(type, listener);
    return () => element.removeEventListener(type, listener);
  }, [panel, type, listener]);
}
