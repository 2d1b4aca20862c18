import { codedError } from './coded-error.js';
import type { Denial } from './denial.js';
import { findDenial } from './denial.js';
import type { DeviceChoice, Output } from './device-choice.js';
import { isPseudo, watchDeviceList } from './device-list.js';
import { CHOICES, deviceMemory, type Choice, type Chosen, type NamedDevice, type Switch } from './device-memory.js';
import { devicePreview, type DevicePreview, type PreviewTools } from './device-preview.js';
import { devicesInUse, followers, isInUse, USING, type Device, type DeviceInUse } from './follow-devices.js';
import { canLead, LedSounds } from './led-sounds.js';
import { testSound } from './test-sound.js';

export type { Choice, Denial, Device, DeviceInUse, DevicePreview, NamedDevice, Output, Switch };

/**
 * Everything about choosing devices: which there are, what was chosen, and trying it out. Says `change` when any of it has changed,
 * and `using` (a `CustomEvent<DeviceInUse>`) when another device has taken over in a call or a preview.
 */
export interface DeviceDesk extends EventTarget {
  /** Those that can be chosen. Without leave to use devices a browser names none. */
  readonly devicesFor: (choice: Choice) => readonly NamedDevice[];
  /** Whether there are some that the browser does not name. */
  readonly hides: (device: Device) => boolean;
  /** Whether the browser has said which there are. Firefox keeps a page waiting that has not the focus. */
  readonly known: () => boolean;
  /** Which device the system's default is now; null where that cannot be told. */
  readonly systemDefault: (choice: Choice) => NamedDevice | null;
  /** What was chosen; null for the system's default. It need not be connected. */
  readonly chosenFor: (choice: Choice) => NamedDevice | null;
  /** Whether this browser lets a page choose where it sounds. */
  readonly canLead: boolean;
  /** Whether the browser asks, in a window of its own, which loudspeakers a page may know of (Firefox). */
  readonly asksForSpeaker: boolean;
  /** Resolves when calls under way use it. Rejects with a `CallError`; then all is as it was. Null: the system's default. */
  readonly choose: (choice: Choice, id: string | null) => Promise<void>;
  /** Has the browser ask for a loudspeaker, and chooses it. Rejects when the agent wanted none. */
  readonly askFor: (output: Output) => Promise<void>;
  /** Null where the browser, or the camera given, has no such switch. */
  readonly isOn: (name: Switch, camera: MediaStreamTrack | null) => boolean | null;
  readonly turn: (name: Switch, on: boolean) => Promise<void>;
  /** Asks for leave once, and releases the devices at once. */
  readonly allow: (devices: readonly Device[]) => Promise<void>;
  /** Which devices there are, once more: a device has just been opened, and now the browser names them. */
  readonly look: () => void;
  readonly preview: (devices: readonly Device[]) => DevicePreview;
  readonly test: (output: Output) => Promise<void>;
  /** The sound of a call comes out of the chosen speaker, until what is returned is called. */
  readonly leadCall: (element: HTMLMediaElement) => () => void;
  readonly findDenial: (device: Device, cause: unknown) => Promise<Denial | null>;
}

const KINDS: Readonly<Record<Choice, MediaDeviceKind>> = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput', ringer: 'audiooutput' };

let desk: DeviceDesk | null = null;

/** One a page, as devices are. `key`: under which name the browser keeps what was chosen. */
export function deviceDesk(key: string, tools: PreviewTools): DeviceDesk {
  return (desk ??= makeDesk(key, tools));
}

