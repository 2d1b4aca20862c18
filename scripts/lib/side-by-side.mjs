/**
 * Runs checks side by side, as many as this machine has room for. They start in the order of the list, those marked `long` first;
 * one that needs what another makes waits for that. One alone always has room.
 *
 * @template {{ name: string, cores?: number, long?: boolean, after?: string }} Check
 * @param {readonly Check[]} checks `cores`: how many it keeps busy, 1 when absent. `after`: which it waits for, if that is to be run
 * @param {number} room how many cores may be kept busy
 * @param {(check: Check) => Promise<void>} perform must not reject
 */
export async function sideBySide(checks, room, perform) {
  const waiting = [...checks.filter(({ long }) => long), ...checks.filter(({ long }) => !long)];
  const running = new Map();
  const busy = () => [...running.keys()].reduce((sum, check) => sum + coresOf(check), 0);
  const isDone = (name) => ![...waiting, ...running.keys()].some((check) => check.name === name);

  while (waiting.length > 0 || running.size > 0) {
    for (const check of [...waiting]) {
      const fits = running.size === 0 || busy() + coresOf(check) <= room;
      if (!fits || (check.after !== undefined && !isDone(check.after))) continue;
      waiting.splice(waiting.indexOf(check), 1);
      running.set(check, perform(check).then(() => running.delete(check)));
    }
    if (running.size === 0) throw new Error(`These wait for each other: ${waiting.map(({ name }) => name).join(', ')}.`);
    await Promise.race(running.values());
  }
}

function coresOf({ cores = 1 }) {
  return cores;
}
