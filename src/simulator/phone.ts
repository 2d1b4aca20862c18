import type { MediaSource } from './media-source.js';
import type { ConsumerMedia } from './platform-peer.js';
import { syntheticCamera } from './synthetic-camera.js';
import { syntheticMicrophone } from './synthetic-microphone.js';

/** Where a phone's tracks come from, in place of the hum and the drawn face. Each is asked anew whenever the device is turned on. */
export interface PhoneDevices {
  readonly microphone?: () => MediaStreamTrack | Promise<MediaStreamTrack>;
  readonly camera?: () => MediaStreamTrack | Promise<MediaStreamTrack>;
}

/** 50 dB down: whether anybody is to hear the phone is for whoever shows it to decide. */
const INAUDIBLE = 0.003;

type DeviceName = 'microphone' | 'camera';

/** One device of the phone: open or not, and never opened twice at once. */
class Device {
  readonly #open: () => Promise<MediaSource>;
  #source: Promise<MediaSource> | null = null;

  constructor(open: () => Promise<MediaSource>) {
    this.#open = open;
  }

  open(): Promise<MediaSource> {
    if (this.#source === null) {
      const source = this.#open();
      this.#source = source;
      source.catch(() => {
        if (this.#source === source) this.#source = null;
      });
    }
    return this.#source;
  }

  close(): void {
    // A device that could not be opened needs no closing; whoever opened it was told.
    void this.#source?.then((source) => source.stop()).catch(() => undefined);
    this.#source = null;
  }
}

/** The consumer's phone as hardware: its microphone and camera, its loudspeaker and its screen. */
export class Phone {
  microphone = true;
  camera = false;
  readonly #microphone: Device;
  readonly #camera: Device;
  #calls = 0;
  #localStream: MediaStream | null = null;
  #remoteStream: MediaStream | null = null;
  #loudspeaker: HTMLAudioElement | null = null;

  constructor(devices: PhoneDevices) {
    this.#microphone = new Device(() => openDevice(devices.microphone, syntheticMicrophone));
    this.#camera = new Device(() => openDevice(devices.camera, syntheticCamera));
  }

  /** Made when first asked for, so that a page on a server can hold a phone too. */
  get localStream(): MediaStream {
    this.#localStream ??= new MediaStream();
    return this.#localStream;
  }

  get remoteStream(): MediaStream {
    this.#remoteStream ??= new MediaStream();
    return this.#remoteStream;
  }

  /** Opens a device that is wanted. Rejects when it cannot be opened; it is not wanted then any more. */
  async open(name: DeviceName): Promise<void> {
    if (!this[name]) return;
    try {
      await (name === 'camera' ? this.#camera : this.#microphone).open();
    } catch (error) {
      this[name] = false;
      throw error;
    }
  }

  /** Opens and closes devices until they are as wanted, and returns what is to be sent. What does not open is not sent. */
  async media(): Promise<ConsumerMedia> {
    const call = this.#calls;
    if (!this.camera) this.#camera.close();
    const microphone = await trackOf(this.#microphone);
    const camera = this.camera ? await trackOf(this.#camera) : null;
    if (call !== this.#calls) return { microphone: null, camera: null };
    if (microphone !== null) microphone.enabled = this.microphone;
    setTracks(this.localStream, [microphone, camera].filter((track) => track !== null));
    return { microphone: this.microphone ? microphone : null, camera };
  }

  receive(tracks: readonly MediaStreamTrack[]): void {
    setTracks(this.remoteStream, tracks);
    if (tracks.length > 0) this.#listen();
  }

  /** After a call: everything off, and ready for the next. */
  rest(): void {
    this.#calls += 1;
    this.#microphone.close();
    this.#camera.close();
    if (this.#loudspeaker !== null) this.#loudspeaker.srcObject = null;
    this.#loudspeaker = null;
    this.microphone = true;
    this.camera = false;
    if (this.#localStream !== null) setTracks(this.#localStream, []);
    if (this.#remoteStream !== null) setTracks(this.#remoteStream, []);
  }

  /** Chromium decodes sound, and counts its energy, only while an element that is not muted plays it (measured). */
  #listen(): void {
    if (this.#loudspeaker !== null) return;
    this.#loudspeaker = new Audio();
    this.#loudspeaker.volume = INAUDIBLE;
    this.#loudspeaker.srcObject = this.remoteStream;
    // A page without a user's click yet may not play: then nothing is lost but the count.
    this.#loudspeaker.play().catch(() => undefined);
  }
}

async function trackOf(device: Device): Promise<MediaStreamTrack | null> {
  return device.open().then(
    ({ track }) => track,
    () => null,
  );
}

async function openDevice(own: PhoneDevices[DeviceName], synthetic: () => MediaSource | Promise<MediaSource>): Promise<MediaSource> {
  if (own === undefined) return synthetic();
  const track = await own();
  return { track, stop: () => track.stop() };
}

/** Same stream, other tracks: whoever plays it need not be told. */
function setTracks(stream: MediaStream, tracks: readonly MediaStreamTrack[]): void {
  for (const track of stream.getTracks()) if (!tracks.includes(track)) stream.removeTrack(track);
  for (const track of tracks) stream.addTrack(track);
}
