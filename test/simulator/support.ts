import { waitUntil } from '@open-wc/testing';
import { createSimulator, type LogEntry, type Simulator, type SimulatorOptions } from '../../src/simulator.js';
import { PlainAgent } from './plain-agent.js';

export const PATIENCE = { timeout: 10_000, interval: 25 };

export interface Scene {
  readonly simulator: Simulator;
  readonly agent: PlainAgent;
  readonly log: LogEntry[];
}

/** Simulators and agents of one test, closed after it. */
export class Stage {
  readonly #open: { close(): void }[] = [];

  set(options: SimulatorOptions = {}): Scene {
    const simulator = createSimulator({ latencyMs: 5, ...options });
    const log: LogEntry[] = [];
    simulator.onLog((entry) => log.push(entry));
    this.#open.push(simulator);
    return { simulator, agent: this.agent(simulator), log };
  }

  agent(simulator: Simulator): PlainAgent {
    const agent = new PlainAgent(simulator);
    this.#open.push(agent);
    return agent;
  }

  /** The consumer has called and the agent has accepted. */
  async inCall(options: SimulatorOptions = {}): Promise<Scene> {
    const scene = this.set(options);
    await scene.simulator.consumer.call();
    await heard(scene.agent, 'connect');
    await scene.agent.accept();
    return scene;
  }

  clear(): void {
    for (const member of this.#open.splice(0)) member.close();
  }
}

export async function heard(agent: PlainAgent, type: PlainAgent['events'][number]['type'], times = 1): Promise<void> {
  await waitUntil(() => agent.events.filter((event) => event.type === type).length >= times, `the agent hears ${type}`, PATIENCE);
}

interface Listener {
  statistics(): Promise<{ readonly audioEnergy: number; readonly framesDecoded: number }>;
}

/** A tone, and not the noise of a silent line. */
const AUDIBLE = 1e-7;

export async function hears(who: Listener): Promise<void> {
  const before = (await who.statistics()).audioEnergy;
  await waitUntil(async () => (await who.statistics()).audioEnergy > before + AUDIBLE, 'sound arrives', PATIENCE);
}

export async function sees(who: Listener): Promise<void> {
  const before = (await who.statistics()).framesDecoded;
  await waitUntil(async () => (await who.statistics()).framesDecoded > before + 2, 'pictures arrive', PATIENCE);
}
