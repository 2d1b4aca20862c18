import type { Output, Sound, Sounds } from './device-choice.js';

type Lead = (id: string) => Promise<void>;

interface Led {
  readonly output: Output;
  readonly lead: Lead;
  /** Where it is led to; empty for the system's default. */
  id: string;
}

/** Sounds that come out of the chosen devices. One that is not there, or that the browser withholds, is the system's default instead. */
export class LedSounds {
  readonly #idOf: (output: Output) => string;
  readonly #led = new Map<Sound, Led>();
  #ringer: Sound | undefined;

  constructor({ speaker, ringer }: Sounds, idOf: (output: Output) => string) {
    this.#idOf = idOf;
    this.speaker = speaker;
    this.ringer = ringer;
  }

  set speaker(sound: Sound | undefined) {
    if (sound) this.add(sound, 'speaker');
  }

  /** The last one, for whoever wants to know whether it is heard. */
  get ringer(): Sound | undefined {
    return this.#ringer;
  }

  set ringer(sound: Sound | undefined) {
    this.#ringer = sound;
    if (sound) this.add(sound, 'ringer');
  }

  /** Until it is removed; a note until it has sounded. One that was here before is where it was led to then. */
  add(sound: Sound, output: Output): void {
    const led = { output, lead: leadOf(sound), id: 'sinkId' in sound ? sound.sinkId : '' };
    this.#led.set(sound, led);
    this.#lead(led);
  }

  remove(sound: Sound): void {
    this.#led.delete(sound);
  }

  /** Another device was chosen, or one has come or gone. */
  leadAll(): void {
    for (const [sound, led] of this.#led) {
      if (isOver(sound)) this.#led.delete(sound);
      else this.#lead(led);
    }
  }

  #lead(led: Led): void {
    const id = this.#idOf(led.output);
    if (id === led.id) return;
    led.id = id;
    led.lead(id).catch(() => {
      // Not there after all, or not allowed. When devices come or go it is tried again.
      if (led.id === id) led.id = '';
      return led.lead('').catch(() => undefined);
    });
  }
}

/** A file that rang is taken away from its element; a note ends with its context. */
function isOver(sound: Sound): boolean {
  return sound instanceof HTMLMediaElement ? !sound.isConnected && !sound.hasAttribute('src') : sound.context.state === 'closed';
}

/** Whether this browser lets a page choose where it sounds. */
export function canLead(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

function leadOf(sound: Sound): Lead {
  if (sound instanceof HTMLMediaElement) return async (id) => (canLead() ? sound.setSinkId(id) : undefined);
  const { context } = sound;
  return hasSink(context) ? (id) => context.setSinkId(id) : viaElement(sound);
}

/** Firefox: only an element can be led, so the notes go through one. */
function viaElement(node: AudioNode): Lead {
  let element: HTMLAudioElement | null = null;
  return async (id) => {
    if (element !== null) return element.setSinkId(id);
    if (id === '' || !(node.context instanceof AudioContext) || !canLead()) return;
    const way = node.context.createMediaStreamDestination();
    const end = Object.assign(new Audio(), { srcObject: way.stream });
    await end.setSinkId(id);
    await end.play();
    node.disconnect();
    node.connect(way);
    element = end;
  };
}

interface Sinkable {
  setSinkId(id: string): Promise<void>;
}

function hasSink(context: BaseAudioContext): context is BaseAudioContext & Sinkable {
  return 'setSinkId' in context;
}
