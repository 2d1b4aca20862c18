/** A name or a sentence for where no page draws it: there the marks that isolate what runs the other way may show. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
