/** What the types must refuse: never run. */
import type { CallSnapshot } from 'messenger-call-panel/react';
import 'messenger-call-panel/react';

export const right = (
  <messenger-call-panel
    page-id="1"
    audio-only
    part="panel"
    className="wide"
    ref={(panel) => void panel?.accept({ camera: true })}
    oncall-incoming={(event) => event.detail.call satisfies CallSnapshot}
    oncall-version={({ detail }) => detail.from satisfies number}
  />
);

export const wrong = [
  // @ts-expect-error: an adapter has two methods
  <messenger-call-panel key="1" adapter={{ subscribe: () => () => undefined }} />,
  // @ts-expect-error: text is expected
  <messenger-call-panel key="2" consumer-name={7} />,
  // @ts-expect-error: there is no such property
  <messenger-call-panel key="3" consumerNmae="Maria" />,
  // @ts-expect-error: the call shown is the panel's to say
  <messenger-call-panel key="4" call={null} />,
  // @ts-expect-error: a call that rings carries no version
  <messenger-call-panel key="5" oncall-incoming={({ detail }) => detail.from} />,
  // @ts-expect-error: the panel has no such method
  <messenger-call-panel key="6" ref={(panel) => panel?.answer()} />,
];
