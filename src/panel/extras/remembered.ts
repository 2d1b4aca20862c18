/** Where this browser's choice of devices is kept. */
export const REMEMBERED = 'messenger-call-panel';

/** Whether anything was ever chosen here. A page without storage remembers nothing. */
export function hasRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}
