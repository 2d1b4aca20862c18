import { STATES } from './states.js';

/** Shows in the form what the address says, and keeps what was not chosen out of the next address. */
export function fillForm(params: URLSearchParams): void {
  const form = document.querySelector('form');
  if (form === null) return;
  const states = form.elements.namedItem('only');
  if (states instanceof HTMLSelectElement) states.append(...STATES.map(({ name }) => new Option(name, name)));
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = params.get(field.name) ?? '';
  }
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  });
}
