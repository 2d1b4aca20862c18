/** Whoever rings, by the panel it rings in. All panels of the page share its one title. */
const ringing = new Map<object, string>();
let timer: ReturnType<typeof setInterval> | undefined;
/** What stands in the title for a moment; null while the page's own does. */
let shown: string | null = null;
let own = '';

/** Lets the title of the page flash with a name; null when there is no reason any more. */
export function flashTitle(panel: object, name: string | null): void {
  if (name === null) {
    ringing.delete(panel);
    if (ringing.size === 0) stop();
  } else {
    ringing.set(panel, name);
    if (timer === undefined) {
      timer = setInterval(turn, 1000);
      turn();
    }
  }
}

function turn(): void {
  const [name = ''] = ringing.values();
  if (shown === null) {
    own = document.title;
    document.title = `☎ ${name}…`;
    shown = document.title; // as the browser has it, without white space at its ends
  } else {
    restore();
  }
}

/** When the page has given itself another title meanwhile, that one stays. */
function restore(): void {
  if (shown !== null && document.title === shown) document.title = own;
  shown = null;
}

function stop(): void {
  clearInterval(timer);
  timer = undefined;
  restore();
}
