/** Comes before everything else in a page: what goes wrong in any script of it is kept for the test. */
declare global {
  var scriptErrors: string[];
}

globalThis.scriptErrors = [];

// While it is captured, a script that could not be loaded is heard of too.
addEventListener(
  'error',
  (event: Event) => {
    if (event instanceof ErrorEvent) scriptErrors.push(`${event.message} (${event.filename}:${event.lineno})`);
    else if (event.target instanceof HTMLScriptElement) scriptErrors.push(`not loaded, or something it imports: ${event.target.src}`);
  },
  true,
);
addEventListener('unhandledrejection', ({ reason }) => scriptErrors.push(`unhandled: ${String(reason)}`));

const tell = console.error.bind(console);
console.error = (...words: readonly unknown[]) => {
  scriptErrors.push(words.map(String).join(' '));
  tell(...words);
};

export {};
