// @ts-check
/** @import {} from 'messenger-call-panel' */
import { adapter, pageId } from './adapter.js';

const panel = document.querySelector('messenger-call-panel');
const news = document.querySelector('#news');
const customer = document.querySelector('input');

if (panel && news && customer) {
  panel.pageId = pageId;
  panel.adapter = adapter;
  panel.addEventListener('call-incoming', ({ detail: { call } }) => {
    news.textContent = `${call.consumerId} is calling.`;
  });
  panel.addEventListener('call-ended', ({ detail: { call } }) => {
    news.textContent = `Over: ${call.end?.reason ?? 'unknown'}.`;
  });
  customer.addEventListener('input', () => {
    panel.consumerName = customer.value;
  });
}
