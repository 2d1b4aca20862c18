import type { ProtocolProblem } from './events.js';

const MAX_PROBLEMS = 100;

/** Collects what was refused in one payload. Values are never repeated: a problem may be logged, a payload may not. */
export class ProblemList {
  readonly problems: ProtocolProblem[] = [];

  /** Returns null, so that a reader can end with it. */
  add(code: ProtocolProblem['code'], path: string, event?: string): null {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(event === undefined ? { code, path } : { code, path, event });
    return null;
  }
}
