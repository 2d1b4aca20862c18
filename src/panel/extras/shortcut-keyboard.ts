/** How the keys are named on this machine's keyboard. */
export const MODIFIERS = navigator.userAgent.includes('Mac') ? '⌥⇧' : 'Alt+Shift+';

/** The letter that was pressed together with Alt and Shift and nothing else; null for any other key, and while someone types. */
export function shortcutLetter(event: KeyboardEvent): string | null {
  const { altKey, shiftKey, ctrlKey, metaKey, repeat, isComposing, defaultPrevented } = event;
  const chord = altKey && shiftKey && !ctrlKey && !metaKey && !event.getModifierState('AltGraph');
  return !chord || repeat || isComposing || defaultPrevented || event.composedPath().some(takesText) ? null : letterOf(event);
}

/**
 * The letter printed on the key. Where the key gives no Latin one (Option makes other signs of it on a Mac, and not every keyboard
 * is Latin), its place counts.
 */
function letterOf({ key, code }: KeyboardEvent): string | null {
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : (/^Key([A-Z])$/.exec(code)?.[1] ?? null);
}

const NOT_TYPED_IN = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'].map((type) => `[type=${type} i]`);
const TYPED_IN = `input:not(${NOT_TYPED_IN.join()}), textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton]`;

function takesText(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const draws = 'editContext' in target && target.editContext !== null; // a field that draws its text itself
  return target.isContentEditable || draws || target.matches(TYPED_IN) || mayHideField(target);
}

/** The focus is in a component that nobody can see into: for all one knows it is a field. */
function mayHideField(target: HTMLElement): boolean {
  return target.localName.includes('-') && target.shadowRoot === null && target.matches(':focus');
}
