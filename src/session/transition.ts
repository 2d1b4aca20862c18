/** A pure step of anything: where it arrives, and what has to be done. */
export type Transition<State, Effect> = readonly [State, readonly Effect[]];

/** Adds effects. */
export function also<State, Effect>([state, effects]: Transition<State, Effect>, ...more: readonly Effect[]): Transition<State, Effect> {
  return [state, [...effects, ...more]];
}

/** Goes on from where a step arrived. */
export function andThen<State, Effect>([state, effects]: Transition<State, Effect>, move: (state: State) => Transition<State, Effect>): Transition<State, Effect> {
  const [next, more] = move(state);
  return [next, [...effects, ...more]];
}
