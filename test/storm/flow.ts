import type { SimulatedConsumer } from '../../src/simulator.js';

/** Who receives what. */
export interface Flow {
  readonly agentHears: boolean;
  readonly agentSees: boolean;
  readonly consumerHears: boolean;
  readonly consumerSees: boolean;
}

interface Received {
  readonly audioPackets: number;
  readonly audioEnergy: number;
  readonly framesDecoded: number;
}

/** What has arrived at each side since the call began. */
export interface Measurement {
  /** In ms, by the page's clock. */
  readonly at: number;
  readonly agent: Received;
  readonly consumer: Received;
}

/** A fake microphone's beeps, made soft by the browser's noise suppression, bring a hundred times as much in a second; silence brings nothing. */
const SOUND = 1e-8;
const PICTURES = 5;
/** Of a sender without a track: Firefox goes on with a black picture every second, Chromium sends nothing (measured). */
const BLACK_PICTURES_PER_SECOND = 1;

export async function measure(connection: RTCPeerConnection, phone: SimulatedConsumer): Promise<Measurement> {
  const [agent, consumer] = await Promise.all([receivedOn(connection), phone.statistics()]);
  return { at: performance.now(), agent, consumer };
}

/** What is not as wanted in the time between two measurements, in words. */
export function differences(wanted: Flow, before: Measurement, after: Measurement): readonly string[] {
  const agent = growth(before.agent, after.agent);
  const consumer = growth(before.consumer, after.consumer);
  return [
    ...pictures('the agent', wanted.agentSees, agent, 0),
    ...pictures('the consumer', wanted.consumerSees, consumer, Math.ceil(((after.at - before.at) / 1_000) * BLACK_PICTURES_PER_SECOND)),
    ...sound('the agent', wanted.agentHears, agent),
    ...sound('the consumer', wanted.consumerHears, consumer),
    // The consumer's phone stops sending; the agent's muted microphone sends silence, so that the platform does not take the call for dead.
    ...(!wanted.agentHears && agent.audioPackets > 0 ? [`${agent.audioPackets} packets of a muted phone`] : []),
    ...(consumer.audioPackets === 0 ? ['no packet of the agent’s microphone'] : []),
  ];
}

function pictures(who: string, wanted: boolean, { framesDecoded }: Received, black: number): readonly string[] {
  const right = wanted ? framesDecoded >= PICTURES : framesDecoded <= black;
  return right ? [] : [`${who} got ${framesDecoded} pictures, ${wanted ? 'and wants them' : 'which nobody sends'}`];
}

function sound(who: string, wanted: boolean, { audioEnergy, audioPackets }: Received): readonly string[] {
  return audioEnergy > SOUND === wanted ? [] : [`${who} got sound of energy ${audioEnergy} in ${audioPackets} packets, ${wanted ? 'and wants it' : 'which nobody sends'}`];
}

function growth(before: Received, after: Received): Received {
  return {
    audioPackets: after.audioPackets - before.audioPackets,
    audioEnergy: after.audioEnergy - before.audioEnergy,
    framesDecoded: after.framesDecoded - before.framesDecoded,
  };
}

async function receivedOn(connection: RTCPeerConnection): Promise<Received> {
  let audioPackets = 0;
  let audioEnergy = 0;
  let framesDecoded = 0;
  (await connection.getStats()).forEach((entry: Readonly<Record<string, unknown>>) => {
    if (entry['type'] !== 'inbound-rtp') return;
    if (entry['kind'] === 'audio') audioPackets += numberIn(entry, 'packetsReceived');
    audioEnergy += numberIn(entry, 'totalAudioEnergy');
    framesDecoded += numberIn(entry, 'framesDecoded');
  });
  return { audioPackets, audioEnergy, framesDecoded };
}

function numberIn(entry: Readonly<Record<string, unknown>>, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
