/** Beside where the choice of devices is kept. */
const KEY = 'messenger-call-panel.alerts';

/** Where nothing was chosen: the browser has to be asked before anything is notified. */
const AT_FIRST = 'title';

export type Alert = 'notification' | 'title';

/** What could not be kept, as in a page without storage: it is remembered until the page is left. */
let unkept: string | null = null;

/** The agent's choice in this browser; read anew each time, because another page may have changed it. */
export function isWanted(alert: Alert): boolean {
  return wanted().includes(alert);
}

export function want(alert: Alert, on: boolean): void {
  const others = wanted().filter((other) => other !== alert);
  const choice = (on ? [...others, alert] : others).join(' ');
  try {
    localStorage.setItem(KEY, choice);
    unkept = null;
  } catch {
    unkept = choice;
  }
}

function wanted(): readonly string[] {
  return (unkept ?? kept() ?? AT_FIRST).split(' ').filter(Boolean);
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
