/** The platform's side, played in the page: for demos, and for hosts' own tests. */
export * from './simulator/simulator.js';
