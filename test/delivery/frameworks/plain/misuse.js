// @ts-check
/** What the types must refuse: never run. */
/** @import {} from 'messenger-call-panel' */
const panel = document.createElement('messenger-call-panel');

panel.addEventListener('call-version', ({ detail }) => panel.setAttribute('data-version', String(detail.to)));

// @ts-expect-error: an adapter has two methods
panel.adapter = { subscribe: () => () => undefined };
// @ts-expect-error: text is expected
panel.consumerName = 7;
// @ts-expect-error: there is no such property
panel.consumerNmae = 'Maria';
// @ts-expect-error: the call shown is the panel's to say
panel.call = null;
// @ts-expect-error: a call that rings carries no version
panel.addEventListener('call-incoming', ({ detail }) => detail.from);
// @ts-expect-error: the panel has no such method
panel.answer();