function makeDesk(key: string, tools: PreviewTools): DeviceDesk {
  const { choices, capture } = tools;
  const { mediaDevices } = navigator;
  const events = new EventTarget();
  const memory = deviceMemory(key, () => void heed(memory.recall()));
  let chosen = memory.recall();
  /** What could be had last: it is what is remembered, and gone back to. */
  let good = chosen;
  let turn = 0;
  let goodTurn = 0;
  let list: readonly MediaDeviceInfo[] = [];
  let known = false;
  const changed = () => events.dispatchEvent(new Event('change'));

  const devicesFor = (choice: Choice): readonly NamedDevice[] =>
    list.filter((device) => device.kind === KINDS[choice] && device.deviceId !== '' && !isPseudo(device)).map(({ deviceId: id, label }) => ({ id, label }));

  /** Of one that is known not to be there, nothing would be heard. */
  const outputId = (output: Output): string => {
    const id = choices.current[output];
    const there = devicesFor(output);
    return there.length === 0 || there.some((device) => device.id === id) ? id : '';
  };
  const sounds = new LedSounds(choices.sounds, outputId);
  choices.sounds = sounds;

  /** Sounds follow at once, as nothing can stand in their way; calls under way bring themselves into line. */
  const publish = async (next: Chosen) => {
    chosen = next;
    choices.current = choiceOf(chosen);
    sounds.leadAll();
    changed();
    await Promise.all([...followers].map((follow) => follow()));
  };

  const hold = (next: Chosen, ours: number) => {
    good = next;
    goodTurn = ours;
  };

  /** By itself: a device that cannot be opened is left alone. */
  const heed = (next: Chosen) => {
    hold(next, (turn += 1));
    return publish(next).catch(() => undefined);
  };

  const change = async (next: Chosen) => {
    const ours = (turn += 1);
    try {
      await publish(next);
    } catch (error) {
      if (chosen === next) await heed(good); // else something else was chosen meanwhile
      throw error;
    }
    if (ours < goodTurn) return; // something later holds already
    hold(next, ours);
    memory.remember(next);
  };

  const look = watchDeviceList((devices) => {
    list = devices;
    known = true;
    const found = chosen === good ? withIdsOf(chosen, devicesFor) : null; // not while another choice is being tried
    if (found === null) {
      sounds.leadAll();
      changed();
    } else {
      memory.remember(found);
      void heed(found);
    }
  }, new AbortController().signal);

  devicesInUse.addEventListener(USING, (event) => {
    if (isInUse(event)) events.dispatchEvent(new CustomEvent(USING, { detail: event.detail }));
  });
  void heed(chosen);
  look();

  return Object.assign(events, {
    devicesFor,
    known: () => known,
    hides: (device: Device) => list.some(({ kind, deviceId }) => kind === KINDS[device] && deviceId === ''),
    systemDefault(choice: Choice) {
      const devices = list.filter(({ kind, label }) => kind === KINDS[choice] && label !== '');
      const standIn = devices.find(({ deviceId }) => deviceId === 'default');
      // Of loudspeakers, a browser without such an entry names only those it was allowed to.
      const first = choice === 'microphone' || choice === 'camera' ? devices[0] : undefined;
      const device = standIn ? (devices.find((one) => !isPseudo(one) && one.groupId === standIn.groupId) ?? standIn) : first;
      return device ? { id: device.deviceId, label: device.label } : null;
    },
    chosenFor: (choice: Choice) => chosen.devices[choice] ?? null,
    canLead: canLead(),
    asksForSpeaker: asksForSpeaker(mediaDevices),
    choose(choice: Choice, id: string | null) {
      const device = devicesFor(choice).find((one) => one.id === id) ?? null;
      return change(withDevice(chosen, choice, device));
    },
    async askFor(output: Output) {
      if (!asksForSpeaker(mediaDevices)) return;
      const { deviceId: id, label } = await mediaDevices.selectAudioOutput();
      await change(withDevice(chosen, output, { id, label }));
      look();
    },
    isOn(name: Switch, camera: MediaStreamTrack | null) {
      const on = chosen.switches[name];
      const possible = name in mediaDevices.getSupportedConstraints() && (name !== 'backgroundBlur' || on === true || canBlur(camera));
      return possible ? (on ?? name !== 'backgroundBlur') : null;
    },
    turn: (name: Switch, on: boolean) => change({ ...chosen, switches: { ...chosen.switches, [name]: on } }),
    async allow(devices: readonly Device[]) {
      try {
        const stream = await mediaDevices.getUserMedia({ audio: true, video: devices.includes('camera') }).catch(async (cause: unknown) => {
          // As `capture` says it, which would ask the agent once more. A microphone that has a name was allowed before.
          const camera = devices.includes('camera') && list.some(({ kind, label }) => kind === 'audioinput' && label !== '');
          if (cause instanceof Error && cause.name === 'NotAllowedError') throw codedError(camera ? 'camera-denied' : 'microphone-denied', cause);
          return new MediaStream([await capture('microphone')]); // there is no camera, or it is in use
        });
        for (const track of stream.getTracks()) track.stop();
      } finally {
        look();
      }
    },
    look,
    preview: (devices: readonly Device[]) =>
      devicePreview(tools, devices, () => {
        look();
        changed();
      }),
    test: (output: Output) => testSound(choices, output),
    leadCall(element: HTMLMediaElement) {
      sounds.add(element, 'speaker');
      return () => sounds.remove(element);
    },
    findDenial,
  });
}

function withDevice({ devices, switches }: Chosen, choice: Choice, device: NamedDevice | null): Chosen {
  const others = Object.fromEntries(CHOICES.filter((other) => other !== choice && devices[other]).map((other) => [other, devices[other]]));
  return { switches, devices: device === null ? others : { ...others, [choice]: device } };
}

function choiceOf({ devices: { microphone, camera, speaker, ringer }, switches }: Chosen): DeviceChoice {
  const { backgroundBlur, ...hearing } = switches;
  return {
    microphone: { ...exactDevice(microphone), ...hearing },
    camera: { ...exactDevice(camera), ...(backgroundBlur === undefined ? {} : { backgroundBlur }) },
    speaker: speaker?.id ?? '',
    ringer: ringer?.id ?? '',
  };
}

function exactDevice(device: NamedDevice | undefined): MediaTrackConstraints {
  return device ? { deviceId: { exact: device.id } } : {};
}

/** A browser may call a device by another id than before: after its data were cleared, or in Safari at any time. Null when nothing is to be mended. */
function withIdsOf(chosen: Chosen, devicesFor: DeviceDesk['devicesFor']): Chosen | null {
  let mended: Chosen | null = null;
  for (const choice of CHOICES) {
    const device = chosen.devices[choice];
    const there = devicesFor(choice);
    if (!device || there.some(({ id }) => id === device.id)) continue;
    const [namesake, ...others] = there.filter(({ label }) => label !== '' && label === device.label);
    if (namesake && others.length === 0) mended = withDevice(mended ?? chosen, choice, namesake);
  }
  return mended;
}

function canBlur(camera: MediaStreamTrack | null): boolean {
  const { backgroundBlur } = camera?.getCapabilities() ?? {};
  return backgroundBlur?.includes(true) === true && backgroundBlur.includes(false);
}

interface AsksForSpeaker {
  selectAudioOutput(): Promise<MediaDeviceInfo>;
}

function asksForSpeaker(mediaDevices: MediaDevices): mediaDevices is MediaDevices & AsksForSpeaker {
  return 'selectAudioOutput' in mediaDevices;
}
