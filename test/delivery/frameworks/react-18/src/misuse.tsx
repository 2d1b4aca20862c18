/** What the types must refuse: never run. */
import type { CallSnapshot } from 'messenger-call-panel/react-18';
import { CallPanel } from './call-panel.js';

export const right = [
  <messenger-call-panel key="1" page-id="1" audio-only="" class="wide" ref={(panel) => void panel?.accept({ camera: true })} />,
  <CallPanel key="2" videoCodecs="VP9" onIncoming={({ detail }) => detail.call satisfies CallSnapshot} />,
];

export const wrong = [
  // @ts-expect-error: React 18 would write the adapter as text
  <messenger-call-panel key="1" adapter={null} />,
  // @ts-expect-error: React 18 would write "false", which is there
  <messenger-call-panel key="2" audio-only={false} />,
  // @ts-expect-error: text is expected
  <messenger-call-panel key="3" consumer-name={7} />,
  // @ts-expect-error: an adapter has two methods
  <CallPanel key="4" adapter={{ subscribe: () => () => undefined }} />,
  // @ts-expect-error: the call shown is the panel's to say
  <CallPanel key="5" call={null} />,
  // @ts-expect-error: a call that rings carries no version
  <CallPanel key="6" onIncoming={({ detail }) => detail.from} />,
];
