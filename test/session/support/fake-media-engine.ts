import type { CallError } from '../../../src/protocol/call-error.js';
import type { AppliedOffer, CallStatistics, CodecSwitch, LocalOffer, MediaEngine, MediaEngineEvent, OfferRequest, TrackSlot } from '../../../src/session/ports.js';

/** A media engine with the signaling states of a real one: an operation out of order rejects, and so does a second one meanwhile. */
export class FakeMediaEngine implements MediaEngine {
  readonly remoteStream = { of: 'remote' };
  readonly localStream = { of: 'local' };
  readonly done: string[] = [];
  /** Failures to come, by the name of the operation. */
  readonly failures = new Map<string, CallError>();
  signaling: 'stable' | 'have-local-offer' = 'stable';
  microphoneOn = true;
  cameraOn = false;
  screenOn = false;
  /** What a choice of codecs comes to. */
  codecSwitch: CodecSwitch = 'switched';
  closed = false;
  #busy: string | null = null;

  constructor(readonly emit: (event: MediaEngineEvent) => void) {}

  async prepare(): Promise<void> {
    await this.#operate('prepare', 'stable', () => undefined);
  }

  async createOffer(request: OfferRequest): Promise<LocalOffer> {
    await this.#operate('createOffer', 'stable', () => {
      this.signaling = 'have-local-offer';
    });
    const slots: TrackSlot[] = ['audio', ...(request.video ? (['video'] as const) : []), ...(request.screen ? (['screen'] as const) : [])];
    return { sdp: `offer ${this.done.length}`, msids: Object.fromEntries(slots.map((slot) => [slot, `msid-${slot}`])) };
  }

  async applyAnswer(sdp: string): Promise<void> {
    await this.#operate(`applyAnswer ${sdp}`, 'have-local-offer', () => {
      this.signaling = 'stable';
    });
  }

  async applyOffer(sdp: string): Promise<AppliedOffer> {
    await this.#operate(`applyOffer ${sdp}`, 'stable', () => undefined);
    return { refusedKinds: [] };
  }

  async rollback(): Promise<void> {
    await this.#operate('rollback', 'have-local-offer', () => {
      this.signaling = 'stable';
    });
  }

  async openMicrophone(): Promise<void> {
    await Promise.resolve();
    this.#fail('openMicrophone');
    this.done.push('openMicrophone');
  }

  setMicrophoneEnabled(on: boolean): void {
    this.microphoneOn = on;
  }

  async setCamera(on: boolean): Promise<void> {
    await Promise.resolve();
    this.#fail('setCamera');
    this.cameraOn = on;
  }

  async setScreenShare(on: boolean): Promise<void> {
    await Promise.resolve();
    this.#fail('setScreenShare');
    this.screenOn = on;
  }

  /** In every signaling state, but never beside another operation. */
  async setVideoCodecs(choice: readonly string[]): Promise<CodecSwitch> {
    await this.#operate(`setVideoCodecs ${choice.join(' ')}`, this.signaling, () => undefined);
    return this.codecSwitch;
  }

  async close(): Promise<CallStatistics> {
    await Promise.resolve();
    this.closed = true;
    this.cameraOn = false;
    return { firstAudioAt: 1, firstVideoAt: null, audio: { packetsReceived: 5 }, video: {} };
  }

  async #operate(name: string, needs: FakeMediaEngine['signaling'], then: () => void): Promise<void> {
    if (this.#busy !== null) throw new Error(`${name} while ${this.#busy} is under way`);
    if (this.signaling !== needs) throw new Error(`${name} in ${this.signaling}`);
    if (this.closed) throw new Error(`${name} after close`);
    this.#busy = name;
    await Promise.resolve();
    await Promise.resolve();
    this.#busy = null;
    this.#fail(name.split(' ')[0] ?? name);
    then();
    this.done.push(name);
  }

  #fail(name: string): void {
    const error = this.failures.get(name);
    if (error === undefined) return;
    this.failures.delete(name);
    throw error;
  }
}
