/** What a helpdesk's page adds: whom a call would reach, and what to note of a call that is over. */
const panel = document.querySelector('messenger-call-panel');
const customer = document.querySelector('#customer');
const news = document.querySelector('#news');

customer.addEventListener('change', () => {
  panel.consumerId = customer.value.trim() || null;
});
panel.addEventListener('call-ended', ({ detail: { call } }) => {
  news.textContent = `${call.consumerId}: ${call.end.reason}.`;
});
