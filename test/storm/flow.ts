import type { SimulatedConsumer } from '../../src/simulator.js';
import { growth, picturesIn, receivedOn, SOUND, type Received } from '../support/received.js';

/** Who receives what. */
export interface Flow {
  readonly agentHears: boolean;
  readonly agentSees: boolean;
  readonly consumerHears: boolean;
  readonly consumerSees: boolean;
}

/** What has arrived at each side since the call began. */
export interface Measurement {
  /** In ms, by the page's clock. */
  readonly at: number;
  readonly agent: Received;
  readonly consumer: Received;
}

export async function measure(connection: RTCPeerConnection, phone: SimulatedConsumer): Promise<Measurement> {
  const [agent, consumer] = await Promise.all([receivedOn(connection), phone.statistics()]);
  return { at: performance.now(), agent, consumer };
}

/** What is not as wanted in the time between two measurements, in words. */
export function differences(wanted: Flow, before: Measurement, after: Measurement): readonly string[] {
  const agent = growth(before.agent, after.agent);
  const consumer = growth(before.consumer, after.consumer);
  const ms = after.at - before.at;
  return [
    ...pictures('the agent', wanted.agentSees, agent, picturesIn(agent, ms, { black: false })),
    ...pictures('the consumer', wanted.consumerSees, consumer, picturesIn(consumer, ms, { black: true })),
    ...sound('the agent', wanted.agentHears, agent),
    ...sound('the consumer', wanted.consumerHears, consumer),
    // The consumer's phone stops sending; the agent's muted microphone sends silence, so that the platform does not take the call for dead.
    ...(!wanted.agentHears && agent.audioPackets > 0 ? [`${agent.audioPackets} packets of a muted phone`] : []),
    ...(consumer.audioPackets === 0 ? ['no packet of the agent’s microphone'] : []),
  ];
}

function pictures(who: string, wanted: boolean, { framesDecoded }: Received, came: ReturnType<typeof picturesIn>): readonly string[] {
  return came === (wanted ? 'moving' : 'none') ? [] : [`${who} got ${framesDecoded} pictures, ${wanted ? 'and wants them' : 'which nobody sends'}`];
}

function sound(who: string, wanted: boolean, { audioEnergy, audioPackets }: Received): readonly string[] {
  return audioEnergy > SOUND === wanted ? [] : [`${who} got sound of energy ${audioEnergy} in ${audioPackets} packets, ${wanted ? 'and wants it' : 'which nobody sends'}`];
}
